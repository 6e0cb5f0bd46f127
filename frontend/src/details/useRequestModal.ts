import { useEffect } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

/** What the address says of a log only: the list behind it, and another log, know nothing of it. */
const OF_A_LOG = ['level', 'destination', 'search']

function ofTheList(search: string): string {
  const parameters = new URLSearchParams(search)
  OF_A_LOG.forEach((name) => parameters.delete(name))
  return parameters.toString()
}

/**
 * A modal about one request, with an address of its own: which request, what the address says of the list, and how to close it, back to the
 * list as it was.
 */
export function useRequestModal() {
  const { requestId = '' } = useParams()
  const search = ofTheList(useLocation().search)
  const navigate = useNavigate()
  useEffect(() => () => focusRow(requestId), [requestId])
  return { requestId, search, close: () => void navigate({ pathname: '/uploads', search }) }
}

/** Whoever works by keyboard goes on at the row that the modal was about, unless another modal has taken over. */
function focusRow(requestId: string) {
  setTimeout(() => {
    if (document.querySelector('[role="dialog"]')) return
    document
      .querySelector<HTMLElement>(`[data-request="${CSS.escape(requestId)}"] [data-opens="details"]`)
      ?.focus({ preventScroll: true })
  })
}

import { useEffect } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

/** A modal about one request, with an address of its own: which request, and how to close it, back to the list as it was. */
export function useRequestModal() {
  const { requestId = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  useEffect(() => () => focusRow(requestId), [requestId])
  return { requestId, search, close: () => void navigate({ pathname: '/uploads', search }) }
}

/** Whoever works by keyboard goes on at the row that the modal was about, unless another modal has taken over. */
function focusRow(requestId: string) {
  setTimeout(() => {
    if (document.querySelector('[role="dialog"]')) return
    document
      .querySelector<HTMLElement>(`[data-request="${CSS.escape(requestId)}"] a`)
      ?.focus({ preventScroll: true })
  }, 50)
}

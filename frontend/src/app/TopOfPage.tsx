import { useLayoutEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/** A page that is gone to is shown from its top; one that is come back to, where the reader was. What opens above a page moves nothing. */
export function TopOfPage() {
  const { pathname } = useLocation()
  const isBack = useNavigationType() === NavigationType.Pop
  const page = pathname.split('/')[1]
  const before = useRef(page)
  useLayoutEffect(() => {
    if (before.current !== page && !isBack) globalThis.scrollTo({ top: 0, behavior: 'instant' })
    before.current = page
  }, [page, isBack])
  return null
}

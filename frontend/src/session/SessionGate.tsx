import { lazy, type ReactNode, Suspense } from 'react'
import { useLocation } from 'react-router'
import { Loading } from '../shared/Loading'
import { API_PATH, CALLBACK_PATH } from './session'
import { useSession } from './useSession'

const SignInPage = lazy(async () => ({ default: (await import('./SignInPage')).SignInPage }))
const SignedInPage = lazy(async () => ({ default: (await import('./SignedInPage')).SignedInPage }))

/** Shows the dashboard to whoever may see it, and the API's page to everybody. As long as that is not known it is shown, too: its calls wait. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { state } = useSession()
  const { pathname } = useLocation()
  if (pathname === CALLBACK_PATH) {
    return (
      <Suspense fallback={<Loading />}>
        <SignedInPage />
      </Suspense>
    )
  }
  if (state !== 'signed out' || pathname === API_PATH) return children
  return (
    <Suspense>
      <SignInPage />
    </Suspense>
  )
}

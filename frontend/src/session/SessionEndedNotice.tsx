import { lazy, Suspense } from 'react'
import { useSession } from './useSession'

const SessionEndedBanner = lazy(async () => ({
  default: (await import('./SessionEndedBanner')).SessionEndedBanner,
}))

/** Where it is said that the session has ended, when it has. */
export function SessionEndedNotice({ className }: { className?: string }) {
  const { state } = useSession()
  if (state !== 'ended') return null
  return (
    <Suspense>
      <SessionEndedBanner className={className} />
    </Suspense>
  )
}

import { useMemo } from 'react'
import { exactTime, relativeTime } from './time'
import { useNow } from './useNow'

/** A time as the distance from now; exact, with its zone, on hover. */
export function Time({ at }: { at: number }) {
  const now = useNow()
  const exact = useMemo(() => exactTime(at), [at])
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {relativeTime(at, now)}
    </time>
  )
}

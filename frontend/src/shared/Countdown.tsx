import { useMemo } from 'react'
import { duration, exactTime } from './time'
import { useNow } from './useNow'

/** How long until a time; once it has passed, that it is due. */
export function Countdown({ at }: { at: number }) {
  const now = useNow()
  const exact = useMemo(() => exactTime(at), [at])
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {at > now ? `in ${duration(at - now)}` : `due for ${duration(now - at)}`}
    </time>
  )
}

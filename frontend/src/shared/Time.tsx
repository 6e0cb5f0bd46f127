import { useState } from 'react'
import { exactTime, relativeTime } from './time'
import { useNow } from './useNow'

/** A time as the distance from now; exact, with its zone, on hover. */
export function Time({ at }: { at: number }) {
  const now = useNow()
  // Nobody can hover over all the times of a list, and to put them in words keeps a slow phone busy.
  const [pointedAt, setPointedAt] = useState(false)
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={pointedAt ? exactTime(at) : undefined}
      onPointerEnter={() => setPointedAt(true)}
    >
      {relativeTime(at, now)}
    </time>
  )
}

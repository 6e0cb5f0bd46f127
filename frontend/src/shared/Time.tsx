import { Tooltip } from '@mantine/core'
import { exactTime, relativeTime } from './time'
import { useNow } from './useNow'

/** A time as the distance from now; exact, with its zone, on hover. */
export function Time({ at }: { at: number }) {
  const now = useNow()
  return (
    <Tooltip label={exactTime(at)}>
      <time dateTime={new Date(at).toISOString()}>{relativeTime(at, now)}</time>
    </Tooltip>
  )
}

import { Tooltip } from '@mantine/core'
import { duration, exactTime } from './time'
import { useNow } from './useNow'

/** How long until a time; once it has passed, that it is due. */
export function Countdown({ at }: { at: number }) {
  const now = useNow()
  return (
    <Tooltip label={exactTime(at)}>
      <time dateTime={new Date(at).toISOString()}>
        {at > now ? `in ${duration(at - now)}` : `due for ${duration(now - at)}`}
      </time>
    </Tooltip>
  )
}

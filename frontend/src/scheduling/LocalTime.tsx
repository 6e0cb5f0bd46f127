import { exactTime, relativeTime } from '../shared/time'
import { useNow } from '../shared/useNow'
import { ownZone } from '../shared/zone'
import { placeOf, timeIn } from './zones'

/** A time on the reader's clocks, and how far away it is: "Mon 30 Nov, 18:20 in Berlin, 3 minutes ago". */
export function LocalTime({ at }: { at: number }) {
  const now = useNow()
  const { name } = ownZone()
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeIn(name, at, now)} in {placeOf(name)}, {relativeTime(at, now)}
    </time>
  )
}

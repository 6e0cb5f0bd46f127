import { duration, exactTime } from '../shared/time'
import { useNow } from '../shared/useNow'
import { placeOf, timeForReader, timeIn } from './zones'

type Props = { at: number; zone: string }

/** The time that a post is scheduled for, on the clocks that its user meant, and how long it is until then. */
export function ScheduledTime({ at, zone }: Props) {
  const now = useNow()
  const own = timeForReader(zone, at)
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeIn(zone, at, now)} in {placeOf(zone)}
      {at > now && `, in ${duration(at - now)}`}
      {own && ` (${own})`}
    </time>
  )
}

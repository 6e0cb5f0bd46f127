import { relativeTime } from '../shared/time'
import { useNow } from '../shared/useNow'
import { calendarOf, instantsOf, placeOf, timeForReader, timeIn } from './zones'

type Props = { local: string; zone: string }

/** What a local time means: the day, how far away it is, and what the reader's own clock shows then. A span, as it stands in the paragraph that describes a field. */
export function Meaning({ local, zone }: Props) {
  const now = useNow()
  const instants = instantsOf(local, zone)
  const [at] = instants
  if (at === undefined) return null
  const own = timeForReader(zone, at)
  return (
    <span>
      {timeIn(zone, at, now)} in {placeOf(zone)}: {relativeTime(at, now, calendarOf(zone))}
      {own && `; that is ${own}`}.
      {instants.length > 1 && ' Clocks go back then and show this time twice: the first one is meant.'}
    </span>
  )
}

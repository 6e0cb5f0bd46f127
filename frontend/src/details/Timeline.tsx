import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { LogEntry } from '../api/client'
import { useLog } from '../api/queries'
import { milestones } from '../logs/filter'
import { accountName } from '../platforms/catalogue'
import { placeOf, timeIn } from '../scheduling/zones'
import { clockTime, dayOf, exactTime } from '../shared/time'
import { useNow } from '../shared/useNow'
import type { Schedule } from './schedule'
import classes from './Timeline.module.css'

const MOST = 40

type Props = {
  requestId: string
  schedule: Schedule | undefined
  names: ReadonlyMap<string, string>
  search: string
}

/** What happened, in order, without the single calls to the platforms. */
export function Timeline({ requestId, schedule, names, search }: Props) {
  const { data: log } = useLog(requestId)
  const all = milestones(log?.entries ?? [])
  const shown = all.slice(-MOST)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="timeline">
      <Title order={3} size="h4" mb="xs" id="timeline">
        Timeline
      </Title>
      {all.length > shown.length && (
        <Text size="sm" c="dimmed">
          The latest {MOST} of {all.length}.{' '}
          <Anchor component={Link} to={{ pathname: `/uploads/${requestId}/logs`, search }} size="sm">
            All of it is in the log.
          </Anchor>
        </Text>
      )}
      <ol className={classes.timeline}>
        {shown.map((entry, index) => (
          <li key={entry.id} data-level={entry.level}>
            <Moment at={Date.parse(entry.timestamp)} after={timeOf(shown[index - 1])} />
            <div>
              <Text size="sm" component="span" c="dimmed">
                {accountName(entry.destination, names)}
              </Text>{' '}
              <Text size="sm" component="span">
                {entry.message}
              </Text>
            </div>
          </li>
        ))}
        <Planned schedule={schedule} after={timeOf(shown.at(-1))} />
      </ol>
    </section>
  )
}

function timeOf(entry: LogEntry | undefined): number | undefined {
  return entry && Date.parse(entry.timestamp)
}

/** What is still to come: the time that it is scheduled for. */
function Planned({ schedule, after }: { schedule: Schedule | undefined; after: number | undefined }) {
  const now = useNow()
  if (!schedule || schedule.at <= now) return null
  return (
    <li data-level="PLANNED">
      <Moment at={schedule.at} after={after} />
      <Text size="sm" component="span" c="dimmed">
        To come: it goes out, {timeIn(schedule.zone, schedule.at, now)} in {placeOf(schedule.zone)}
      </Text>
    </li>
  )
}

/** The time of day on the reader's clock, with the day where that is another than before. */
function Moment({ at, after }: { at: number; after: number | undefined }) {
  const isOtherDay = after !== undefined && dayOf(at) !== dayOf(after)
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {isOtherDay && <span className={classes.day}>{dayOf(at)}</span>}
      {clockTime(at)}
    </time>
  )
}

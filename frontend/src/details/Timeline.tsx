import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useLog } from '../api/queries'
import { milestones } from '../logs/filter'
import { accountName } from '../platforms/platforms'
import { clockTime, exactTime } from '../shared/time'
import classes from './Timeline.module.css'

const MOST = 40

type Props = { requestId: string; names: ReadonlyMap<string, string>; search: string }

/** What happened, in order, without the single calls to the platforms. */
export function Timeline({ requestId, names, search }: Props) {
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
        {shown.map((entry) => (
          <li key={entry.id} data-level={entry.level}>
            <time dateTime={entry.timestamp} title={exactTime(Date.parse(entry.timestamp))}>
              {clockTime(Date.parse(entry.timestamp))}
            </time>
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
      </ol>
    </section>
  )
}

import { Button, Text } from '@mantine/core'
import { IconFileText, IconInfoCircle } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { UploadRequest } from '../api/client'
import { scheduleOf } from '../details/schedule'
import { ScheduledTime } from '../scheduling/ScheduledTime'
import { Thumbnail } from '../shared/Thumbnail'
import { Time } from '../shared/Time'
import { fileName } from '../shared/video'
import { progressInWords } from '../status/status'
import { StatusBadge } from '../status/StatusBadge'
import { PostingLine } from './PostingLine'
import classes from './UploadRow.module.css'

type Props = { request: UploadRequest; names: ReadonlyMap<string, string>; search: string }

/** One request of the list: a row on a wide screen, a card on a narrow one. */
export const UploadRow = memo(function UploadRow({ request, names, search }: Props) {
  const schedule = scheduleOf(request)
  const to = `/uploads/${request.request_id}`
  const what = request.caption.trim() || fileName(request.video_url)
  return (
    <li className={classes.row} data-request={request.request_id}>
      <div className={classes.video}>
        <Thumbnail videoUrl={request.video_url} />
        <div className={classes.facts}>
          {request.caption.trim() ? (
            <Text className="user-text" dir="auto" size="sm" fw={500} lineClamp={2}>
              {request.caption}
            </Text>
          ) : (
            <Text size="sm" fs="italic" c="dimmed">
              No caption
            </Text>
          )}
          <Text size="xs" c="dimmed" truncate>
            {fileName(request.video_url)}
          </Text>
          <Text size="xs" c="dimmed">
            <Time at={request.created_at * 1000} />
          </Text>
          {schedule && !request.is_final && (
            <Text size="xs">
              for <ScheduledTime {...schedule} />
            </Text>
          )}
        </div>
      </div>
      <ul className={classes.postings} aria-label="Destinations">
        {Object.entries(request.destinations).map(([destination, posting]) => (
          <PostingLine key={destination} destination={destination} posting={posting} names={names} />
        ))}
      </ul>
      <div className={classes.overall}>
        <StatusBadge status={request.status} />
        <Text size="xs" c="dimmed">
          {progressInWords(request)}
        </Text>
      </div>
      <div className={classes.actions}>
        <Button
          component={Link}
          to={{ pathname: to, search }}
          variant="default"
          size="xs"
          leftSection={<IconInfoCircle size={16} aria-hidden />}
          aria-label={`View details of ${what}`}
        >
          View details
        </Button>
        <Button
          component={Link}
          to={{ pathname: `${to}/logs`, search }}
          variant="default"
          size="xs"
          leftSection={<IconFileText size={16} aria-hidden />}
          aria-label={`View logs of ${what}`}
        >
          View logs
        </Button>
      </div>
    </li>
  )
})

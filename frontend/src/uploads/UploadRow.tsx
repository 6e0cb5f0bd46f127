import { Button, Text } from '@mantine/core'
import { IconFileText, IconInfoCircle } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { Link } from 'react-router'
import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import { scheduleOf } from '../details/schedule'
import { ScheduledTime } from '../scheduling/ScheduledTime'
import { Thumbnail } from '../shared/Thumbnail'
import { Time } from '../shared/Time'
import { fileName, titleOf } from '../shared/video'
import { progressInWords } from '../status/status'
import { StatusBadge } from '../status/StatusBadge'
import { Postings } from './Postings'
import { RowBulk } from './RowBulk'
import classes from './UploadRow.module.css'

type Props = {
  request: UploadRequest
  accounts: Accounts
  names: ReadonlyMap<string, string>
  search: string
}

/** One request of the list: a row on a wide screen, a card on a narrow one. */
export const UploadRow = memo(function UploadRow({ request, accounts, names, search }: Props) {
  const schedule = scheduleOf(request)
  const to = `/uploads/${request.request_id}`
  const keepsPlace = useWasSeenMoving(request)
  const what = titleOf(request)
  return (
    <li className={classes.row} data-request={request.request_id} data-keeps-place={keepsPlace}>
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
      <Postings request={request} accounts={accounts} names={names} />
      <div className={classes.overall}>
        <StatusBadge status={request.status} />
        <Text size="xs" c="dimmed">
          {progressInWords(request)}
        </Text>
      </div>
      <div className={classes.actions} data-many={request.counts.total > 2}>
        <Button
          component={Link}
          to={{ pathname: to, search }}
          variant="default"
          size="xs"
          leftSection={<IconInfoCircle size={16} aria-hidden />}
          data-opens="details"
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
        <RowBulk request={request} accounts={accounts} names={names} />
      </div>
    </li>
  )
})

/** Whether a request was not final at some time since it is shown: what may come then has its place, and keeps it. */
function useWasSeenMoving({ is_final: isFinal }: UploadRequest): boolean {
  const [wasSeen, setWasSeen] = useState(!isFinal)
  if (!isFinal && !wasSeen) setWasSeen(true)
  return wasSeen
}

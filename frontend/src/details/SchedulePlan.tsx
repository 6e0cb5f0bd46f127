import { Button, Group, Paper, Text } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { UploadRequest } from '../api/client'
import { useChange } from '../api/commands'
import { ScheduledTime } from '../scheduling/ScheduledTime'
import { ConfirmModal } from '../shared/ConfirmModal'
import { FailureBanner } from '../shared/FailureBanner'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'
import { keptChange } from './keptChange'
import { mayChange, scheduleOf } from './schedule'
import classes from './SchedulePlan.module.css'

const ChangeForm = lazy(async () => ({ default: (await import('./ChangeForm')).ChangeForm }))

/** When a request goes out, and what can be done about that as long as nothing of it has started. */
export function SchedulePlan({ request }: { request: UploadRequest }) {
  const schedule = scheduleOf(request)
  const [changing, setChanging] = useState(() => keptChange(request.request_id) !== undefined)
  if (!schedule || request.is_final) return null
  return (
    <Paper withBorder p="sm" component="section" aria-label="Schedule">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconCalendarClock size={20} aria-hidden className={classes.sign} />
        <Text size="sm">
          Goes out <ScheduledTime {...schedule} />
        </Text>
      </Group>
      {mayChange(request) && !changing && <Choices request={request} onChange={() => setChanging(true)} />}
      {changing && (
        <Suspense>
          <ChangeForm request={request} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </Paper>
  )
}

function Choices({ request, onChange }: { request: UploadRequest; onChange: () => void }) {
  const change = useChange(request.request_id)
  const postNow = useDialog()
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={onChange}>
          Change time or caption
        </Button>
        <Button size="xs" variant="default" onClick={postNow.open}>
          Post now
        </Button>
      </Group>
      {change.error && <FailureBanner title="It was not done" error={change.error} />}
      {postNow.opened && (
        <ConfirmModal
          title="Post now?"
          keep="Keep its time"
          confirm="Post now"
          danger={false}
          loading={change.isPending}
          onConfirm={() =>
            change.mutate(
              { scheduled_at: null },
              { onSuccess: () => toast('It is posted now.'), onSettled: postNow.close },
            )
          }
          onClose={postNow.close}
        >
          It goes out as soon as possible, instead of at its time.
        </ConfirmModal>
      )}
    </>
  )
}

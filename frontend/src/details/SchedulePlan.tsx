import { Button, Group, Paper, Text } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { UploadRequest } from '../api/client'
import { useChange, useCommand } from '../api/commands'
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
  const cancel = useCommand(request.request_id)
  const postNow = useDialog()
  const cancelAll = useDialog()
  const several = request.counts.scheduled > 1
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={onChange}>
          Change time or caption
        </Button>
        <Button size="xs" variant="default" onClick={postNow.open}>
          Post now
        </Button>
        {several && (
          <Button size="xs" variant="default" onClick={cancelAll.open}>
            Cancel all
          </Button>
        )}
      </Group>
      {(change.error ?? cancel.error) && (
        <FailureBanner title="It was not done" error={change.error ?? cancel.error} />
      )}
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
      {cancelAll.opened && (
        <ConfirmModal
          title="Stop posting?"
          keep="Keep it"
          confirm="Stop posting"
          loading={cancel.isPending}
          onConfirm={() =>
            cancel.mutate(
              { kind: 'cancel' },
              { onSuccess: () => toast('The post is cancelled.'), onSettled: cancelAll.close },
            )
          }
          onClose={cancelAll.close}
        >
          It will not be posted anywhere. To post it after all, you make a new post.
        </ConfirmModal>
      )}
    </>
  )
}

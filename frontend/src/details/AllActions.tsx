import { Button, Group } from '@mantine/core'
import { useCommand } from '../api/commands'
import { ConfirmModal } from '../shared/ConfirmModal'
import { FailureBanner } from '../shared/FailureBanner'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'

type Props = {
  requestId: string
  /** How many destinations can be tried again, and how many can be stopped. */
  retryable: number
  cancellable: number
}

/** What can be done about several destinations at once. */
export function AllActions({ requestId, retryable, cancellable }: Props) {
  const command = useCommand(requestId)
  const question = useDialog()
  if (retryable < 2 && cancellable < 2 && !command.error) return null

  function run(kind: 'retry' | 'cancel', done: (count: number) => string) {
    command.mutate(
      { kind },
      {
        onSuccess: ({ changed }) => toast(done(changed.length)),
        onSettled: question.close,
      },
    )
  }

  return (
    <>
      <Group gap="xs">
        {retryable > 1 && (
          <Button
            size="xs"
            loading={command.isPending && !question.opened}
            onClick={() => run('retry', (count) => `${destinations(count)} tried again.`)}
          >
            Retry all
          </Button>
        )}
        {cancellable > 1 && (
          <Button size="xs" variant="default" onClick={question.open}>
            Cancel all
          </Button>
        )}
      </Group>
      {command.error && <FailureBanner title="It was not done" error={command.error} />}
      {question.opened && (
        <ConfirmModal
          title="Stop posting?"
          keep="Keep it"
          confirm="Stop posting"
          loading={command.isPending}
          onConfirm={() => run('cancel', (count) => `${destinations(count)} cancelled.`)}
          onClose={question.close}
        >
          It will not be posted to the {cancellable} destinations where it is not out yet; where it is live,
          it stays. To post it after all, you make a new post.
        </ConfirmModal>
      )}
    </>
  )
}

function destinations(count: number): string {
  return count === 1 ? '1 destination is' : `${count} destinations are`
}

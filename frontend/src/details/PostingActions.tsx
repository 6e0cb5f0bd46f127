import { Alert, Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Posting } from '../api/client'
import { useCommand } from '../api/commands'
import { ConfirmModal } from '../shared/ConfirmModal'
import { type Action, actionsOf } from './actions'

type Props = { requestId: string; destination: string; name: string; posting: Posting }

/** What can be done about a destination as it stands. */
export function PostingActions({ requestId, destination, name, posting }: Props) {
  const command = useCommand(requestId)
  const [asked, setAsked] = useState<Action>()
  const actions = actionsOf(posting)
  if (actions.length === 0 && !command.error) return null

  function run(action: Action) {
    command.mutate(
      { ...action.command, destination },
      {
        onSuccess: () => notifications.show({ message: `${name}: ${action.done}`, color: 'green' }),
        onSettled: () => setAsked(undefined),
      },
    )
  }

  return (
    <>
      <Group mt="sm" gap="xs">
        {actions.map((action) => (
          <Button
            key={action.label}
            size="xs"
            variant={action.question ? 'default' : 'filled'}
            loading={command.isPending && !asked}
            aria-label={`${action.label}: ${name}`}
            onClick={() => (action.question ? setAsked(action) : run(action))}
          >
            {action.label}
          </Button>
        ))}
      </Group>
      {command.error && (
        <Alert
          mt="sm"
          color="red"
          role="alert"
          title="It was not done"
          withCloseButton
          closeButtonLabel="Close"
          onClose={command.reset}
        >
          {command.error.message}
        </Alert>
      )}
      {asked?.question && (
        <ConfirmModal
          title={`${asked.label}?`}
          confirm={asked.label}
          loading={command.isPending}
          onConfirm={() => run(asked)}
          onClose={() => setAsked(undefined)}
        >
          {asked.question}
        </ConfirmModal>
      )}
    </>
  )
}

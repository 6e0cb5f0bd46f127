import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Posting } from '../api/client'
import { useCommand } from '../api/commands'
import { ConfirmModal } from '../shared/ConfirmModal'
import { FailureBanner } from '../shared/FailureBanner'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'
import { type Action, actionsOf } from './actions'

type Props = { requestId: string; destination: string; name: string; posting: Posting }

/** What can be done about a destination as it stands. */
export function PostingActions({ requestId, destination, name, posting }: Props) {
  const command = useCommand(requestId)
  const [asked, setAsked] = useState<Action>()
  const question = useDialog()
  const actions = actionsOf(posting)
  if (actions.length === 0 && !command.error) return null

  function run(action: Action) {
    command.mutate(
      { ...action.command, destination },
      {
        onSuccess: () => toast(`${name}: ${action.done}`),
        onSettled: question.close,
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
            loading={command.isPending && !question.opened}
            aria-label={`${action.label}: ${name}`}
            onClick={() => {
              if (action.question) {
                setAsked(action)
                question.open()
              } else {
                run(action)
              }
            }}
          >
            {action.label}
          </Button>
        ))}
      </Group>
      {command.error && <FailureBanner title="It was not done" error={command.error} />}
      {question.opened && asked?.question && (
        <ConfirmModal
          {...asked.question}
          loading={command.isPending}
          onConfirm={() => run(asked)}
          onClose={question.close}
        >
          {name}: {asked.question.text}
        </ConfirmModal>
      )}
    </>
  )
}

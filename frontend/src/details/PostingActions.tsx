import { Button, Group } from '@mantine/core'
import { IconCopy, IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { accountAddress } from '../accounts/address'
import type { Posting } from '../api/client'
import { useCommand } from '../api/commands'
import type { VideoAdvice } from '../platforms/video'
import { ConfirmModal } from '../shared/ConfirmModal'
import { FailureBanner } from '../shared/FailureBanner'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'
import { type Action, actionsOf, needsReconnect } from './actions'
import { mustChange } from './advice'

type Fix = NonNullable<VideoAdvice['fix']>

type Props = {
  requestId: string
  destination: string
  name: string
  posting: Posting
  /** Whether the account must be connected, or connected again, first. */
  mustConnect: boolean
  fixes: readonly Fix[]
  /** Takes what failed this way into a new post, with an option that helps if there is one. */
  onCopy: (fix?: Fix) => void
}

/** What can be done about a destination as it stands. */
export function PostingActions({ requestId, destination, name, posting, mustConnect, fixes, onCopy }: Props) {
  const command = useCommand(requestId)
  const [asked, setAsked] = useState<Action>()
  const question = useDialog()
  const actions = actionsOf(posting, mustConnect)
  const reconnects = needsReconnect(posting, mustConnect)
  const copies = mustChange(posting)
  if (actions.length === 0 && !reconnects && !copies && !command.error) return null

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
        {reconnects && (
          <Button
            component={Link}
            to={accountAddress(destination)}
            size="xs"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            aria-label={`Reconnect ${name}`}
          >
            Reconnect
          </Button>
        )}
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
        {fixes.map((fix) => (
          <Button key={fix.label} size="xs" aria-label={`${fix.label}: ${name}`} onClick={() => onCopy(fix)}>
            {fix.label}
          </Button>
        ))}
        {copies && (
          <Button
            size="xs"
            variant={fixes.length > 0 ? 'default' : 'filled'}
            leftSection={<IconCopy size={16} aria-hidden />}
            aria-label={`Copy and change: ${name}`}
            onClick={() => onCopy()}
          >
            Copy and change
          </Button>
        )}
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

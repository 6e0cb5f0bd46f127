import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode } from 'react'
import { ProblemError } from '../api/client'
import { SessionEndedError } from '../session/session'
import { SignInButton } from '../session/SignInButton'

type Props = { title: string; error: unknown; onRetry?: () => void; children?: ReactNode }

/** What failed, why, and what can be done; stays until it is over. */
export function FailureBanner({ title, error, onRetry, children }: Props) {
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Text size="sm">{failureInWords(error)}</Text>
      {children}
      {error instanceof SessionEndedError && (
        <Group mt="xs">
          <SignInButton size="xs" variant="default">
            Sign in again
          </SignInButton>
        </Group>
      )}
      {onRetry && !(error instanceof SessionEndedError) && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  )
}

export function failureInWords(error: unknown): string {
  if (error instanceof SessionEndedError) return error.message
  if (!(error instanceof ProblemError)) return 'The server did not answer.'
  const { detail, call_id: callId } = error.problem
  return callId ? `${detail} (call ${callId})` : detail
}

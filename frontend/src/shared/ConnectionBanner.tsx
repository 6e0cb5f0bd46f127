import { Alert, Button, Group, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { NoAnswerError } from '../api/client'
import { SessionEndedError } from '../session/session'
import { usePolling } from '../polling/context'
import { clockTime } from './time'

type Look = { error: Error | null; dataUpdatedAt: number; isFetching: boolean; refetch: () => unknown }

/** Says that what is shown could not be brought up to date. It goes away by itself once that works again. */
export function ConnectionBanner({ error, dataUpdatedAt, isFetching, refetch }: Look) {
  const { settings } = usePolling()
  // That a session has ended is said once for the whole page.
  if (!error || error instanceof SessionEndedError) return null
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconPlugConnectedX aria-hidden />}
      title={error instanceof NoAnswerError ? 'No connection to the server' : 'The server could not answer'}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {error instanceof NoAnswerError ? '' : `${error.message} `}
          {dataUpdatedAt > 0 && `What you see is from ${clockTime(dataUpdatedAt)}. `}
          {settings.paused
            ? 'Looking is paused.'
            : `It is asked for again every ${settings.seconds} seconds.`}{' '}
          Your posts go on all the same.
        </Text>
        <Button variant="default" size="xs" loading={isFetching} onClick={() => void refetch()}>
          Try again now
        </Button>
      </Group>
    </Alert>
  )
}

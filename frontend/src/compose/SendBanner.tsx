import { Alert, Anchor, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react'
import { Link } from 'react-router'
import { mayPass, ProblemError } from '../api/client'
import { SessionEndedError } from '../session/session'
import { FailureBanner, failureInWords } from '../shared/FailureBanner'

type Props = { unanswered: boolean; error: Error | null; onSendAgain: () => void; onStartNew: () => void }

/** What became of sending the post, when that is not a matter of its fields. */
export function SendBanner({ unanswered, error, onSendAgain, onStartNew }: Props) {
  if (unanswered) return <Unanswered error={error} onSendAgain={onSendAgain} />
  if (error instanceof SessionEndedError) return <FailureBanner title="The post was not sent" error={error} />
  if (!(error instanceof ProblemError)) return null
  if (error.problem.code === 'idempotency_key_reused') {
    return <AcceptedEarlier requestId={error.problem.request_id} onStartNew={onStartNew} />
  }
  return error.problem.errors?.length ? null : <FailureBanner title="The post was not sent" error={error} />
}

function Unanswered({ error, onSendAgain }: { error: Error | null; onSendAgain: () => void }) {
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconHelpCircle aria-hidden />}
      title="It is not known whether the post was accepted"
    >
      <Text size="sm">
        {error && mayPass(error) ? `${failureInWords(error)} ` : 'It was sent, but no answer came. '}
        Sending it again is safe: it cannot go out twice.
      </Text>
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={onSendAgain}>
          Send it again
        </Button>
      </Group>
    </Alert>
  )
}

type AcceptedEarlierProps = { requestId: string | undefined; onStartNew: () => void }

function AcceptedEarlier({ requestId, onStartNew }: AcceptedEarlierProps) {
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title="An earlier version of this draft was accepted"
    >
      <Text size="sm">
        It is on its way as it was then; what you changed since was not sent.{' '}
        {requestId && (
          <Anchor component={Link} to={`/uploads/${requestId}`} inherit c="inherit" underline="always">
            See the earlier post
          </Anchor>
        )}
      </Text>
      <Text size="sm">To post this version too, start a new post: its text and options are kept.</Text>
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={onStartNew}>
          Start a new post
        </Button>
      </Group>
    </Alert>
  )
}

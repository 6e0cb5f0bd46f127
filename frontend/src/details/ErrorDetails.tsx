import { Alert, Text } from '@mantine/core'
import type { Posting } from '../api/client'
import type { VideoAdvice } from '../platforms/video'
import { Facts } from '../shared/Facts'
import { lookOf } from '../status/status'

const WHO_ACTS = {
  user: 'You',
  operator: 'The operators of this service',
  nobody: 'Nobody: it may pass by itself',
}

type Props = { posting: Posting; advice: readonly VideoAdvice[] }

/** Why it failed, or why nobody can say whether it is out: the platform's words, what they mean, who must act, and how. */
export function ErrorDetails({ posting, advice }: Props) {
  const { status, error, error_details: details } = posting
  if (!error) return null
  const { color, icon: StatusIcon } = lookOf(status)
  return (
    <Alert
      mt="sm"
      color={color}
      icon={<StatusIcon aria-hidden />}
      title={status === 'unconfirmed' ? 'Check this account' : 'What went wrong'}
    >
      <Text size="sm" component="blockquote" m={0} fw={500} data-testid="error">
        {error}
      </Text>
      {details && (
        <Facts
          facts={[
            ['What it means', details.explanation],
            ['What we see', advice.map(({ message }) => message).join(' ')],
            ['Who must act', WHO_ACTS[details.who_acts]],
            ['Next step', details.next_step],
            ['Code', [details.code, details.platform_code].filter(Boolean).join(', platform code ')],
          ]}
        />
      )}
    </Alert>
  )
}

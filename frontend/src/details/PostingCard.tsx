import { Anchor, Button, Card, Group, Text } from '@mantine/core'
import { IconExternalLink, IconFileText } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Posting } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { accountName, platformOf } from '../platforms/platforms'
import { stepInWords } from '../platforms/steps'
import { Countdown } from '../shared/Countdown'
import { Facts } from '../shared/Facts'
import { Time } from '../shared/Time'
import { StatusBadge } from '../status/StatusBadge'
import { ErrorDetails } from './ErrorDetails'
import { PostingActions } from './PostingActions'

type Props = {
  requestId: string
  destination: string
  posting: Posting
  names: ReadonlyMap<string, string>
  search: string
}

/** One destination: how it stands, what is next, and if it went wrong, why and what to do. */
export function PostingCard({ requestId, destination, posting, names, search }: Props) {
  const name = accountName(destination, names)
  const logParameters = new URLSearchParams(search)
  logParameters.set('destination', destination)
  return (
    <Card withBorder padding="sm" component="article" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <PlatformIcon platform={platformOf(destination)} size={20} />
          <Text fw={600} size="sm">
            {name}
          </Text>
        </Group>
        <StatusBadge status={posting.status} />
      </Group>
      {!posting.is_final && <UnderWay posting={posting} />}
      <ErrorDetails posting={posting} />
      <PostingActions requestId={requestId} destination={destination} name={name} posting={posting} />
      <Group mt="sm" gap="xs">
        {posting.result?.permalink && (
          <Button
            component="a"
            href={posting.result.permalink}
            target="_blank"
            rel="noreferrer"
            size="xs"
            leftSection={<IconExternalLink size={16} aria-hidden />}
            aria-label={`Open the post on ${name}`}
          >
            Open the post
          </Button>
        )}
        <Button
          component={Link}
          to={{ pathname: `/uploads/${requestId}/logs`, search: logParameters.toString() }}
          variant="default"
          size="xs"
          leftSection={<IconFileText size={16} aria-hidden />}
          aria-label={`View logs of ${name}`}
        >
          View logs
        </Button>
        {posting.status === 'completed' && !posting.result?.permalink && (
          <Text size="xs" c="dimmed">
            It is live; the platform did not tell its address. Look at the account.
          </Text>
        )}
        {posting.error_details?.code === 'token_expired' && (
          <Anchor component={Link} to="/accounts" size="sm">
            Connect the account again
          </Anchor>
        )}
      </Group>
    </Card>
  )
}

/** What is being done, and why it is not moving, if it seems not to: how old it is, the last sign of life, the next look. */
function UnderWay({ posting }: { posting: Posting }) {
  return (
    <>
      <Facts
        facts={[
          ['Step', posting.step && stepInWords(posting.step)],
          ['Try', posting.attempt && `${posting.attempt} of 3`],
          ['Waiting for', posting.waiting_for],
          [
            'Not yet, because',
            posting.last_error && `${posting.last_error.message} ${posting.last_error.explanation}`,
          ],
        ]}
      />
      <Text size="sm" fw={500} mt="xs">
        Why is it not moving?
      </Text>
      <Facts
        facts={[
          ['Next check', posting.next_check_at && <Countdown at={Date.parse(posting.next_check_at)} />],
          ['Last sign of life', <Time at={Date.parse(posting.updated_at)} />],
          ['Accepted', <Time at={Date.parse(posting.created_at)} />],
        ]}
      />
      <Text size="xs" c="dimmed" mt={4}>
        What is overdue is found and taken up again within a few minutes, whatever has died.
      </Text>
    </>
  )
}

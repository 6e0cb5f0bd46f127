import { Anchor, Button, Card, Group, Text } from '@mantine/core'
import { IconExternalLink, IconFileText } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Posting } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { accountName, platformOf } from '../platforms/platforms'
import { StatusBadge } from '../status/StatusBadge'
import { ErrorDetails } from './ErrorDetails'
import { PostingActions } from './PostingActions'
import type { Schedule } from './schedule'
import { UnderWay } from './UnderWay'

type Props = {
  requestId: string
  destination: string
  posting: Posting
  schedule: Schedule | undefined
  names: ReadonlyMap<string, string>
  search: string
}

/** One destination: how it stands, what is next, and if it went wrong, why and what to do. */
export function PostingCard({ requestId, destination, posting, schedule, names, search }: Props) {
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
      {!posting.is_final && <UnderWay posting={posting} schedule={schedule} />}
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

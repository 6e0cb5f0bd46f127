import { Button, Card, Group, Text } from '@mantine/core'
import { IconExternalLink, IconFileText } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Posting } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { accountName, platformOf } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import type { VideoAdvice, VideoFacts } from '../platforms/video'
import { StatusBadge } from '../status/StatusBadge'
import { adviceOn } from './advice'
import { ErrorDetails } from './ErrorDetails'
import { PostingActions } from './PostingActions'
import type { Schedule } from './schedule'
import { UnderWay } from './UnderWay'

type Props = {
  requestId: string
  destination: string
  posting: Posting
  /** When the posting was read, in milliseconds. */
  seenAt: number
  schedule: Schedule | undefined
  /** What the browser knows of the video. */
  video: VideoFacts | undefined
  mustConnect: boolean
  names: ReadonlyMap<string, string>
  search: string
  onCopy: (fix?: VideoAdvice['fix']) => void
}

/** One destination: how it stands, what is next, and if it went wrong, why and what to do. */
export function PostingCard({
  requestId,
  destination,
  posting,
  seenAt,
  schedule,
  video,
  mustConnect,
  names,
  search,
  onCopy,
}: Props) {
  const name = accountName(destination, names)
  const advice = adviceOn(useCatalogue(), destination, posting, video)
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
      {!posting.is_final && (
        <UnderWay destination={destination} posting={posting} schedule={schedule} seenAt={seenAt} />
      )}
      <ErrorDetails posting={posting} advice={advice} />
      <PostingActions
        requestId={requestId}
        destination={destination}
        name={name}
        posting={posting}
        mustConnect={mustConnect}
        fixes={fixesOf(advice)}
        onCopy={onCopy}
      />
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
      </Group>
    </Card>
  )
}

/** Each once: several things may be helped by the same. */
function fixesOf(advice: readonly VideoAdvice[]) {
  return Array.from(new Map(advice.flatMap(({ fix }) => (fix ? [[fix.label, fix]] : []))).values())
}

import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCopy, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { mustConnectFirst } from '../accounts/connect'
import type { Posting, UploadRequest } from '../api/client'
import { useAccountNames, useAccounts } from '../api/queries'
import { canCopyOptions, copyOf, notThere } from '../compose/copy'
import { useCopy } from '../compose/useCopy'
import { useCatalogue } from '../platforms/PlatformsProvider'
import type { VideoAdvice, VideoFacts as Video } from '../platforms/video'
import { Time } from '../shared/Time'
import { progressInWords } from '../status/status'
import { StatusBadge } from '../status/StatusBadge'
import { actionsOf, countOf } from './actions'
import { withTheSameTrouble } from './advice'
import { AllActions } from './AllActions'
import { useCalmOrder } from './order'
import { PostingCard } from './PostingCard'
import { scheduleOf } from './schedule'
import { SchedulePlan } from './SchedulePlan'
import { Timeline } from './Timeline'
import { VideoFacts } from './VideoFacts'
import { Warned } from './Warned'

type Props = {
  request: UploadRequest
  /** When it was read, in milliseconds. */
  seenAt: number
  search: string
}

/** Everything about one request, what needs somebody first. */
export function RequestDetails({ request, seenAt, search }: Props) {
  const { request_id: requestId, destinations } = request
  const { data: accounts } = useAccounts()
  const names = useAccountNames()
  const catalogue = useCatalogue()
  const order = useCalmOrder(request)
  const [video, setVideo] = useState<Video>()
  const { copy, question } = useCopy()
  const copyTo = (some: readonly string[], fix?: VideoAdvice['fix']) =>
    copy({ draft: copyOf(catalogue, request, some, fix), isWhole: canCopyOptions(catalogue, request) })
  const schedule = scheduleOf(request)
  const mustConnect = (destination: string, posting: Posting) =>
    mustConnectFirst(destination, posting, accounts)
  const actions = Object.entries(destinations).map(([destination, posting]) =>
    actionsOf(posting, mustConnect(destination, posting)),
  )
  return (
    <>
      <Group justify="space-between">
        <Group gap="xs">
          <StatusBadge status={request.status} />
          <Text size="sm">{progressInWords(request)}</Text>
          <Text size="sm" c="dimmed">
            {request.status === 'scheduled' ? 'accepted' : 'posted'} <Time at={request.created_at * 1000} />
          </Text>
        </Group>
        <Group gap="xs">
          {request.is_final && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={() => copyTo(notThere(request))}
            >
              Copy to a new post
            </Button>
          )}
          <Button
            component={Link}
            to={{ pathname: `/uploads/${requestId}/logs`, search }}
            variant="default"
            size="xs"
            leftSection={<IconFileText size={16} aria-hidden />}
          >
            View logs
          </Button>
        </Group>
      </Group>
      <Warned names={names} />
      <SchedulePlan request={request} />
      <section aria-labelledby="destinations">
        <Group justify="space-between" mb="xs">
          <Title order={3} size="h4" id="destinations">
            Destinations
          </Title>
          <AllActions
            requestId={requestId}
            retryable={countOf('retry', actions)}
            cancellable={countOf('cancel', actions)}
          />
        </Group>
        <Stack gap="sm">
          {order.map((destination) => {
            const posting = destinations[destination]
            return (
              posting && (
                <PostingCard
                  key={destination}
                  requestId={requestId}
                  destination={destination}
                  posting={posting}
                  seenAt={seenAt}
                  schedule={schedule}
                  video={video}
                  mustConnect={mustConnect(destination, posting)}
                  names={names}
                  search={search}
                  onCopy={(fix) => copyTo(withTheSameTrouble(destinations, destination), fix)}
                />
              )
            )
          })}
        </Stack>
      </section>
      <VideoFacts request={request} video={video} onRead={setVideo} />
      <Timeline requestId={requestId} schedule={schedule} names={names} search={search} />
      {question}
    </>
  )
}

import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useCallback } from 'react'
import { Link } from 'react-router'
import { useAccountNames, useUpload } from '../api/queries'
import { useReportFreshness } from '../polling/context'
import { newsOf } from '../polling/rule'
import { Loading } from '../shared/Loading'
import { Time } from '../shared/Time'
import { progressInWords } from '../status/status'
import { StatusBadge } from '../status/StatusBadge'
import { PostedBefore } from './PostedBefore'
import { PostingCard } from './PostingCard'
import { scheduleOf } from './schedule'
import { SchedulePlan } from './SchedulePlan'
import { Timeline } from './Timeline'
import { RequestBanner } from './RequestBanner'
import { RequestTitle } from './RequestTitle'
import { useRequestModal } from './useRequestModal'
import { VideoFacts } from './VideoFacts'

/** Everything about one request. */
export function DetailsModal() {
  const { requestId, search, close } = useRequestModal()
  const upload = useUpload(requestId)
  const { data: request, refetch } = upload
  const schedule = request && scheduleOf(request)
  const names = useAccountNames()
  useReportFreshness({
    updatedAt: upload.dataUpdatedAt,
    fetching: upload.isFetching,
    failing: upload.isError,
    news: request ? newsOf(request) : 'never',
    refresh: useCallback(() => void refetch(), [refetch]),
  })
  return (
    <Modal
      opened
      onClose={close}
      title={<RequestTitle view="Details" request={request} />}
      size={900}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <RequestBanner {...upload} />
        {upload.isPending && <Loading />}
        {request && (
          <>
            <Group justify="space-between">
              <Group gap="xs">
                <StatusBadge status={request.status} />
                <Text size="sm">{progressInWords(request)}</Text>
                <Text size="sm" c="dimmed">
                  {request.status === 'scheduled' ? 'accepted' : 'posted'}{' '}
                  <Time at={request.created_at * 1000} />
                </Text>
              </Group>
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
            <PostedBefore names={names} />
            <SchedulePlan request={request} />
            <VideoFacts request={request} />
            <section aria-labelledby="destinations">
              <Title order={3} size="h4" mb="xs" id="destinations">
                Destinations
              </Title>
              <Stack gap="sm">
                {Object.entries(request.destinations).map(([destination, posting]) => (
                  <PostingCard
                    key={destination}
                    requestId={requestId}
                    destination={destination}
                    posting={posting}
                    schedule={schedule}
                    names={names}
                    search={search}
                  />
                ))}
              </Stack>
            </section>
            <Timeline requestId={requestId} schedule={schedule} names={names} search={search} />
          </>
        )}
      </Stack>
    </Modal>
  )
}

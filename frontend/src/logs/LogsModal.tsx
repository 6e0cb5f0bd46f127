import { Button, Group, Modal, Stack, Switch, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useCallback } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAccountNames, useLog, useUpload } from '../api/queries'
import { RequestBanner } from '../details/RequestBanner'
import { RequestTitle } from '../details/RequestTitle'
import { useRequestModal } from '../details/useRequestModal'
import { useReportFreshness } from '../polling/context'
import { newsOf } from '../polling/rule'
import { Loading } from '../shared/Loading'
import { withParameter } from '../uploads/filter'
import { Entries } from './Entries'
import { ExportButtons } from './ExportButtons'
import { counted, countsByLevel, filtered, levelParameter, levelsToOpenWith, logFilterOf } from './filter'
import { LogFilterBar } from './LogFilterBar'
import classes from './LogsModal.module.css'
import { useFollow } from './useFollow'

/** The log of one request, of all its destinations or of one. */
export function LogsModal() {
  const { requestId, search, close } = useRequestModal()
  const [parameters, setParameters] = useSearchParams()
  const upload = useUpload(requestId)
  const { data: request } = upload
  const log = useLog(requestId)
  const { refetch } = log
  const names = useAccountNames()

  const isComing = log.isPending || upload.isPending
  const all = log.data?.entries ?? []
  const chosen = logFilterOf(parameters)
  // Whoever looks for something looks in all of it.
  const usual = request && chosen.search === '' ? levelsToOpenWith(all, request, chosen.destination) : []
  const filter = logFilterOf(parameters, usual)
  const shown = filtered(all, filter)
  const inProgress = log.data?.settled === false
  const follow = useFollow(inProgress, all.length)

  useReportFreshness({
    updatedAt: log.dataUpdatedAt,
    fetching: log.isFetching,
    failing: log.isError,
    news: inProgress && request ? newsOf(request) : 'never',
    refresh: useCallback(() => void refetch(), [refetch]),
  })

  return (
    <Modal
      opened
      onClose={close}
      title={<RequestTitle view="Log" request={request} />}
      size={1100}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Stack gap="sm" className={classes.stack}>
        <RequestBanner {...log} />
        <LogFilterBar
          filter={filter}
          parameters={parameters}
          onChange={(changed) => setParameters(changed, { replace: true })}
          destinations={Object.keys(request?.destinations ?? {})}
          names={names}
          counts={isComing ? undefined : countsByLevel(all, filter)}
        />
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text size="sm" role="status" data-testid="log-count">
              {isComing
                ? 'The log is loaded ...'
                : shown.length === all.length
                  ? counted(all.length)
                  : `${shown.length} of ${counted(all.length)} shown by the filter`}
            </Text>
            {usual.length > 0 && !parameters.has('level') && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() =>
                  setParameters(withParameter(parameters, 'level', levelParameter([])), { replace: true })
                }
              >
                Show all entries
              </Button>
            )}
          </Group>
          {inProgress && (
            <Switch
              size="sm"
              label="Follow new entries"
              checked={follow.following}
              onChange={(event) => follow.setFollowing(event.currentTarget.checked)}
            />
          )}
          <Group gap="xs">
            <Button
              component={Link}
              to={{ pathname: `/uploads/${requestId}`, search }}
              variant="default"
              size="xs"
              leftSection={<IconInfoCircle size={16} aria-hidden />}
            >
              View details
            </Button>
            {!isComing && <ExportButtons requestId={requestId} entries={shown} total={all.length} />}
          </Group>
        </Group>
        {isComing ? <Loading /> : <Entries entries={shown} names={names} end={follow.end} />}
      </Stack>
    </Modal>
  )
}

import { Modal, Stack } from '@mantine/core'
import { useCallback } from 'react'
import { useUpload } from '../api/queries'
import { useReportFreshness } from '../polling/context'
import { newsOf } from '../polling/rule'
import { Loading } from '../shared/Loading'
import { RequestBanner } from './RequestBanner'
import { RequestDetails } from './RequestDetails'
import { RequestTitle } from './RequestTitle'
import { useRequestModal } from './useRequestModal'

/** One request, in a dialog above the list. */
export function DetailsModal() {
  const { requestId, search, close } = useRequestModal()
  const upload = useUpload(requestId)
  const { data: request, refetch } = upload
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
        {request && <RequestDetails request={request} seenAt={upload.dataUpdatedAt} search={search} />}
      </Stack>
    </Modal>
  )
}

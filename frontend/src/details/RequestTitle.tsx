import { Text } from '@mantine/core'
import type { UploadRequest } from '../api/client'
import { titleOf } from '../shared/video'

/** The title of a modal about a request: what is shown of it, and which one it is. */
export function RequestTitle({ view, request }: { view: string; request: UploadRequest | undefined }) {
  return (
    <Text span fw={600} lineClamp={1}>
      {view}
      {request && (
        <Text span fw={400} c="dimmed">
          {' of '}
          <bdi>{titleOf(request)}</bdi>
        </Text>
      )}
    </Text>
  )
}

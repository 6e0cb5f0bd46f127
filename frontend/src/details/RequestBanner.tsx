import { Alert } from '@mantine/core'
import type { ComponentProps } from 'react'
import { ProblemError } from '../api/client'
import { SessionEndedNotice } from '../session/SessionEndedNotice'
import { ConnectionBanner } from '../shared/ConnectionBanner'
import { ZoneNotice } from '../shared/ZoneNotice'

/** Why a request, or its log, is not shown as it is now: there is none, or it could not be asked for. */
export function RequestBanner(look: ComponentProps<typeof ConnectionBanner>) {
  return look.error instanceof ProblemError && look.error.status === 404 ? (
    <Alert color="gray" title="There is no such post">
      It may belong to another user, or have been deleted: posts are kept for 90 days.
    </Alert>
  ) : (
    <>
      {/* The page's own are behind the modal. */}
      <SessionEndedNotice />
      <ZoneNotice />
      <ConnectionBanner {...look} />
    </>
  )
}

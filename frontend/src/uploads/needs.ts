import { type Accounts, mustConnectFirst } from '../accounts/connect'
import type { Posting, UploadRequest } from '../api/client'
import { needsReconnect } from '../details/actions'

/** What must be done about a destination before it can be better. All but the last are for the user. */
export const NEEDS = ['reconnect', 'check', 'replace', 'change', 'retry', 'operator'] as const
export type Need = (typeof NEEDS)[number]

/** The causes that lie in the video, by which another video helps. */
const VIDEO_CODES =
  /^(video_|cover_|image_|aspect_ratio_|resolution_|reel_length_|frame_rate_|upload_size_|no_file_)/

/** What is to be done about a destination that did not go out, or may not have. */
export function needOf(destination: string, posting: Posting, accounts: Accounts): Need | undefined {
  if (posting.status === 'unconfirmed') return 'check'
  if (posting.status !== 'failed') return undefined
  if (needsReconnect(posting, mustConnectFirst(destination, posting, accounts))) return 'reconnect'
  const error = posting.error_details
  if (error?.who_acts === 'operator') return 'operator'
  if (error?.retryable !== false) return 'retry'
  return VIDEO_CODES.test(error.code) ? 'replace' : 'change'
}

/** The destinations of a request about which something is to be done, in their order. */
export function needsOf(
  request: UploadRequest,
  accounts: Accounts,
): (readonly [destination: string, Need])[] {
  return Object.entries(request.destinations).flatMap(([destination, posting]) => {
    const need = needOf(destination, posting, accounts)
    return need ? [[destination, need] as const] : []
  })
}

/** Whether a request has such a need; `you`: any that is for the user. */
export function hasNeed(request: UploadRequest, wanted: Need | 'you', accounts: Accounts): boolean {
  return needsOf(request, accounts).some(([, need]) =>
    wanted === 'you' ? need !== 'operator' : need === wanted,
  )
}

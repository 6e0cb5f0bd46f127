import type { Platform, RequestStatus, UploadRequest } from '../api/client'
import { accountName, PLATFORMS } from '../platforms/platforms'
import { fileName } from '../shared/video'

export const STATUSES: readonly RequestStatus[] = [
  'scheduled',
  'queued',
  'processing',
  'completed',
  'partially_completed',
  'unconfirmed',
  'failed',
  'cancelled',
]

/** What of the list is wanted. The API filters by status and platform; the text is looked for in what is loaded. */
export type ListFilter = { status?: RequestStatus; platform?: Platform; text: string }

/** The filter as the address has it. What makes no sense there is left out. */
export function filterOf(parameters: URLSearchParams): ListFilter {
  const status = STATUSES.find((known) => known === parameters.get('status'))
  const platform = PLATFORMS.find((known) => known === parameters.get('platform'))
  return { ...(status && { status }), ...(platform && { platform }), text: parameters.get('text') ?? '' }
}

/** The address's parameters with one of them changed; an empty value removes it. */
export function withParameter(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(parameters)
  if (value) changed.set(name, value)
  else changed.delete(name)
  return changed
}

/** Whether a request has all words of a text somewhere: in its caption, video, accounts, errors or id. */
export function hasText(request: UploadRequest, text: string, names: ReadonlyMap<string, string>): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const searched = [
    request.caption,
    fileName(request.video_url),
    request.request_id,
    ...Object.entries(request.destinations).flatMap(([destination, posting]) => [
      destination,
      accountName(destination, names),
      posting.error ?? '',
    ]),
  ]
    .join('\n')
    .toLowerCase()
  return words.every((word) => searched.includes(word))
}

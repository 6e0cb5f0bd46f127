import type { UploadRequest } from '../api/client'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { optionFields, optionsFrom } from '../platforms/options'
import type { VideoAdvice } from '../platforms/video'
import { type Draft, newDraft, withOption } from './draft'

/**
 * A new draft of what a request was: its video, its caption and its options. Its time is not kept, as it may be over.
 *
 * @param destinations those of the request that it goes to
 * @param fix an option that they get
 */
export function copyOf(
  catalogue: Catalogue,
  request: UploadRequest,
  destinations: readonly string[],
  fix?: VideoAdvice['fix'],
): Draft {
  const draft: Draft = {
    ...newDraft(),
    videoUrl: request.video_url,
    caption: request.caption,
    destinations,
    options: Object.fromEntries(
      Object.entries(request.destinations).map(([destination, { options }]) => [
        destination,
        optionsFrom(optionFields(rulesOf(catalogue, platformOf(destination))), options ?? {}),
      ]),
    ),
  }
  return fix ? withOption(draft, destinations, fix.option, fix.value) : draft
}

/** Whether a copy has the options, too: they cannot be copied as long as it is not known what the platform accepts. */
export function canCopyOptions(catalogue: Catalogue, { destinations }: UploadRequest): boolean {
  return Object.entries(destinations).every(
    ([destination, { options }]) =>
      options === undefined || rulesOf(catalogue, platformOf(destination)) !== undefined,
  )
}

/** Where a request is not live and cannot become so by itself. What is or may be live is not among them, so that no copy is there twice. */
export function notThere({ destinations }: UploadRequest): string[] {
  return Object.entries(destinations)
    .filter(([, { status }]) => status === 'failed' || status === 'cancelled')
    .map(([destination]) => destination)
}

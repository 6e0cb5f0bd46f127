import type { Posting } from '../api/client'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { optionFields, optionsFrom } from '../platforms/options'
import { videoAdvice, type VideoAdvice, type VideoFacts } from '../platforms/video'

/** Whether the same post would fail again: something of it must change first. */
export function mustChange({ status, error_details: error }: Posting): boolean {
  return status === 'failed' && error?.retryable === false
}

/**
 * What the video has that the platform may not take, for a posting that failed for what it is. The platform's own words may hide it, such
 * as those of a landscape video that it is to have more pixels.
 *
 * @param video none as long as the browser has not read it
 */
export function adviceOn(
  catalogue: Catalogue,
  destination: string,
  posting: Posting,
  video: VideoFacts | undefined,
): VideoAdvice[] {
  const rules = rulesOf(catalogue, platformOf(destination))
  return rules && video && mustChange(posting)
    ? videoAdvice(rules, video, optionsFrom(optionFields(rules), posting.options ?? {}))
    : []
}

/** The destinations of a request that failed as this one did. */
export function withTheSameTrouble(
  destinations: Readonly<Record<string, Posting>>,
  destination: string,
): string[] {
  const codeOf = (posting: Posting | undefined) => posting?.error_details?.code
  return Object.entries(destinations)
    .filter(
      ([other, posting]) =>
        mustChange(posting) &&
        platformOf(other) === platformOf(destination) &&
        codeOf(posting) === codeOf(destinations[destination]),
    )
    .map(([other]) => other)
}

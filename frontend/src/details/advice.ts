import type { Posting } from '../api/client'
import { optionsFrom } from '../platforms/options'
import { platformOf } from '../platforms/platforms'
import { rulesOf, type VideoAdvice, type VideoFacts } from '../platforms/rules'

/** Whether the same post would fail again: something of it must change first. */
export function mustChange({ status, error_details: error }: Posting): boolean {
  return status === 'failed' && error?.retryable === false
}

/**
 * What the video has that the platform may not take, for a posting that failed for what it is. The platform's own words may hide it: of a
 * landscape video, Facebook says that a Reel needs more pixels.
 *
 * @param video none as long as the browser has not read it
 */
export function adviceOn(
  destination: string,
  posting: Posting,
  video: VideoFacts | undefined,
): VideoAdvice[] {
  const rules = rulesOf(platformOf(destination))
  return rules && video && mustChange(posting)
    ? rules.videoAdvice(video, optionsFrom(rules.optionFields, posting.options ?? {}))
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

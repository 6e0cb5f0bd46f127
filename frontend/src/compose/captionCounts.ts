import { platformName, platformOf } from '../platforms/platforms'
import { type CaptionCount, rulesOf } from '../platforms/rules'

/** How near to its limit a count is told to those who do not see it. */
const NEAR = 0.9

export type PlatformCounts = { platform: string; counts: CaptionCount[]; cautions: string[] }

/** The counts of a caption for each platform among the destinations. */
export function countsFor(destinations: readonly string[], caption: string): PlatformCounts[] {
  const platforms = new Set(destinations.map(platformOf))
  return Array.from(platforms).flatMap((platform) => {
    const rules = rulesOf(platform)
    return rules
      ? [{ platform, counts: rules.captionCounts(caption), cautions: rules.captionCautions(caption) }]
      : []
  })
}

/** What of the counts is worth being read out: what is near its limit or beyond, and cautions. */
export function announcement(platforms: readonly PlatformCounts[]): string {
  return platforms
    .flatMap(({ platform, counts, cautions }) => [
      ...counts
        .filter(({ count, max }) => count >= max * NEAR)
        .map(({ what, count, max }) => `${platformName(platform)}: ${count} of ${max} ${what}.`),
      ...cautions,
    ])
    .join(' ')
}

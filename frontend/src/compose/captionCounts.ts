import { type CaptionCount, captionCautions, captionCounts } from '../platforms/caption'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'

/** How near to its limit a count is told to those who do not see it. */
const NEAR = 0.9

export type PlatformCounts = { platform: string; name: string; counts: CaptionCount[]; cautions: string[] }

/** The counts of a caption for each platform among the destinations. */
export function countsFor(
  catalogue: Catalogue,
  destinations: readonly string[],
  caption: string,
): PlatformCounts[] {
  const platforms = new Set(destinations.map(platformOf))
  return Array.from(platforms).flatMap((platform) => {
    const rules = rulesOf(catalogue, platform)
    if (!rules) return []
    const counts = captionCounts(rules, caption)
    return [{ platform, name: rules.display_name, counts, cautions: captionCautions(rules, caption) }]
  })
}

/** What of the counts is worth being read out: what is near its limit or beyond, and cautions. */
export function announcement(platforms: readonly PlatformCounts[]): string {
  return platforms
    .flatMap(({ name, counts, cautions }) => [
      ...counts
        .filter(({ count, max }) => count >= max * NEAR)
        .map(({ what, count, max }) => `${name}: ${count} of ${max} ${what}.`),
      ...cautions,
    ])
    .join(' ')
}

import type { PlatformRules } from '../api/client'
import { count, isCountingMethod } from './counting'

/** One limit of a caption, and how much of it is used. */
export type CaptionCount = { what: string; count: number; max: number }

type Counted = { limit: PlatformRules['caption'][number]; count: number }

/** The limits of a platform that this page knows how to count. */
function counted({ caption: limits }: PlatformRules, caption: string): Counted[] {
  return limits.flatMap((limit) =>
    isCountingMethod(limit.counting) ? [{ limit, count: count(limit.counting, caption) }] : [],
  )
}

export function captionCounts(rules: PlatformRules, caption: string): CaptionCount[] {
  return counted(rules, caption).map(({ limit: { what, max }, count }) => ({ what, count, max }))
}

/** What of a caption a platform takes, but may not like. */
export function captionCautions(rules: PlatformRules, caption: string): string[] {
  return counted(rules, caption).flatMap(({ limit: { caution }, count }) =>
    caution && count > caution.above ? [caution.text.replaceAll('{count}', String(count))] : [],
  )
}

export function captionFaults(rules: PlatformRules, caption: string): string[] {
  return captionCounts(rules, caption)
    .filter(({ count, max }) => count > max)
    .map(
      ({ what, count, max }) =>
        `${rules.display_name} takes at most ${max} ${what}; the caption has ${count}.`,
    )
}

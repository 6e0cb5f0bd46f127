import { facebook } from './facebook'
import { instagram } from './instagram'
import type { OptionField, OptionValues } from './options'
import { platformName } from './platforms'

/** What a browser can tell of a video. */
export type VideoFacts = { seconds: number; width: number; height: number }

/** What about a video a platform may not take, and the option that would help. */
export type VideoAdvice = { message: string; fix?: { label: string; option: string; value: string } }

/** One limit of a caption, and how much of it is used. */
export type CaptionCount = { what: string; count: number; max: number }

/** What a platform takes: the server's rules, told before anything is sent. The server's word is the last one. */
export type PlatformRules = {
  captionCounts: (caption: string) => CaptionCount[]
  /** What is accepted here, but may not please the platform. */
  captionCautions: (caption: string) => string[]
  optionFields: Readonly<Record<string, OptionField>>
  videoAdvice: (video: VideoFacts, options: OptionValues) => VideoAdvice[]
}

const RULES: Readonly<Record<string, PlatformRules>> = { instagram, facebook }

/** None for a platform that this page does not know yet: the server alone judges then. */
export function rulesOf(platform: string): PlatformRules | undefined {
  return RULES[platform]
}

/** What of a caption a platform takes, but may not like. */
export function captionCautions(platform: string, caption: string): string[] {
  return rulesOf(platform)?.captionCautions(caption) ?? []
}

export function captionFaults(platform: string, caption: string): string[] {
  const counts = rulesOf(platform)?.captionCounts(caption) ?? []
  return counts
    .filter(({ count, max }) => count > max)
    .map(
      ({ what, count, max }) =>
        `${platformName(platform)} takes at most ${max} ${what}; the caption has ${count}.`,
    )
}

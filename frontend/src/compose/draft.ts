import type { Post } from '../api/client'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { countSet, optionFields, optionsToSend, type OptionValues } from '../platforms/options'
import { isTiming, NOW, type Timing, timingToSend } from '../scheduling/timing'

export const MAX_DESTINATIONS = 25

/** A post as it is being written. */
export type Draft = {
  /** The Idempotency-Key: one for all the times that this draft is sent, so that it cannot become two posts. */
  key: string
  videoUrl: string
  caption: string
  /** In the order they were chosen. */
  destinations: readonly string[]
  /** What was typed by destination; kept for those that are not chosen any more. */
  options: Readonly<Record<string, OptionValues>>
  timing: Timing
  /** Whether it was sent without an answer: it may have been accepted. */
  unanswered: boolean
}

export function newDraft(): Draft {
  return {
    key: crypto.randomUUID(),
    videoUrl: '',
    caption: '',
    destinations: [],
    options: {},
    timing: NOW,
    unanswered: false,
  }
}

/** Whether nothing would be missed of a draft. */
export function isBlank({ videoUrl, caption, destinations, options }: Draft): boolean {
  return (
    videoUrl.trim() === '' &&
    caption.trim() === '' &&
    destinations.length === 0 &&
    Object.values(options).every((values) => countSet(values) === 0)
  )
}

export function optionsOf(draft: Draft, destination: string): OptionValues {
  return draft.options[destination] ?? {}
}

export function withOption(
  draft: Draft,
  destinations: readonly string[],
  name: string,
  value: string,
): Draft {
  const options = { ...draft.options }
  for (const destination of destinations) {
    options[destination] = { ...options[destination], [name]: value }
  }
  return { ...draft, options }
}

/** Gives all chosen destinations of a platform the options of one of them. */
export function withOptionsForAll(draft: Draft, from: string): Draft {
  const options = { ...draft.options }
  for (const destination of draft.destinations) {
    if (platformOf(destination) === platformOf(from)) options[destination] = optionsOf(draft, from)
  }
  return { ...draft, options }
}

/** Chooses destinations, or takes them back. */
export function withDestinations(draft: Draft, changed: readonly string[], chosen: boolean): Draft {
  const others = draft.destinations.filter((destination) => !changed.includes(destination))
  return { ...draft, destinations: chosen ? [...others, ...changed] : others }
}

/** What the API is sent: options only where some are set. */
export function toPost(catalogue: Catalogue, draft: Draft): Post {
  const options = Object.fromEntries(
    draft.destinations
      .map((destination) => [
        destination,
        optionsToSend(
          optionFields(rulesOf(catalogue, platformOf(destination))),
          optionsOf(draft, destination),
        ),
      ])
      .filter(([, values]) => Object.keys(values as object).length > 0),
  ) as NonNullable<Post['options']>
  return {
    video_url: draft.videoUrl.trim(),
    caption: draft.caption,
    destinations: [...draft.destinations],
    ...(Object.keys(options).length > 0 && { options }),
    ...timingToSend(draft.timing),
  }
}

/** A draft as it was kept; a new one if there is none, or none that can be read. */
export function readDraft(text: string | null): Draft {
  if (text === null) return newDraft()
  try {
    const kept: unknown = JSON.parse(text)
    return isDraft(kept) ? { ...kept, timing: isTiming(kept.timing) ? kept.timing : NOW } : newDraft()
  } catch {
    return newDraft()
  }
}

/** Whether it is a draft, which may have been kept before there were timings. */
function isDraft(value: unknown): value is Omit<Draft, 'timing'> & { timing?: unknown } {
  const draft = value as Draft | null
  return (
    typeof draft === 'object' &&
    typeof draft?.key === 'string' &&
    typeof draft.videoUrl === 'string' &&
    typeof draft.caption === 'string' &&
    Array.isArray(draft.destinations) &&
    typeof draft.options === 'object' &&
    typeof draft.unanswered === 'boolean'
  )
}

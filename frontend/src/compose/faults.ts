import type { Problem } from '../api/client'
import { mediaUrlProblems } from '../platforms/mediaUrl'
import { captionFaults } from '../platforms/caption'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { countSet, optionFaults, optionFields } from '../platforms/options'
import { TIMING_FIELDS, timingFaults } from '../scheduling/timing'
import { type Draft, MAX_DESTINATIONS, optionsOf } from './draft'

/**
 * A field of the form, named like the API's JSON pointers, but with destinations by name instead of by place, for their order
 * changes: `/video_url`, `/caption`, `/destinations`, `/destinations/platform:1`, `/options/platform:1/title`. The fields of the time are
 * those of `scheduling/timing`.
 */
export type Field = string

export const VIDEO_URL: Field = '/video_url'
export const CAPTION: Field = '/caption'
export const DESTINATIONS: Field = '/destinations'

export function destinationField(destination: string): Field {
  return `/destinations/${destination}`
}

export function optionField(destination: string, name: string): Field {
  return `/options/${destination}/${name}`
}

/** The destination whose option a field is. */
export function destinationOfOption(field: Field): string | undefined {
  return /^\/options\/([^/]+)\//.exec(field)?.[1]
}

/** One thing that is wrong, and the field it belongs to, if any. */
export type Fault = { field?: Field; message: string }

export type Surroundings = {
  catalogue: Catalogue
  connected: ReadonlySet<string>
  /** An origin of videos that need be neither https nor public. */
  allowedOrigin?: string
  /** In milliseconds; what is scheduled lies ahead of it. */
  now: number
}

/** Everything that is wrong with a draft, in the order of the form; the server judges again. */
export function checkDraft(
  draft: Draft,
  { catalogue, connected, allowedOrigin, now }: Surroundings,
): Fault[] {
  return [
    ...videoFaults(draft.videoUrl.trim(), allowedOrigin),
    ...captionFaultsOf(draft, catalogue),
    ...destinationFaults(draft, connected),
    ...draft.destinations.flatMap((destination) => optionFaultsOf(draft, destination, catalogue)),
    ...timingFaults(draft.timing, now),
  ]
}

function videoFaults(url: string, allowedOrigin: string | undefined): Fault[] {
  if (url === '') return [{ field: VIDEO_URL, message: 'Give the URL of the video.' }]
  return mediaUrlProblems(url, allowedOrigin).map(({ message }) => ({ field: VIDEO_URL, message }))
}

function captionFaultsOf({ destinations, caption }: Draft, catalogue: Catalogue): Fault[] {
  const platforms = new Set(destinations.map(platformOf))
  return Array.from(platforms)
    .flatMap((platform) => {
      const rules = rulesOf(catalogue, platform)
      return rules ? captionFaults(rules, caption) : []
    })
    .map((message) => ({ field: CAPTION, message }))
}

function destinationFaults({ destinations }: Draft, connected: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = destinations
    .filter((destination) => !connected.has(destination))
    .map((destination) => ({
      field: destinationField(destination),
      message: 'You have not connected this account.',
    }))
  if (destinations.length === 0) {
    faults.push({ field: DESTINATIONS, message: 'Choose at least one destination.' })
  } else if (destinations.length > MAX_DESTINATIONS) {
    faults.push({
      field: DESTINATIONS,
      message: `Choose at most ${MAX_DESTINATIONS} destinations; these are ${destinations.length}.`,
    })
  }
  return faults
}

function optionFaultsOf(draft: Draft, destination: string, catalogue: Catalogue): Fault[] {
  const rules = rulesOf(catalogue, platformOf(destination))
  const values = optionsOf(draft, destination)
  if (!rules && countSet(values) > 0) {
    const message = 'Its options cannot be sent now: what the platform accepts could not be read.'
    return [{ field: destinationField(destination), message }]
  }
  return optionFaults(optionFields(rules), values).map(([name, message]) => ({
    field: optionField(destination, name),
    message,
  }))
}

/** What the API found wrong with a draft that was sent. */
export function faultsOf(
  catalogue: Catalogue,
  problem: Problem,
  sent: { destinations: readonly string[] },
): Fault[] {
  return (problem.errors ?? []).map(({ pointer, detail }) => ({
    field: fieldOf(catalogue, pointer ?? '', sent.destinations),
    message: detail,
  }))
}

/** The field of a JSON pointer (RFC 6901), if the form has it. */
function fieldOf(catalogue: Catalogue, pointer: string, destinations: readonly string[]): Field | undefined {
  const [, section, name, option] = pointer
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  switch (section) {
    case 'video_url':
      return VIDEO_URL
    case 'caption':
      return CAPTION
    case 'destinations': {
      const destination = destinations[Number(name)]
      return destination === undefined ? DESTINATIONS : destinationField(destination)
    }
    case 'options':
      return name !== undefined && option !== undefined && hasOption(catalogue, destinations, name, option)
        ? optionField(name, option)
        : undefined
    default:
      return TIMING_FIELDS.find((field) => field === `/${section ?? ''}`)
  }
}

function hasOption(
  catalogue: Catalogue,
  destinations: readonly string[],
  destination: string,
  option: string,
): boolean {
  return (
    destinations.includes(destination) &&
    optionFields(rulesOf(catalogue, platformOf(destination)))[option] !== undefined
  )
}

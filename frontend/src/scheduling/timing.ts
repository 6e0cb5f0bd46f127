import { isZone, ownZone } from '../shared/zone'
import { instantsOf, localOf, placeOf } from './zones'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A time that is over for no longer counts as now. */
const STILL_NOW_MS = MINUTE_MS
const FURTHEST_DAYS = 90
const LONGEST_TO_PUBLISH_DAYS = 7

/** When a post goes out, as it is being chosen. Times are as the fields have them, on the clocks of the zone. */
export type Timing = {
  later: boolean
  at: string
  zone: string
  /** Whether it is given up at a chosen time, rather than at the usual one. */
  givesUp: boolean
  publishBy: string
}

export const NOW: Timing = { later: false, at: '', zone: ownZone().name, givesUp: false, publishBy: '' }

export const SCHEDULED_AT = '/scheduled_at'
export const TIME_ZONE = '/time_zone'
export const PUBLISH_BY = '/publish_by'
export const TIMING_FIELDS: readonly string[] = [SCHEDULED_AT, TIME_ZONE, PUBLISH_BY]

export function isTiming(value: unknown): value is Timing {
  const timing = value as Timing | null | undefined
  return (
    typeof timing === 'object' &&
    typeof timing?.later === 'boolean' &&
    typeof timing.at === 'string' &&
    typeof timing.zone === 'string' &&
    isZone(timing.zone) &&
    typeof timing.givesUp === 'boolean' &&
    typeof timing.publishBy === 'string'
  )
}

/** The time that is offered first: the next full hour that is at least half an hour away. */
export function firstOffer(zone: string, now: number): string {
  return `${localOf(now + 90 * MINUTE_MS, zone).slice(0, 13)}:00`
}

/** The instant that is meant; the first where clocks show it twice. */
export function instantOf(local: string, zone: string): number | undefined {
  return instantsOf(local, zone)[0]
}

/** What of a timing is sent to the API. */
export function timingToSend({ later, at, zone, givesUp, publishBy }: Timing) {
  return {
    ...(later && { scheduled_at: at }),
    ...((later || givesUp) && { time_zone: zone }),
    ...(givesUp && { publish_by: publishBy }),
  }
}

type TimingFault = { field: string; message: string }

/** What is wrong with a timing; the server judges again, by its own clock. */
export function timingFaults(timing: Timing, now: number): TimingFault[] {
  const wrongTime = timing.later ? scheduleFault(timing, now) : undefined
  const wrongEnd = timing.givesUp ? publishByFault(timing, now) : undefined
  return [
    ...(wrongTime ? [{ field: SCHEDULED_AT, message: wrongTime }] : []),
    ...(wrongEnd ? [{ field: PUBLISH_BY, message: wrongEnd }] : []),
  ]
}

function scheduleFault({ at, zone }: Timing, now: number): string | undefined {
  const instant = instantOf(at, zone)
  if (instant === undefined) return noInstant(at, zone)
  if (instant < now - STILL_NOW_MS) return 'This time is over.'
  if (instant > now + FURTHEST_DAYS * DAY_MS) {
    return `A post can be scheduled up to ${FURTHEST_DAYS} days ahead.`
  }
  return undefined
}

function publishByFault({ later, at, zone, publishBy }: Timing, now: number): string | undefined {
  const end = instantOf(publishBy, zone)
  if (end === undefined) return noInstant(publishBy, zone)
  const start = Math.max(now, (later ? instantOf(at, zone) : undefined) ?? now)
  if (end < start + MINUTE_MS) {
    return later
      ? 'This must be at least a minute after the scheduled time.'
      : 'This must be at least a minute from now.'
  }
  if (end > start + LONGEST_TO_PUBLISH_DAYS * DAY_MS) {
    return `This must be at most ${LONGEST_TO_PUBLISH_DAYS} days after ${later ? 'the scheduled time' : 'now'}.`
  }
  return undefined
}

function noInstant(local: string, zone: string): string {
  return local === ''
    ? 'Give the date and the time.'
    : `This time does not exist in ${placeOf(zone)}: clocks go forward then and skip it.`
}

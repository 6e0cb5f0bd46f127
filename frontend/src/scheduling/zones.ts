// Times on the clocks of a zone, by the zone rules that the browser has.

import type { Calendar } from '../shared/time'
import { ownZone } from '../shared/zone'

/** All zones that can be chosen, by name; the browser's list lacks some that it knows. */
export function zonesToChoose(...others: readonly string[]): string[] {
  return Array.from(new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownZone().name, ...others])).sort()
}

/** "Berlin" for Europe/Berlin. */
export function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Makes a formatter once: that is slow. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, made)
  return made
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Reading = Record<'weekday' | 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>

function read(at: number, zone: string): Reading {
  const parts = clockOf(zone)
    .formatToParts(at)
    .map(({ type, value }) => [type, value])
  const reading = Object.fromEntries(parts) as Reading
  // Some browsers write "Sept".
  return { ...reading, month: reading.month.slice(0, 3) }
}

/** What the clocks show, as if it were UTC, in milliseconds. */
function shown(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = read(at, zone)
  return Date.UTC(
    Number(year),
    MONTHS.indexOf(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
}

const DAY_MS = 86_400_000
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/

/** The two instants at which clocks show a time when they go back, the one at which they do mostly, none when they skip it. */
export function instantsOf(local: string, zone: string): number[] {
  const wanted = LOCAL.test(local) ? Date.parse(`${local}Z`) : NaN
  if (Number.isNaN(wanted)) return []
  const guesses = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - (shown(near, zone) - near))
  return Array.from(new Set(guesses))
    .filter((at) => shown(at, zone) === wanted)
    .sort((one, other) => one - other)
}

/** A time as a field for date and time has it: "2026-12-01T09:00". */
export function localOf(at: number, zone: string): string {
  return new Date(shown(at, zone)).toISOString().slice(0, 16)
}

/** "Tue 1 Dec, 09:00", with the year if it is not this one. */
export function timeIn(zone: string, at: number, now: number): string {
  const { weekday, day, month, year, hour, minute } = read(at, zone)
  const date = `${weekday} ${day} ${month}`
  return `${year === read(now, zone).year ? date : `${date} ${year}`}, ${hour}:${minute}`
}

/** The calendar of a zone. */
export function calendarOf(zone: string): Calendar {
  return (at) => Math.floor(shown(at, zone) / DAY_MS)
}

/** "03:00 for you": what the reader's clocks show, if it is something else. */
export function timeForReader(zone: string, at: number): string | undefined {
  const { name, isKnown } = ownZone()
  const time = timeForOther(name, zone, at)
  return time && `${time} ${isKnown ? 'for you' : `in ${name}`}`
}

/** "03:00", with the day if it is another than that of the first zone; nothing if the clocks of both zones show the same. */
export function timeForOther(other: string, zone: string, at: number): string | undefined {
  if (shown(at, other) === shown(at, zone)) return undefined
  const there = read(at, zone)
  const { weekday, day, month, hour, minute } = read(at, other)
  const time = `${hour}:${minute}`
  return day === there.day ? time : `${weekday} ${day} ${month}, ${time}`
}

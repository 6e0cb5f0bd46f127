import { onDemand } from './onDemand'
import { ownZone } from './zone'

const DAY_MS = 86_400_000
const SECONDS: [string, number] = ['second', 1000]
const UNITS: [string, number][] = [['hour', 3_600_000], ['minute', 60_000], SECONDS]

/** Tells the number of the day that an instant lies in. */
export type Calendar = (at: number) => number

/** On the reader's calendar. Not by Intl: a page's first formatter takes a slow phone a tenth of a second, and the list does without. */
const ownCalendar: Calendar = (at) => {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS
}

/**
 * "3 minutes ago", "in 12 seconds", "tomorrow". What is a day away or more is told by days of the calendar, as people count them: on a
 * Sunday evening, Tuesday is in two days, however many hours that is.
 *
 * @param dayAt the calendar that is meant, when it is not the reader's
 */
export function relativeTime(at: number, now: number, dayAt: Calendar = ownCalendar): string {
  const distance = Math.abs(at - now)
  const days = distance < DAY_MS ? 0 : Math.abs(dayAt(at) - dayAt(now))
  if (days === 1) return at < now ? 'yesterday' : 'tomorrow'
  const [unit, size] = UNITS.find(([, length]) => distance >= length) ?? SECONDS
  const [count, name] = days > 1 ? [days, 'day'] : [Math.trunc(distance / size), unit]
  if (count === 0) return 'now'
  const words = `${count} ${name}${count === 1 ? '' : 's'}`
  return at < now ? `${words} ago` : `in ${words}`
}

/** A formatter of the reader's own time, made when it is first needed. */
function ownClock(language: string, options: Intl.DateTimeFormatOptions) {
  return onDemand(() => new Intl.DateTimeFormat(language, { ...options, timeZone: ownZone().name }))
}

const exact = ownClock('en', { dateStyle: 'medium', timeStyle: 'long' })
const timeOfDay = ownClock('en', { timeStyle: 'medium', hourCycle: 'h23' })
const day = ownClock('en-GB', { day: 'numeric', month: 'short' })
const precise = ownClock('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
})

/** The reader's own time, with the name of its zone. */
export function exactTime(at: number): string {
  return `${exact().format(at)} (${ownZone().name})`
}

/** "31 Jan", on the reader's calendar. */
export function dayOf(at: number): string {
  return day().format(at)
}

export function clockTime(at: number): string {
  return timeOfDay().format(at)
}

/** The time of day with milliseconds. */
export function preciseTime(at: number): string {
  return precise().format(at)
}

/** "45 s", "3 min 5 s", "2 h 10 min", "3 d 4 h". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  const first = parts.findIndex(([count]) => count > 0)
  if (first < 0) return '0 s'
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

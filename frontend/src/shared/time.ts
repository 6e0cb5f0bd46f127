import { onDemand } from './onDemand'

const UNITS: [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

/** "3 minutes ago", "in 12 seconds". A page's first Intl formatter takes a slow phone a tenth of a second; the list does without. */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(at - now)
  const [unit, size] = UNITS.find(([, length]) => distance >= length) ?? ['second', 1000]
  const count = Math.trunc(distance / size)
  if (count === 0) return 'now'
  if (unit === 'day' && count === 1) return at < now ? 'yesterday' : 'tomorrow'
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`
  return at < now ? `${words} ago` : `in ${words}`
}

const exact = onDemand(() => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' }))
const timeOfDay = onDemand(() => new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' }))

const day = onDemand(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }))

const precise = onDemand(
  () =>
    new Intl.DateTimeFormat('en', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    }),
)

/** The reader's own time, with the name of its zone. */
export function exactTime(at: number): string {
  return `${exact().format(at)} (${exact().resolvedOptions().timeZone})`
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

// Calendar days of the reader, written as a field for a date has them: "2026-03-29".

import { MONTHS } from '../scheduling/zones'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const FIRST_YEAR = 2000

/** A day that there is on the calendar; nothing for anything else. */
export function dayIn(text: string | null): string | undefined {
  const [, year = '', month = '', day = ''] = DAY.exec(text ?? '') ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) >= FIRST_YEAR && date.toISOString().slice(0, 10) === text ? text : undefined
}

/**
 * The instant at which a day begins on the reader's clocks, and the day after it, as the API takes it. The browser knows the zone's
 * rules: a day may have 23 or 25 hours, and where clocks go forward at midnight it begins at one o'clock.
 */
export function startOf(day: string, daysLater = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + daysLater).toISOString()
}

/** "29 Mar 2026". A page's first Intl formatter takes a slow phone a tenth of a second; the list does without. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date ?? ''} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`
}

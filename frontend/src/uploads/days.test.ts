import { afterEach, describe, expect, it } from 'vitest'
import { dayIn, dayInWords, startOf } from './days'

const zoneBefore = process.env.TZ

/** From now on the reader's clocks are those of a zone. */
function live(zone: string) {
  process.env.TZ = zone
}

afterEach(() => {
  process.env.TZ = zoneBefore
})

const HOUR = 3_600_000
const hoursOf = (day: string) => (Date.parse(startOf(day, 1)) - Date.parse(startOf(day))) / HOUR

describe('a day of the reader', () => {
  it('begins at midnight of their zone', () => {
    live('Europe/Berlin')

    expect(startOf('2026-01-31')).toBe('2026-01-30T23:00:00.000Z')
    expect(startOf('2026-07-31', 1)).toBe('2026-07-31T22:00:00.000Z')
    expect(startOf('2026-12-31', 1)).toBe('2026-12-31T23:00:00.000Z')
  })

  it('has 23 hours when clocks go forward, and 25 when they go back', () => {
    live('Europe/Berlin')

    expect(hoursOf('2026-03-29')).toBe(23)
    expect(hoursOf('2026-10-25')).toBe(25)
    expect(hoursOf('2026-03-30')).toBe(24)
  })

  it('begins at one where clocks go forward at midnight, and leaves no gap', () => {
    live('America/Santiago')

    expect(startOf('2026-09-06')).toBe('2026-09-06T04:00:00.000Z')
    expect(startOf('2026-09-05', 1)).toBe(startOf('2026-09-06'))
    expect(hoursOf('2026-09-06')).toBe(23)
  })

  it('may begin twice where clocks go back to midnight: the first counts', () => {
    live('America/Havana')

    expect(startOf('2026-11-01')).toBe('2026-11-01T04:00:00.000Z')
    expect(hoursOf('2026-11-01')).toBe(25)
  })
})

it('is one that the calendar has', () => {
  expect(dayIn('2028-02-29')).toBe('2028-02-29')
  for (const text of [null, '', '2026-02-29', '2026-2-9', '0002-05-05', '2026-13-01', 'today']) {
    expect(dayIn(text)).toBeUndefined()
  }
})

it('is put in words', () => {
  expect(dayInWords('2026-03-09')).toBe('9 Mar 2026')
})

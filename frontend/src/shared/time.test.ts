import { describe, expect, it } from 'vitest'
import { duration, exactTime, relativeTime } from './time'

const NOW = Date.parse('2026-01-31T12:00:00Z')
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('relative time', () => {
  it.each([
    [-3 * MINUTE - 40 * SECOND, '3 minutes ago'],
    [-59 * SECOND, '59 seconds ago'],
    [-25 * HOUR, 'yesterday'],
    [0, 'now'],
    [12 * SECOND, 'in 12 seconds'],
  ])('of %d ms is %s', (difference, words) => {
    expect(relativeTime(NOW + difference, NOW)).toBe(words)
  })
})

describe('a day away or more', () => {
  const SUNDAY_EVENING = Date.parse('2026-11-29T19:00:00Z')

  it.each([
    // 47 hours.
    ['2026-12-01T18:00:00Z', 'in 2 days'],
    ['2026-12-01T00:00:00Z', 'in 2 days'],
    ['2026-11-30T19:00:00Z', 'tomorrow'],
    ['2026-11-30T23:59:59Z', 'tomorrow'],
    ['2026-11-30T18:59:00Z', 'in 23 hours'],
    ['2026-11-28T01:00:00Z', 'yesterday'],
    ['2026-11-27T20:00:00Z', '2 days ago'],
  ])('%s is, on a Sunday evening, %s', (at, words) => {
    expect(relativeTime(Date.parse(at), SUNDAY_EVENING)).toBe(words)
  })

  it('is told by the calendar that is meant', () => {
    const inTokyo = (at: number) => Math.floor((at + 9 * HOUR) / (24 * HOUR))

    // On Monday at 04:00 in Tokyo, Tuesday 23:00 is tomorrow there, 43 hours away.
    expect(relativeTime(Date.parse('2026-12-01T14:00:00Z'), SUNDAY_EVENING, inTokyo)).toBe('tomorrow')
    expect(relativeTime(Date.parse('2026-12-01T14:00:00Z'), SUNDAY_EVENING)).toBe('in 2 days')
  })

  it('may be hours of one day, as clocks go back', () => {
    const sameDay = () => 0

    expect(relativeTime(NOW + 24.5 * HOUR, NOW, sameDay)).toBe('in 24 hours')
  })
})

describe('exact time', () => {
  it('names the zone', () => {
    expect(exactTime(NOW)).toBe('Jan 31, 2026, 12:00:00 PM UTC (UTC)')
  })
})

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [45 * SECOND, '45 s'],
    [3 * MINUTE + 5 * SECOND, '3 min 5 s'],
    [2 * HOUR, '2 h'],
    [50 * HOUR + 59 * SECOND, '2 d 2 h'],
    [-5 * SECOND, '0 s'],
  ])('of %d ms is %s', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words)
  })
})

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

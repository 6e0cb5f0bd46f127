import { describe, expect, it } from 'vitest'
import { aRequest, FACEBOOK, INSTAGRAM, processing, published, scheduled } from '../test/fixtures'
import { newsOf, pollAfter, soonest } from './rule'

const every5 = { paused: false, seconds: 5 }
const NOW = Date.parse('2026-01-31T12:00:00Z')
const MINUTE = 60_000

describe('when to look again', () => {
  it('is after the interval while something is in progress', () => {
    expect(pollAfter(every5, { news: 'any moment', failing: false }, NOW)).toBe(5000)
    expect(pollAfter({ paused: false, seconds: 60 }, { news: 'any moment', failing: false }, NOW)).toBe(
      60_000,
    )
  })

  it('is never once all is final', () => {
    expect(pollAfter(every5, { news: 'never', failing: false }, NOW)).toBe(false)
  })

  it('is after the interval when the last look failed, so that the page recovers by itself', () => {
    expect(pollAfter(every5, { news: 'never', failing: true }, NOW)).toBe(5000)
    expect(pollAfter(every5, { news: NOW + 99 * MINUTE, failing: true }, NOW)).toBe(5000)
  })

  it('is never while paused', () => {
    const paused = { ...every5, paused: true }

    expect(pollAfter(paused, { news: 'any moment', failing: true }, NOW)).toBe(false)
    expect(pollAfter(paused, { news: NOW + MINUTE, failing: false }, NOW)).toBe(false)
  })

  it('is when the preparation of what is scheduled begins, and seldom before', () => {
    expect(pollAfter(every5, { news: NOW + 2 * MINUTE, failing: false }, NOW)).toBe(2 * MINUTE)
    expect(pollAfter(every5, { news: NOW + 3 * 24 * 60 * MINUTE, failing: false }, NOW)).toBe(5 * MINUTE)
  })

  it('is after the interval once its preparation should have begun', () => {
    expect(pollAfter(every5, { news: NOW + 1000, failing: false }, NOW)).toBe(5000)
    expect(pollAfter(every5, { news: NOW - 7 * MINUTE, failing: false }, NOW)).toBe(5000)
  })
})

describe('when there can be news', () => {
  const at = (time: string) => ({ ...scheduled, next_check_at: time })
  const cancelled = { ...published, status: 'cancelled' as const }

  it('of what is scheduled is when the first of its preparations begins', () => {
    const request = aRequest({
      [INSTAGRAM]: at('2026-02-01T08:50:00.000Z'),
      [FACEBOOK]: at('2026-02-01T07:50:00.000Z'),
      'facebook:2': cancelled,
    })

    expect(newsOf(request)).toBe(Date.parse('2026-02-01T07:50:00.000Z'))
  })

  it('of what is in progress is at any moment, of what is final never', () => {
    expect(newsOf(aRequest({ [INSTAGRAM]: processing }))).toBe('any moment')
    expect(newsOf(aRequest({ [INSTAGRAM]: published }))).toBe('never')
  })

  it('of several is that of the first to have any', () => {
    expect(soonest([5, 'never', 3])).toBe(3)
    expect(soonest([5, 'any moment'])).toBe('any moment')
    expect(soonest(['never'])).toBe('never')
    expect(soonest([])).toBe('never')
  })
})

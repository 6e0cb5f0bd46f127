import { describe, expect, it } from 'vitest'
import { pollAfter } from './rule'

const every5 = { paused: false, seconds: 5 }

describe('when to look again', () => {
  it('is after the interval while something is in progress', () => {
    expect(pollAfter(every5, { inProgress: true, failing: false })).toBe(5000)
    expect(pollAfter({ paused: false, seconds: 60 }, { inProgress: true, failing: false })).toBe(60_000)
  })

  it('is never once all is final', () => {
    expect(pollAfter(every5, { inProgress: false, failing: false })).toBe(false)
  })

  it('is after the interval when the last look failed, so that the page recovers by itself', () => {
    expect(pollAfter(every5, { inProgress: false, failing: true })).toBe(5000)
  })

  it('is never while paused', () => {
    expect(pollAfter({ ...every5, paused: true }, { inProgress: true, failing: true })).toBe(false)
  })
})

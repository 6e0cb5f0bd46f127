import { describe, expect, it } from 'vitest'
import { processing, published, queued, rateLimited } from '../test/fixtures'
import { isNotMoving } from './moving'

const NEXT_CHECK = Date.parse('2026-01-31T12:00:20.000Z')
const MINUTE = 60_000

describe('a destination', () => {
  it('is moving until a minute after the look that was announced', () => {
    expect(isNotMoving(processing, NEXT_CHECK + MINUTE)).toBe(false)
    expect(isNotMoving(processing, NEXT_CHECK + MINUTE + 1)).toBe(true)
  })

  it('is moving while it is held back until an announced time, however long ago it was last heard of', () => {
    const heldBack = { ...rateLimited, next_check_at: '2026-01-31T18:00:00.000Z' }

    expect(isNotMoving(heldBack, Date.parse('2026-01-31T18:00:30.000Z'))).toBe(false)
    expect(isNotMoving(heldBack, Date.parse('2026-01-31T18:01:01.000Z'))).toBe(true)
  })

  it('is moving when it was heard of since', () => {
    const heardOf = { ...queued, updated_at: '2026-01-31T12:05:00.000Z' }

    expect(isNotMoving(heardOf, Date.parse('2026-01-31T12:05:59.000Z'))).toBe(false)
    expect(isNotMoving(heardOf, Date.parse('2026-01-31T12:06:01.000Z'))).toBe(true)
  })

  it('is not expected to move when it is final', () => {
    expect(isNotMoving(published, NEXT_CHECK + 1000 * MINUTE)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { connectedInstagram, reconnectRequiredInstagram } from '../test/accounts'
import { tokenExpired, tooFewPixels } from '../test/fixtures'
import { mustConnectFirst } from './connect'

const { destination } = connectedInstagram
const BEFORE = '2026-01-31T11:00:00.000Z'
const SINCE = '2026-01-31T13:00:00.000Z'

describe('an account must be connected first', () => {
  it('when its token was refused, whatever the posting failed for', () => {
    const refused = [reconnectRequiredInstagram]

    expect(mustConnectFirst(reconnectRequiredInstagram.destination, tokenExpired, refused)).toBe(true)
    expect(mustConnectFirst(reconnectRequiredInstagram.destination, tooFewPixels, refused)).toBe(true)
  })

  it('when it is not connected any more', () => {
    expect(mustConnectFirst(destination, tooFewPixels, [])).toBe(true)
  })

  it('when the posting failed for want of it, until it is connected again', () => {
    const asItWas = [{ ...connectedInstagram, updated_at: BEFORE }]
    const again = [{ ...connectedInstagram, updated_at: SINCE }]

    expect(mustConnectFirst(destination, tokenExpired, asItWas)).toBe(true)
    expect(mustConnectFirst(destination, tokenExpired, again)).toBe(false)
    expect(mustConnectFirst(destination, tooFewPixels, asItWas)).toBe(false)
  })

  it('as the posting says, as long as the accounts are not known', () => {
    expect(mustConnectFirst(destination, tokenExpired, undefined)).toBe(true)
    expect(mustConnectFirst(destination, tooFewPixels, undefined)).toBe(false)
  })
})

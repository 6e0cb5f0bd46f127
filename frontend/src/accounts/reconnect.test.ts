import { describe, expect, it } from 'vitest'
import type { Account, Posting } from '../api/client'
import { INSTAGRAM, tokenExpired } from '../test/fixtures'
import { needsReconnect } from './reconnect'

const FAILED_AT = Date.parse(tokenExpired.updated_at)
const at = (milliseconds: number) => new Date(FAILED_AT + milliseconds).toISOString()

function failed(details: Partial<NonNullable<Posting['error_details']>>): Posting {
  const usual = tokenExpired.error_details
  return { ...tokenExpired, ...(usual && { error_details: { ...usual, ...details } }) }
}

function accounts(status?: Account['status'], updatedAt = at(-1000)) {
  const account = { destination: INSTAGRAM, status, updated_at: updatedAt } as Account
  return new Map(status ? [[INSTAGRAM, account]] : [])
}

const refused = failed({ needs_reconnect: true })
const other = failed({ needs_reconnect: false })

describe('what failed', () => {
  it('for want of a connection works only once the account is connected again', () => {
    expect(needsReconnect(refused, INSTAGRAM, undefined)).toBe(true)
    expect(needsReconnect(refused, INSTAGRAM, accounts())).toBe(true)
    expect(needsReconnect(refused, INSTAGRAM, accounts('reconnect_required'))).toBe(true)
    expect(needsReconnect(refused, INSTAGRAM, accounts('connected', at(0)))).toBe(true)
    expect(needsReconnect(refused, INSTAGRAM, accounts('connected', at(1000)))).toBe(false)
  })

  it('for another reason is refused as well as long as the account is not connected', () => {
    expect(needsReconnect(other, INSTAGRAM, accounts('reconnect_required'))).toBe(true)
    expect(needsReconnect(other, INSTAGRAM, accounts())).toBe(true)
    expect(needsReconnect(other, INSTAGRAM, accounts('connected'))).toBe(false)
    expect(needsReconnect(other, INSTAGRAM, undefined)).toBe(false)
  })

  it('and would fail again whatever the account is needs something else', () => {
    const forGood = failed({ needs_reconnect: false, retryable: false })

    expect(needsReconnect(forGood, INSTAGRAM, accounts('reconnect_required'))).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import type { Account } from '../api/client'
import { connectedInstagram, reconnectRequiredInstagram } from '../test/accounts'
import { CATALOGUE } from '../test/platforms'
import { changeOf, checkDraft, draftOf, faultsOf } from './accountDraft'

const none = new Set<string>()
const newDraft = { ...draftOf(CATALOGUE, undefined), accountId: '123', token: 'token' }

function changed(account: Account, part: Partial<ReturnType<typeof draftOf>>) {
  return { ...draftOf(CATALOGUE, account), ...part }
}

describe('a draft of an account', () => {
  it('of a new one needs an id that is not connected yet, and a token', () => {
    expect(checkDraft(CATALOGUE, newDraft, undefined, none)).toEqual({})
    expect(checkDraft(CATALOGUE, { ...newDraft, accountId: 'shop' }, undefined, none)).toHaveProperty(
      'accountId',
    )
    expect(checkDraft(CATALOGUE, newDraft, undefined, new Set(['instagram:123']))).toHaveProperty('accountId')
    expect(checkDraft(CATALOGUE, { ...newDraft, token: ' ' }, undefined, none)).toHaveProperty('token')
  })

  it('has a name of at most 100 characters', () => {
    expect(checkDraft(CATALOGUE, { ...newDraft, displayName: '🎬'.repeat(100) }, undefined, none)).toEqual({})
    expect(
      checkDraft(CATALOGUE, { ...newDraft, displayName: 'a'.repeat(101) }, undefined, none),
    ).toHaveProperty('displayName')
  })

  it('has a token of visible ASCII characters', () => {
    expect(checkDraft(CATALOGUE, { ...newDraft, token: 'a b' }, undefined, none)).toHaveProperty('token')
    expect(checkDraft(CATALOGUE, { ...newDraft, token: 'a'.repeat(4097) }, undefined, none)).toHaveProperty(
      'token',
    )
  })

  it('of a connected one needs a token only for another login', () => {
    expect(checkDraft(CATALOGUE, draftOf(CATALOGUE, connectedInstagram), connectedInstagram, none)).toEqual(
      {},
    )
    expect(
      checkDraft(CATALOGUE, changed(connectedInstagram, { login: 'facebook' }), connectedInstagram, none),
    ).toHaveProperty('token')
  })

  it('of one that must be connected again needs a new token', () => {
    const again = draftOf(CATALOGUE, reconnectRequiredInstagram)

    expect(checkDraft(CATALOGUE, again, reconnectRequiredInstagram, none)).toEqual({
      token: 'Instagram refused the stored token: give a new one.',
    })
    expect(checkDraft(CATALOGUE, { ...again, token: ' ' }, reconnectRequiredInstagram, none)).toHaveProperty(
      'token',
    )
    expect(checkDraft(CATALOGUE, { ...again, token: 'IGAAnew' }, reconnectRequiredInstagram, none)).toEqual(
      {},
    )
  })

  it('of one that is not connected any more begins with what is known of it', () => {
    expect(draftOf(CATALOGUE, undefined, 'facebook:100000000000001')).toMatchObject({
      platform: 'facebook',
      accountId: '100000000000001',
      login: 'facebook',
    })
    expect(draftOf(CATALOGUE, undefined, 'nowhere:1')).toEqual(draftOf(CATALOGUE, undefined))
    expect(draftOf(CATALOGUE, undefined, 'new')).toEqual(draftOf(CATALOGUE, undefined))
  })

  it('cannot take the name of a connected one away', () => {
    expect(
      checkDraft(CATALOGUE, changed(connectedInstagram, { displayName: ' ' }), connectedInstagram, none),
    ).toHaveProperty('displayName')
  })
})

describe('what is sent of an account', () => {
  it('is only what changed', () => {
    expect(changeOf(draftOf(CATALOGUE, connectedInstagram), connectedInstagram)).toEqual({})
    expect(changeOf(changed(connectedInstagram, { displayName: 'New' }), connectedInstagram)).toEqual({
      display_name: 'New',
    })
    expect(changeOf(changed(connectedInstagram, { token: ' new ' }), connectedInstagram)).toEqual({
      access_token: 'new',
    })
  })

  it('leaves out the name of a new one that has none', () => {
    expect(changeOf(newDraft, undefined)).toEqual({ access_token: 'token', login: 'instagram' })
  })
})

describe('the faults of the API', () => {
  it('are put at their fields, and those without a field are kept', () => {
    const problem = {
      type: 'about:blank',
      title: '',
      status: 422,
      code: 'invalid_request',
      detail: '',
      errors: [
        { pointer: '/display_name', code: 'a', detail: 'Name.' },
        { pointer: '/access_token', code: 'b', detail: 'Token.' },
        { pointer: '/login', code: 'c', detail: 'Login.' },
        { parameter: 'destination', code: 'd', detail: 'Destination.' },
        { pointer: '/other', code: 'e', detail: 'Other.' },
      ],
    }

    expect(faultsOf(problem)).toEqual({
      fields: { displayName: 'Name.', token: 'Token.', login: 'Login.', accountId: 'Destination.' },
      others: ['Other.'],
    })
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answering } from '../test/api'
import { keepUser, SIGN_IN } from '../test/signIn'
import { DEV_USER_KEY } from './devUser'

const LIST = 'http://localhost:3000/api/social/uploads?limit=20'
const ACCOUNTS = 'http://localhost:3000/api/social/accounts'

/** Opens the page at an address, as if it were loaded anew, and answers what is asked. */
async function openAt(address: string, config: object = {}) {
  vi.resetModules()
  globalThis.history.replaceState(null, '', address)
  const calls = answering({
    'GET /config.json': () => config,
    'GET /api/social/uploads': () => ({ items: [] }),
    'GET /api/social/accounts': () => ({ items: [] }),
  })
  const page = await import('./ahead')
  const client = await import('./client')
  await page.ahead()
  const asked = () => calls.filter(({ url }) => !url.endsWith('/config.json'))
  return { asked, urls: () => asked().map(({ url }) => url), api: client.api }
}

beforeEach(() => vi.unstubAllGlobals())

describe('what the list needs first', () => {
  it('is asked for ahead, and not again when it is needed, but then anew', async () => {
    const { api, urls } = await openAt('/uploads')
    expect(urls()).toEqual([LIST, ACCOUNTS])

    const first = await api.GET('/api/social/uploads', { params: { query: { limit: 20 } } })
    expect(first.data).toEqual({ items: [] })
    expect(urls()).toHaveLength(2)

    await api.GET('/api/social/uploads', { params: { query: { limit: 20 } } })
    expect(urls()).toEqual([LIST, ACCOUNTS, LIST])
  })

  it('is not there for another page of the list', async () => {
    const { api, urls } = await openAt('/uploads')

    await api.GET('/api/social/uploads', { params: { query: { limit: 20, cursor: 'next' } } })

    expect(urls().at(-1)).toBe(`${LIST}&cursor=next`)
  })

  it('is not asked for where a filter wants something else, nor on other pages', async () => {
    expect((await openAt('/uploads?status=failed')).urls()).toEqual([ACCOUNTS])
    expect((await openAt('/accounts')).urls()).toEqual([])
    expect((await openAt('/uploads/3e1bd7a5')).urls()).toEqual([])
  })

  it('is that of the chosen user', async () => {
    localStorage.setItem(DEV_USER_KEY, 'anna')
    const { asked } = await openAt('/uploads')

    expect(asked().map(({ headers }) => headers.get('X-Dev-User'))).toEqual(['anna', 'anna'])
  })

  it('is asked for with the token of whoever is signed in', async () => {
    keepUser({ expiresIn: 3600 })
    const { asked, urls } = await openAt('/uploads', { sign_in: SIGN_IN })

    expect(urls()).toEqual([LIST, ACCOUNTS])
    expect(asked().map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer at-1', 'Bearer at-1'])
  })

  it('is not asked for by somebody who must sign in first, or whose token has ended', async () => {
    expect((await openAt('/uploads', { sign_in: SIGN_IN })).urls()).toEqual([])

    keepUser({ expiresIn: -1 })
    expect((await openAt('/uploads', { sign_in: SIGN_IN })).urls()).toEqual([])
  })
})

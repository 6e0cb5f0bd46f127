import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answering } from '../test/api'
import { DEV_USER_KEY } from './devUser'

const LIST = 'http://localhost:3000/api/social/uploads?limit=20'
const ACCOUNTS = 'http://localhost:3000/api/social/accounts'

/** Opens the page at an address, as if it were loaded anew, and answers what is asked. */
async function openAt(address: string) {
  vi.resetModules()
  globalThis.history.replaceState(null, '', address)
  const calls = answering({
    'GET /api/social/uploads': () => ({ items: [] }),
    'GET /api/social/accounts': () => ({ items: [] }),
  })
  const page = await import('./ahead')
  const client = await import('./client')
  page.ahead()
  return { calls, urls: () => calls.map(({ url }) => url), api: client.api }
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
    const { calls } = await openAt('/uploads')

    expect(calls.map(({ headers }) => headers.get('X-Dev-User'))).toEqual(['anna', 'anna'])
  })
})

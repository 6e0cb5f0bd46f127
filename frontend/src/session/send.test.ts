import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answering, problem } from '../test/api'
import { DISCOVERY, keepUser, SIGN_IN } from '../test/signIn'

const TOKEN = 'POST /token'
const LIST = 'GET /api/social/uploads'
const POST = 'POST /api/social/post'

type Answers = Parameters<typeof answering>[0]

/** Loads the page anew where one must sign in, and answers what is asked. */
async function opened(answers: Answers) {
  vi.resetModules()
  const calls = answering({
    'GET /config.json': () => ({ sign_in: SIGN_IN }),
    'GET /.well-known/openid-configuration': () => DISCOVERY,
    ...answers,
  })
  const { api, dataOf } = await import('../api/client')
  const { currentSession } = await import('./session')
  const sent = (call: string) =>
    calls.filter(({ method, url }) => `${method} ${new URL(url).pathname}` === call)
  return {
    list: () => dataOf(api.GET('/api/social/uploads', {})),
    post: (body: never) =>
      dataOf(api.POST('/api/social/post', { params: { header: { 'Idempotency-Key': 'k' } }, body })),
    tokensOf: (call: string) => sent(call).map(({ headers }) => headers.get('Authorization')),
    sent,
    session: currentSession,
  }
}

/** Takes no call with any other token than these. */
function only(...tokens: string[]) {
  return (_: URL, { headers }: Request) =>
    tokens.some((token) => headers.get('Authorization') === `Bearer ${token}`)
      ? { items: [] }
      : Response.json({ message: 'Unauthorized' }, { status: 401 })
}

const renewing = () => ({ access_token: 'at-2', token_type: 'Bearer', expires_in: 3600 })
const refusing = () => Response.json({ error: 'invalid_grant' }, { status: 400 })

beforeEach(() => {
  vi.unstubAllGlobals()
  keepUser({ expiresIn: 3600 })
})

describe('a call of whoever is signed in', () => {
  it('carries the token', async () => {
    const page = await opened({ [LIST]: only('at-1') })

    await page.list()

    expect(page.session()).toEqual({ state: 'signed in', name: 'ada@example.com' })
    expect(page.tokensOf(LIST)).toEqual(['Bearer at-1'])
  })

  it('has an ending token renewed first, once for all calls', async () => {
    keepUser({ expiresIn: 5 })
    const page = await opened({ [LIST]: only('at-2'), [TOKEN]: renewing })

    await Promise.all([page.list(), page.list()])
    await page.list()

    expect(page.sent(TOKEN)).toHaveLength(1)
    expect(await page.sent(TOKEN)[0]?.text()).toContain('refresh_token=rt-1')
    expect(page.tokensOf(LIST)).toEqual(['Bearer at-2', 'Bearer at-2', 'Bearer at-2'])
  })

  it('is repeated with a renewed token and the same body when it was refused', async () => {
    const bodies: string[] = []
    const page = await opened({
      [POST]: async (_, request) => {
        bodies.push(await request.text())
        return Response.json(only('at-2')(_, request) instanceof Response ? {} : { request_id: 'r' }, {
          status: request.headers.get('Authorization') === 'Bearer at-2' ? 202 : 401,
        })
      },
      [TOKEN]: renewing,
    })

    await expect(page.post({ caption: 'Hello' } as never)).resolves.toEqual({ request_id: 'r' })

    expect(bodies).toEqual(['{"caption":"Hello"}', '{"caption":"Hello"}'])
  })

  it('ends the session when it is refused with a renewed token, too, and then nothing is sent any more', async () => {
    const page = await opened({ [LIST]: only('another'), [TOKEN]: renewing })

    await expect(page.list()).rejects.toThrow('Your session has ended.')
    expect(page.session()).toEqual({ state: 'ended', name: 'ada@example.com' })
    await expect(page.list()).rejects.toThrow('Your session has ended.')

    expect(page.tokensOf(LIST)).toEqual(['Bearer at-1', 'Bearer at-2'])
    expect(page.sent(TOKEN)).toHaveLength(1)
  })

  it('ends the session when the issuer does not renew it', async () => {
    keepUser({ expiresIn: -1 })
    const page = await opened({ [LIST]: only('at-2'), [TOKEN]: refusing })

    await expect(page.list()).rejects.toThrow('Your session has ended.')

    expect(page.session().state).toBe('ended')
    expect(page.sent(LIST)).toHaveLength(0)
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith('oidc.user'))).toEqual([])
  })

  it('ends the session when there is nothing to renew it with', async () => {
    keepUser({ expiresIn: -1, refreshToken: null })
    const page = await opened({ [LIST]: only('at-2') })

    await expect(page.list()).rejects.toThrow('Your session has ended.')

    expect(page.sent(TOKEN)).toHaveLength(0)
  })

  it('does not end the session when the issuer cannot be reached', async () => {
    keepUser({ expiresIn: -1 })
    const page = await opened({ [LIST]: only('at-2') })

    await expect(page.list()).rejects.toThrow('No answer from the server.')

    expect(page.session().state).toBe('signed in')
  })

  it('is not repeated for any other refusal', async () => {
    const page = await opened({ [LIST]: () => problem(403, { code: 'forbidden', detail: 'No.' }) })

    await expect(page.list()).rejects.toThrow('No.')

    expect(page.sent(LIST)).toHaveLength(1)
  })
})

it('is not sent by somebody who must sign in first', async () => {
  sessionStorage.clear()
  const page = await opened({ [LIST]: only('at-1') })

  await expect(page.list()).rejects.toThrow('Your session has ended.')

  expect(page.session()).toEqual({ state: 'signed out' })
  expect(page.sent(LIST)).toHaveLength(0)
})

it('is sent as it is where nobody signs in, and again after the configuration could not be had', async () => {
  const config = vi
    .fn()
    .mockReturnValueOnce(new Response(null, { status: 503 }))
    .mockReturnValue({})
  const page = await opened({ 'GET /config.json': config, [LIST]: () => ({ items: [] }) })

  await expect(page.list()).rejects.toThrow('No answer from the server.')
  await page.list()
  await page.list()

  expect(page.session()).toEqual({ state: 'open' })
  expect(page.tokensOf(LIST)).toEqual([null, null])
  expect(config).toHaveBeenCalledTimes(2)
})

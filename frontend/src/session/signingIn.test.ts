import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answering } from '../test/api'
import { DISCOVERY, idTokenOf, keepUser, SIGN_IN } from '../test/signIn'

const assign = vi.fn<(address: string | URL) => void>()

async function openAt(address: string, answers: Parameters<typeof answering>[0] = {}) {
  vi.resetModules()
  globalThis.history.replaceState(null, '', address)
  const calls = answering({
    'GET /config.json': () => ({ sign_in: SIGN_IN }),
    'GET /.well-known/openid-configuration': () => DISCOVERY,
    ...answers,
  })
  const signingIn = await import('./signingIn')
  const { currentSession, findSignIn } = await import('./session')
  await findSignIn()
  return { ...signingIn, calls, session: currentSession }
}

/** Goes to sign in from a page, and answers the address that the issuer is called at. */
async function leaveFrom(address: string): Promise<URL> {
  const { goToSignIn } = await openAt(address)
  // The library waits for the page to be left.
  void goToSignIn()
  await vi.waitFor(() => expect(assign).toHaveBeenCalled())
  return new URL(assign.mock.calls[0]?.[0] ?? '')
}

/** Comes back from the issuer as a user. */
async function comeBack(left: URL, sub: string) {
  const { href } = globalThis.location
  const page = await openAt(`/signed-in?code=c&state=${left.searchParams.get('state') ?? ''}`, {
    'POST /token': () => ({
      access_token: 'at-1',
      refresh_token: 'rt-1',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idTokenOf({ sub }),
    }),
  })
  expect(href).not.toBe(globalThis.location.href)
  return page
}

beforeEach(() => {
  assign.mockReset()
  vi.spyOn(globalThis.location, 'assign').mockImplementation(assign)
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('asks for a code by PKCE, and comes back to the page where the user was', async () => {
  const left = await leaveFrom('/uploads?status=failed')

  expect(left.origin + left.pathname).toBe(DISCOVERY.authorization_endpoint)
  expect(Object.fromEntries(left.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: SIGN_IN.client_id,
    redirect_uri: 'http://localhost:3000/signed-in',
    scope: 'openid email',
    code_challenge_method: 'S256',
  })

  const page = await comeBack(left, 'u-1')
  await expect(page.completeSignIn()).resolves.toBe('/uploads?status=failed')
  expect(page.session()).toEqual({ state: 'signed in', name: 'u-1' })
  const [request] = page.calls.filter(({ method }) => method === 'POST')
  expect(await request?.text()).toMatch(/code=c&.*code_verifier=/)
  expect(localStorage.length).toBe(0)
})

it('keeps what the same user was writing, and forgets what another was', async () => {
  const first = await comeBack(await leaveFrom('/'), 'u-1')
  await first.completeSignIn()
  sessionStorage.setItem('draft', 'written by u-1')

  assign.mockReset()
  const same = await comeBack(await leaveFrom('/'), 'u-1')
  // Somebody who is signed in already has nothing to finish.
  await same.completeSignIn()
  expect(sessionStorage.getItem('draft')).toBe('written by u-1')

  removeUser()
  assign.mockReset()
  const other = await comeBack(await leaveFrom('/'), 'u-2')
  await other.completeSignIn()
  expect(sessionStorage.getItem('draft')).toBeNull()
})

it('does not take an answer that was not asked for', async () => {
  const page = await openAt('/signed-in?code=c&state=made-up')

  await expect(page.completeSignIn()).rejects.toThrow()

  expect(page.session()).toEqual({ state: 'signed out' })
})

it('signs out: takes the refresh token back, forgets everything, and ends the session at the issuer', async () => {
  keepUser({ expiresIn: 3600 })
  sessionStorage.setItem('draft', 'a draft')
  const forget = vi.fn()
  const page = await openAt('/uploads', { 'POST /revoke': () => new Response() })

  await page.signOut(forget)

  const revocation = page.calls.find(({ url }) => url === DISCOVERY.revocation_endpoint)
  expect(await revocation?.text()).toContain('token=rt-1')
  expect(Object.keys(sessionStorage)).toEqual(['signed-out'])
  expect(page.hasSignedOut()).toBe(true)
  expect(forget).toHaveBeenCalledOnce()
  expect(page.session()).toEqual({ state: 'signed out' })
  expect(String(assign.mock.calls[0]?.[0])).toMatch(new RegExp(`^${DISCOVERY.end_session_endpoint}\\?`))
})

it('signs out here even when the issuer does not answer', async () => {
  keepUser({ expiresIn: 3600 })
  const page = await openAt('/uploads', {
    'GET /.well-known/openid-configuration': () => new Response(null, { status: 503 }),
  })

  await page.signOut(() => undefined)

  expect(Object.keys(sessionStorage)).toEqual(['signed-out'])
  expect(assign).toHaveBeenCalledWith('/')
})

function removeUser() {
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith('oidc.user'))
    .forEach((key) => sessionStorage.removeItem(key))
}

import { readConfig, type SignIn } from './config'
import { forgetTokens, isExpiring, storedTokens } from './tokens'

/** Who is there: whether somebody must sign in is known only once /config.json has said so. */
export type Session =
  | { state: 'unknown' }
  /** Nobody signs in here. */
  | { state: 'open' }
  | { state: 'signed out' }
  | { state: 'signed in'; name: string }
  /** It can be renewed no more: the page stays as it is until the user signs in again. */
  | { state: 'ended'; name: string }

/** The session has ended, so that nothing was sent. */
export class SessionEndedError extends Error {
  constructor() {
    super('Your session has ended.')
    this.name = 'SessionEndedError'
  }
}

/** Where the browser is to come back to after signing in. */
export const CALLBACK_PATH = '/signed-in'

/** The page of the API's contract, and the contract: for everybody. */
export const API_PATH = '/docs/api'
export const CONTRACT_PATH = '/openapi.yaml'

let session: Session = { state: 'unknown' }
const listeners = new Set<() => void>()
let renewal: Promise<string | undefined> | undefined

export function currentSession(): Session {
  return session
}

export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function changeSession(newer: Session) {
  session = newer
  listeners.forEach((tell) => tell())
}

/** Where one signs in, if one must; whoever asks first finds out who is signed in. */
export async function findSignIn(): Promise<SignIn | undefined> {
  const { sign_in: signIn } = await readConfig()
  if (session.state === 'unknown') changeSession(signIn ? foundSession(signIn) : { state: 'open' })
  return signIn
}

function foundSession(signIn: SignIn): Session {
  const tokens = storedTokens(signIn)
  return tokens ? { state: 'signed in', name: tokens.name } : { state: 'signed out' }
}

/** A token to call with; renewed before, if it is about to end. Throws {@link SessionEndedError} if there is none to be had. */
export async function validToken(signIn: SignIn): Promise<string> {
  const tokens = session.state === 'signed in' ? storedTokens(signIn) : undefined
  if (!tokens) throw ended(signIn)
  return isExpiring(tokens, Date.now()) ? renewedToken(signIn, tokens.accessToken) : tokens.accessToken
}

/**
 * Another token than the one that was refused or has ended. Calls that need one at the same time share one renewal.
 * Throws {@link SessionEndedError} if there is none to be had.
 */
export async function renewedToken(signIn: SignIn, refused: string): Promise<string> {
  const known = storedTokens(signIn)?.accessToken
  if (known !== undefined && known !== refused) return known
  renewal ??= renew(signIn).finally(() => {
    renewal = undefined
  })
  const token = await renewal
  if (token === undefined) throw ended(signIn)
  return token
}

async function renew(signIn: SignIn): Promise<string | undefined> {
  const oidc = await import('./oidc')
  return oidc.renew(signIn)
}

/** Ends the session, if there was one, and answers what to throw. */
export function ended(signIn: SignIn): SessionEndedError {
  forgetTokens(signIn)
  if (session.state === 'signed in') changeSession({ state: 'ended', name: session.name })
  return new SessionEndedError()
}

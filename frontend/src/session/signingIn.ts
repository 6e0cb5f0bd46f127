import { changeSession, currentSession, findSignIn } from './session'
import { storedTokens } from './tokens'

/** Set when somebody has signed out, for the page that is seen next. */
const SIGNED_OUT_KEY = 'signed-out'

export function hasSignedOut(): boolean {
  return sessionStorage.getItem(SIGNED_OUT_KEY) !== null
}

/**
 * Leaves the page to sign in; whoever has comes back to where they are now. Resolves if the browser goes back to this page instead.
 * Throws if the issuer does not answer.
 */
export async function goToSignIn(): Promise<void> {
  const signIn = await findSignIn()
  if (!signIn) return
  const oidc = await import('./oidc')
  const { pathname, search } = globalThis.location
  sessionStorage.removeItem(SIGNED_OUT_KEY)
  await oidc.signInAt(signIn, pathname === '/signed-in' ? '/' : pathname + search)
}

let completion: Promise<string> | undefined

/** Finishes signing in, once for this load of the page; answers where in the dashboard the user was. Throws if it does not work. */
export function completeSignIn(): Promise<string> {
  completion ??= complete()
  return completion
}

async function complete(): Promise<string> {
  const signIn = await findSignIn()
  // An old address: there is nothing to finish.
  if (!signIn || currentSession().state === 'signed in') return '/'
  const oidc = await import('./oidc')
  const returnTo = await oidc.completeSignIn(signIn)
  changeSession({ state: 'signed in', name: storedTokens(signIn)?.name ?? '' })
  return returnTo
}

/** Forgets all that this tab keeps, and leaves the page to end the session at the issuer, too. */
export async function signOut(forget: () => void): Promise<void> {
  const address = await signOutAddress()
  sessionStorage.clear()
  sessionStorage.setItem(SIGNED_OUT_KEY, '')
  // The browser may keep the page to go back to: it must show nothing any more.
  forget()
  changeSession({ state: 'signed out' })
  globalThis.location.assign(address)
}

/** An issuer that does not answer keeps nobody from signing out here. */
async function signOutAddress(): Promise<string> {
  const signIn = await findSignIn()
  if (!signIn) return '/'
  const oidc = await import('./oidc')
  return oidc.signOut(signIn).catch(() => '/')
}

import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { SignIn } from './config'
import { CALLBACK_PATH } from './session'
import { signOutAddress } from './signOutAddress'

// Loaded only when somebody signs in or out, or when a token is renewed.

/** Whose drafts and the like this tab keeps. */
const OWNER_KEY = 'owner'

let made: UserManager | undefined

function managerOf(signIn: SignIn): UserManager {
  const { origin } = globalThis.location
  // Of this tab, and gone with it. See docs/rationale.md.
  const store = new WebStorageStateStore({ store: sessionStorage })
  made ??= new UserManager({
    authority: signIn.issuer,
    client_id: signIn.client_id,
    redirect_uri: origin + CALLBACK_PATH,
    post_logout_redirect_uri: `${origin}/`,
    userStore: store,
    stateStore: store,
    // A token is renewed when a call needs it: a tab that nobody looks at renews nothing.
    automaticSilentRenew: false,
  })
  return made
}

/** Leaves the page, to sign in and come back to an address of the dashboard. */
export async function signInAt(signIn: SignIn, returnTo: string): Promise<void> {
  const manager = managerOf(signIn)
  const { scopes_supported: scopes = [] } = await manager.metadataService.getMetadata()
  // Cognito gives a refresh token without it, and refuses a scope that it does not know.
  const scope = ['openid', 'email', ...scopes.filter((each) => each === 'offline_access')].join(' ')
  await manager.signinRedirect({ scope, state: returnTo })
}

/** Takes the tokens for the code in the page's address; answers where the user was before. */
export async function completeSignIn(signIn: SignIn): Promise<string> {
  const user = await managerOf(signIn).signinCallback()
  if (!user) throw new Error('There is nobody in the answer.')
  forgetOthers(user)
  return typeof user.state === 'string' ? user.state : '/'
}

/** What another user has left in this tab is not for this one. */
function forgetOthers({ profile: { sub } }: User) {
  const owner = sessionStorage.getItem(OWNER_KEY)
  if (owner !== null && owner !== sub) {
    Object.keys(sessionStorage)
      .filter((key) => !key.startsWith('oidc.'))
      .forEach((key) => sessionStorage.removeItem(key))
  }
  sessionStorage.setItem(OWNER_KEY, sub)
}

/** A new access token; none if the session cannot go on. Throws if that could not be found out. */
export async function renew(signIn: SignIn): Promise<string | undefined> {
  const manager = managerOf(signIn)
  const user = await manager.getUser()
  // Without a refresh token the library would try a hidden frame, which the page's policy forbids.
  if (!user?.refresh_token) return undefined
  try {
    return (await manager.signinSilent())?.access_token
  } catch (failure) {
    if (failure instanceof ErrorResponse) return undefined
    throw failure
  }
}

/** Takes the tokens back; answers where the user's session at the issuer is ended, too. */
export async function signOut(signIn: SignIn): Promise<string> {
  const manager = managerOf(signIn)
  const metadata = await manager.metadataService.getMetadata()
  const user = await manager.getUser()
  if (metadata.revocation_endpoint && user?.refresh_token) {
    // A refresh token that cannot be taken back now is forgotten here all the same, and ends by itself.
    await manager.revokeTokens(['refresh_token']).catch(() => undefined)
  }
  return signOutAddress(signIn, metadata, user?.id_token, globalThis.location.origin)
}

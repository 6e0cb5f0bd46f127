import type { SignIn } from './config'

/** What is kept of a user who has signed in: in this tab, until it is closed. */
export type Tokens = {
  accessToken: string
  /** In milliseconds. */
  expiresAt: number
  /** What the user is called. */
  name: string
}

/** A token that ends before an answer could be there is as good as ended. */
const LEEWAY_MS = 10_000

/** Where oidc-client-ts keeps a user; reading it here saves loading the library just to see who is signed in. */
function keyOf({ issuer, client_id: clientId }: SignIn): string {
  return `oidc.user:${issuer}:${clientId}`
}

export function storedTokens(signIn: SignIn): Tokens | undefined {
  const user = parsed(sessionStorage.getItem(keyOf(signIn)))
  if (typeof user?.access_token !== 'string' || typeof user.expires_at !== 'number') return undefined
  const { email, preferred_username: username, sub = '' } = user.profile ?? {}
  return {
    accessToken: user.access_token,
    expiresAt: user.expires_at * 1000,
    name: email ?? username ?? sub,
  }
}

export function isExpiring({ expiresAt }: Tokens, now: number): boolean {
  return expiresAt - LEEWAY_MS <= now
}

export function forgetTokens(signIn: SignIn) {
  sessionStorage.removeItem(keyOf(signIn))
}

type StoredUser = {
  access_token?: unknown
  expires_at?: unknown
  profile?: { email?: string; preferred_username?: string; sub?: string }
}

function parsed(text: string | null): StoredUser | null {
  try {
    return JSON.parse(text ?? 'null') as StoredUser | null
  } catch {
    return null
  }
}

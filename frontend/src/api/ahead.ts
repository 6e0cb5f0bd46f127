import type { SignIn } from '../session/config'
import { findSignIn } from '../session/session'
import { isExpiring, storedTokens } from '../session/tokens'
import { DEV_USER_KEY } from './devUser'

/** Answers that were asked for ahead, by address; each is taken once. */
const answers = new Map<string, Promise<Response>>()

/** How much the list asks for at once: what is asked for ahead is what the list would ask for. */
export const FIRST_PAGE_SIZE = 20

/**
 * Finds out who is there, and asks for what the list of uploads will ask for first, while its own code is still being loaded. Whoever
 * must sign in first, or needs a new token, has to wait for the code.
 */
export async function ahead(): Promise<void> {
  const signIn = await findSignIn()
  const headers = headersOf(signIn)
  const { pathname, search } = globalThis.location
  if (pathname !== '/uploads' || !headers) return
  if (search === '') ask(`/api/social/uploads?limit=${FIRST_PAGE_SIZE}`, headers)
  ask('/api/social/accounts', headers)
}

function headersOf(signIn: SignIn | undefined): Record<string, string> | undefined {
  if (!signIn) {
    const user = localStorage.getItem(DEV_USER_KEY)
    return user ? { 'X-Dev-User': user } : {}
  }
  const tokens = storedTokens(signIn)
  return tokens && !isExpiring(tokens, Date.now())
    ? { Authorization: `Bearer ${tokens.accessToken}` }
    : undefined
}

function ask(path: string, headers: Record<string, string>) {
  const request = new Request(new URL(path, globalThis.location.origin), { headers })
  const answer = fetch(request)
  // Whoever takes it sees the failure.
  answer.catch(() => undefined)
  answers.set(request.url, answer)
}

/** The answer that was asked for ahead, if there is one and nobody has taken it. */
export function takeAhead(request: Request): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined
  const answer = answers.get(request.url)
  answers.delete(request.url)
  return answer
}

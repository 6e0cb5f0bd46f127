import type { SignIn } from './config'
import { ended, findSignIn, renewedToken, validToken } from './session'

/** Sends a call of the API, as the user who is signed in, if one must be. */
export async function send(request: Request): Promise<Response> {
  const signIn = await findSignIn()
  return signIn ? sendAsUser(signIn, request) : fetch(request)
}

/**
 * A call that is refused is repeated once, with a renewed token: what answers 401 has done nothing. Once the session has ended,
 * nothing is sent any more, however often a page asks.
 */
async function sendAsUser(signIn: SignIn, request: Request): Promise<Response> {
  const repeated = request.clone()
  const token = await validToken(signIn)
  const answer = await fetch(withToken(request, token))
  if (answer.status !== 401) return answer
  const second = await fetch(withToken(repeated, await renewedToken(signIn, token)))
  if (second.status === 401) throw ended(signIn)
  return second
}

function withToken(request: Request, token: string): Request {
  request.headers.set('Authorization', `Bearer ${token}`)
  return request
}

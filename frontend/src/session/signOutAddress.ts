import type { SignIn } from './config'

type Metadata = { authorization_endpoint?: string; end_session_endpoint?: string }

const COGNITO = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/

/**
 * Where the browser goes to end the session at the issuer. Cognito has a page of its own for that, on the host where users sign in
 * (Amazon Cognito developer guide, "Logout endpoint"); others say where, or have no such place.
 */
export function signOutAddress(
  { issuer, client_id: clientId }: SignIn,
  { authorization_endpoint: authorize, end_session_endpoint: endSession }: Metadata,
  idToken: string | undefined,
  origin: string,
): string {
  const home = `${origin}/`
  if (COGNITO.test(new URL(issuer).hostname) && authorize) {
    return withQuery(new URL('/logout', authorize), { client_id: clientId, logout_uri: home })
  }
  if (!endSession) return home
  return withQuery(new URL(endSession), {
    client_id: clientId,
    post_logout_redirect_uri: home,
    ...(idToken && { id_token_hint: idToken }),
  })
}

function withQuery(address: URL, parameters: Record<string, string>): string {
  Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value))
  return address.href
}

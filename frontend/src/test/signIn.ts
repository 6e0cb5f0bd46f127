import { User } from 'oidc-client-ts'

export const SIGN_IN = { issuer: 'https://issuer.example', client_id: 'dashboard' }

type Kept = { expiresIn: number; accessToken?: string; refreshToken?: string | null }

/** Leaves a user in this tab as oidc-client-ts does. */
export function keepUser({ expiresIn, accessToken = 'at-1', refreshToken = 'rt-1' }: Kept) {
  const now = Math.floor(Date.now() / 1000)
  const user = new User({
    access_token: accessToken,
    ...(refreshToken && { refresh_token: refreshToken }),
    token_type: 'Bearer',
    expires_at: now + expiresIn,
    profile: {
      sub: 'u-1',
      email: 'ada@example.com',
      iss: SIGN_IN.issuer,
      aud: SIGN_IN.client_id,
      exp: 0,
      iat: 0,
    },
  })
  sessionStorage.setItem(`oidc.user:${SIGN_IN.issuer}:${SIGN_IN.client_id}`, user.toStorageString())
}

/** What the issuer says of itself. */
export const DISCOVERY = {
  issuer: SIGN_IN.issuer,
  authorization_endpoint: `${SIGN_IN.issuer}/authorize`,
  token_endpoint: `${SIGN_IN.issuer}/token`,
  end_session_endpoint: `${SIGN_IN.issuer}/endsession`,
  revocation_endpoint: `${SIGN_IN.issuer}/revoke`,
}

/** An ID token; nobody checks its signature, as it comes from the issuer itself. */
export function idTokenOf(claims: { sub: string }): string {
  const now = Math.floor(Date.now() / 1000)
  const parts = [
    { alg: 'RS256' },
    { iss: SIGN_IN.issuer, aud: SIGN_IN.client_id, iat: now, exp: now + 3600, ...claims },
  ]
  return [...parts.map((part) => btoa(JSON.stringify(part)).replace(/=+$/, '')), 'signature'].join('.')
}

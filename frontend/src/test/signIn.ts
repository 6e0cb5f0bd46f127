import { User } from 'oidc-client-ts'

export const SIGN_IN = { issuer: 'https://issuer.example', client_id: 'dashboard' }

type Kept = { expiresIn: number; accessToken?: string; refreshToken?: string | undefined }

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

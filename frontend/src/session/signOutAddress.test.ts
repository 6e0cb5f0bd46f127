import { expect, it } from 'vitest'
import { signOutAddress } from './signOutAddress'

const ORIGIN = 'https://dashboard.example'

it("is Cognito's own page, on the host where users sign in", () => {
  const address = signOutAddress(
    { issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Pool', client_id: 'c1' },
    {
      authorization_endpoint: 'https://our.auth.eu-central-1.amazoncognito.com/oauth2/authorize',
      end_session_endpoint: 'https://our.auth.eu-central-1.amazoncognito.com/logout',
    },
    'id-token',
    ORIGIN,
  )

  expect(address).toBe(
    'https://our.auth.eu-central-1.amazoncognito.com/logout?client_id=c1&logout_uri=https%3A%2F%2Fdashboard.example%2F',
  )
})

it('is where any other issuer says, with what the standard wants', () => {
  const signIn = { issuer: 'https://issuer.example/realm', client_id: 'c1' }
  const metadata = { end_session_endpoint: 'https://issuer.example/out?realm=1' }

  expect(signOutAddress(signIn, metadata, 'id-token', ORIGIN)).toBe(
    'https://issuer.example/out?realm=1&client_id=c1&post_logout_redirect_uri=https%3A%2F%2Fdashboard.example%2F&id_token_hint=id-token',
  )
})

it('is our own first page where the issuer has none', () => {
  const signIn = { issuer: 'https://cognito-idp.evil.example', client_id: 'c1' }

  expect(
    signOutAddress(signIn, { authorization_endpoint: 'https://evil.example/a' }, undefined, ORIGIN),
  ).toBe(`${ORIGIN}/`)
})

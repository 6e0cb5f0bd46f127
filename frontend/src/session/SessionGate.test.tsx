import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { FailureBanner } from '../shared/FailureBanner'
import { renderAt } from '../test/render'
import { changeSession, SessionEndedError } from './session'
import { SessionEndedNotice } from './SessionEndedNotice'
import { SessionGate } from './SessionGate'
import { SessionMenu } from './SessionMenu'

const goToSignIn = vi.hoisted(() => vi.fn<() => Promise<void>>())
const completeSignIn = vi.hoisted(() => vi.fn<() => Promise<string>>())
vi.mock('./signingIn', () => ({ goToSignIn, completeSignIn, hasSignedOut: () => false }))

function show(address = '/uploads') {
  renderAt(
    address,
    <SessionGate>
      <SessionEndedNotice />
      <SessionMenu />
      <p>the dashboard</p>
    </SessionGate>,
  )
}

beforeEach(() => {
  vi.resetAllMocks()
  goToSignIn.mockResolvedValue()
})

it.each([{ state: 'unknown' }, { state: 'open' }] as const)(
  'shows the dashboard and no menu: %s',
  (session) => {
    changeSession(session)
    show()

    expect(screen.getByText('the dashboard')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  },
)

it('shows nothing but the way in to whoever must sign in, and says when it does not work', async () => {
  goToSignIn.mockRejectedValueOnce(new Error('no answer'))
  changeSession({ state: 'signed out' })
  show()

  await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }))
  expect((await screen.findByRole('alert')).textContent).toContain('does not answer')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(goToSignIn).toHaveBeenCalledTimes(2)
  expect(screen.queryByText('the dashboard')).toBeNull()
})

it('names who is signed in', () => {
  changeSession({ state: 'signed in', name: 'ada@example.com' })
  show()

  expect(screen.getByRole('button', { name: 'Signed in as ada@example.com. Sign out' })).toBeTruthy()
})

it('leaves the page as it is when the session has ended, and offers the way back', async () => {
  changeSession({ state: 'ended', name: 'ada@example.com' })
  show()

  expect((await screen.findByRole('alert')).textContent).toContain('Your session has ended')
  expect(screen.getByText('the dashboard')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(goToSignIn).toHaveBeenCalledOnce()
})

it('offers to sign in, not to try again, where something failed for that', () => {
  renderAt('/', <FailureBanner title="Not sent" error={new SessionEndedError()} onRetry={() => undefined} />)

  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Sign in again'])
})

it('goes on to where the user was once signing in is complete', async () => {
  completeSignIn.mockImplementation(() => {
    changeSession({ state: 'signed in', name: 'ada' })
    return Promise.resolve('/uploads')
  })
  changeSession({ state: 'signed out' })
  show('/signed-in?code=c&state=s')

  await waitFor(() => expect(screen.getByText('the dashboard')).toBeTruthy())
})

it('says why signing in did not work', async () => {
  completeSignIn.mockRejectedValue(new Error('access_denied'))
  changeSession({ state: 'signed out' })
  show('/signed-in?error=access_denied')

  expect((await screen.findByRole('alert')).textContent).toBe('access_denied')
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy()
})

import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Account } from '../api/client'
import { connectedFacebook, connectedInstagram, reconnectRequiredInstagram } from '../test/accounts'
import { answering, bodiesOf, problem } from '../test/api'
import { fill } from '../test/fill'
import { renderAt } from '../test/render'
import { AccountsPage } from './AccountsPage'
import { accountAddress } from './address'

const LIST = 'GET /api/social/accounts'

function showAccounts(...accounts: Account[]) {
  return showAt('/accounts', ...accounts)
}

function showAt(address: string, ...accounts: Account[]) {
  const answers: Parameters<typeof answering>[0] = { [LIST]: () => ({ items: accounts }) }
  const calls = answering(answers)
  renderAt(address, <AccountsPage />)
  return { answers, calls, user: userEvent.setup() }
}

describe('the accounts page', () => {
  it('leads to the first account when there is none', async () => {
    const { user } = showAccounts()

    await screen.findByText('No account is connected yet')
    await user.click(screen.getByRole('button', { name: 'Add an account' }))

    expect(await screen.findByRole('dialog', { name: 'Add an account' })).toBeTruthy()
  })

  it('says what to do about an account whose token was refused', async () => {
    showAccounts(connectedFacebook, reconnectRequiredInstagram)

    expect(await screen.findByText('Reconnect required')).toBeTruthy()
    expect(screen.getByText(/Make a new token at Instagram/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Reconnect Old shop' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Edit Our Page' })).toBeTruthy()
  })

  it('says that the accounts could not be read, and recovers', async () => {
    const answers: Parameters<typeof answering>[0] = {}
    answering(answers)
    renderAt('/accounts', <AccountsPage />)
    const user = userEvent.setup()

    const retry = await screen.findByRole('button', { name: 'Try again' })
    answers[LIST] = () => ({ items: [connectedFacebook] })
    await user.click(retry)

    expect(await screen.findByText('Our Page')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('adding an account', () => {
  it('sends what was typed, and hides the token while it is typed', async () => {
    const { answers, calls, user } = showAccounts()
    const put = 'PUT /api/social/accounts/instagram%3A17841400000000001'
    answers[put] = () => Response.json(connectedInstagram, { status: 201 })

    await user.click(await screen.findByRole('button', { name: 'Add an account' }))
    await fill(user, await screen.findByLabelText(/Account id/), '17841400000000001')
    await fill(user, screen.getByLabelText(/^Name/), 'Our shop')
    const token = screen.getByLabelText(/Access token/)
    expect(token.getAttribute('type')).toBe('password')
    await fill(user, token, 'IGAAexample')
    await user.click(screen.getByRole('button', { name: 'Connect' }))

    expect(await screen.findByText('Our shop is connected.')).toBeTruthy()
    expect(await bodiesOf('PUT', calls)).toEqual([
      { display_name: 'Our shop', access_token: 'IGAAexample', login: 'instagram' },
    ])
  })

  it('names what is missing before anything is sent', async () => {
    const { calls, user } = showAccounts()

    await user.click(await screen.findByRole('button', { name: 'Add an account' }))
    await user.click(await screen.findByRole('button', { name: 'Connect' }))

    expect(screen.getByText('This is not the id of an account on Instagram.')).toBeTruthy()
    expect(screen.getByText('A new account needs its access token.')).toBeTruthy()
    expect(await bodiesOf('PUT', calls)).toEqual([])
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Account id/)))
  })

  it('shows the faults of the API at their fields', async () => {
    const { answers, user } = showAccounts()
    answers['PUT /api/social/accounts/instagram%3A1'] = () =>
      problem(422, {
        errors: [{ pointer: '/access_token', code: 'invalid_access_token', detail: 'No such token.' }],
      })

    await user.click(await screen.findByRole('button', { name: 'Add an account' }))
    await fill(user, await screen.findByLabelText(/Account id/), '1')
    await fill(user, screen.getByLabelText(/Access token/), 'token')
    await user.click(screen.getByRole('button', { name: 'Connect' }))

    expect(await screen.findByText('No such token.')).toBeTruthy()
    expect(screen.getByLabelText(/Access token/).getAttribute('aria-invalid')).toBe('true')
  })
})

describe('connecting an account again', () => {
  const reconnect = accountAddress(reconnectRequiredInstagram.destination)

  it('begins at its form, wherever its address is followed', async () => {
    const { answers, calls, user } = showAt(reconnect, connectedInstagram, reconnectRequiredInstagram)
    const put = `PUT /api/social/accounts/${encodeURIComponent(reconnectRequiredInstagram.destination)}`
    answers[put] = () => ({ ...reconnectRequiredInstagram, status: 'connected' })

    const dialog = await screen.findByRole('dialog', { name: 'Reconnect Old shop' })
    await fill(user, within(dialog).getByLabelText(/Access token/), 'IGAAnew')
    await user.click(within(dialog).getByRole('button', { name: 'Reconnect' }))

    expect(await screen.findByText('Old shop is connected again.')).toBeTruthy()
    expect(await bodiesOf('PUT', calls)).toEqual([{ access_token: 'IGAAnew' }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('needs a new token: without one nothing is sent, and the field says why', async () => {
    const { calls, user } = showAt(reconnect, reconnectRequiredInstagram)

    const dialog = await screen.findByRole('dialog', { name: 'Reconnect Old shop' })
    expect(dialog.textContent).not.toContain('Leave it empty')
    await user.click(within(dialog).getByRole('button', { name: 'Reconnect' }))

    expect(within(dialog).getByText('Instagram refused the stored token: give a new one.')).toBeTruthy()
    const token = within(dialog).getByLabelText(/Access token/)
    expect(token.getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(token))
    expect(await bodiesOf('PUT', calls)).toEqual([])
  })

  it('that is not there any more begins with its platform and its id', async () => {
    showAt(accountAddress('facebook:42'), connectedInstagram)

    const dialog = await screen.findByRole('dialog', { name: 'Add an account' })
    expect(within(dialog).getByLabelText(/Platform/)).toHaveProperty('value', 'facebook')
    expect(within(dialog).getByLabelText(/Account id/)).toHaveProperty('value', '42')
  })
})

describe('changing an account', () => {
  it('sends the new name alone, and never shows a token', async () => {
    const { answers, calls, user } = showAccounts(connectedFacebook)
    const put = `PUT /api/social/accounts/${encodeURIComponent(connectedFacebook.destination)}`
    answers[put] = () => ({ ...connectedFacebook, display_name: 'Our Page in Berlin' })

    await user.click(await screen.findByRole('button', { name: 'Edit Our Page' }))
    expect(await screen.findByLabelText(/Access token/)).toHaveProperty('value', '')
    await fill(user, screen.getByLabelText(/^Name/), ' in Berlin')
    await user.click(screen.getByRole('button', { name: 'Save' }))

    expect(await screen.findByText('Our Page in Berlin is changed.')).toBeTruthy()
    expect(await bodiesOf('PUT', calls)).toEqual([{ display_name: 'Our Page in Berlin' }])
  })

  it('gives the focus back to where it was', async () => {
    const { user } = showAccounts(connectedFacebook)

    const edit = await screen.findByRole('button', { name: 'Edit Our Page' })
    await user.click(edit)
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))

    await waitFor(() => expect(document.activeElement).toBe(edit))
  })
})

describe('removing an account', () => {
  it('asks first, and then removes it', async () => {
    const { answers, calls, user } = showAccounts(connectedFacebook, connectedInstagram)
    const remove = `DELETE /api/social/accounts/${encodeURIComponent(connectedFacebook.destination)}`
    answers[remove] = () => new Response(null, { status: 204 })

    await user.click(await screen.findByRole('button', { name: 'Remove Our Page' }))
    const dialog = await screen.findByRole('dialog', { name: 'Remove Our Page?' })
    expect(calls.some(({ method }) => method === 'DELETE')).toBe(false)
    answers[LIST] = () => ({ items: [connectedInstagram] })
    await user.click(within(dialog).getByRole('button', { name: 'Remove the account' }))

    expect(await screen.findByText('Our Page is removed.')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Our Page' })).toBeNull())
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Accounts' }))
  })
})

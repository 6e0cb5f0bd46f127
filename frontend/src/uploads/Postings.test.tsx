import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { Posting } from '../api/client'
import { connectedFacebook, connectedInstagram } from '../test/accounts'
import { answering, bodiesOf, problem } from '../test/api'
import {
  aRequest,
  FACEBOOK,
  failedFor,
  INSTAGRAM,
  NAMES,
  processing,
  published,
  rateLimited,
  tokenExpired,
  unconfirmed,
} from '../test/fixtures'
import { renderAt } from '../test/render'
import { Postings } from './Postings'

const ACCOUNTS = [connectedInstagram, connectedFacebook]
const ID = aRequest().request_id

function show(destinations: Record<string, Posting>, answers: Parameters<typeof answering>[0] = {}) {
  const calls = answering({
    'GET /config.json': () => ({ simulator_url: 'http://127.0.0.1:8190' }),
    ...answers,
  })
  renderAt('/uploads', <Postings request={aRequest(destinations)} accounts={ACCOUNTS} names={NAMES} />)
  return calls
}

const line = () => screen.getAllByRole('listitem')[0]?.textContent

describe('a destination in the list', () => {
  it('that is live leads to the post', () => {
    show({ [INSTAGRAM]: published })

    expect(
      screen.getByRole('link', { name: 'Open the post: Launch day! on My Instagram' }).getAttribute('href'),
    ).toBe('https://www.instagram.com/reel/Abc/')
  })

  it('tells what it waits for, or why not yet', () => {
    show({ [INSTAGRAM]: processing })
    expect(line()).toContain('Instagram is processing the video')
  })

  it('that is held back tells why', () => {
    show({ [INSTAGRAM]: rateLimited })
    expect(line()).toContain('Not yet: There have been too many calls.')
  })

  it('that needs its account connected again leads there, and is not tried again in vain', () => {
    show({ [INSTAGRAM]: tokenExpired })

    expect(line()).toContain('Session has expired on Sunday.')
    expect(screen.getByRole('link', { name: 'Reconnect My Instagram' }).getAttribute('href')).toBe(
      `/accounts?account=${encodeURIComponent(INSTAGRAM)}`,
    )
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('that would fail again as it is offers nothing', () => {
    show({ [INSTAGRAM]: failedFor('video_too_short', { retryable: false }) })

    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('that can be tried again is, and tells in its place if it was refused', async () => {
    const calls = show(
      { [INSTAGRAM]: failedFor('deadline_passed', { who_acts: 'nobody' }) },
      {
        [`POST /api/social/uploads/${ID}/retry`]: () =>
          problem(409, { code: 'nothing_to_retry', detail: 'It is in progress.' }),
      },
    )

    fireEvent.click(screen.getByRole('button', { name: 'Try again: Launch day! on My Instagram' }))

    expect((await screen.findByRole('alert')).textContent).toBe('It was not done. It is in progress.')
    expect(await bodiesOf('POST', calls)).toEqual([{ destinations: [INSTAGRAM] }])
  })
})

describe('a destination of which nobody can say whether it is live', () => {
  const RESOLVE = `POST /api/social/uploads/${ID}/resolve`
  const open = () =>
    show(
      { [FACEBOOK]: unconfirmed },
      { [RESOLVE]: () => ({ changed: [FACEBOOK], unchanged: {}, upload: aRequest() }) },
    )

  it('says not to post again, without technical words, and leads to the account', async () => {
    open()

    expect(line()).toContain('It may be live. Do not post it again.')
    expect(line()).not.toContain('No answer from Instagram.')
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Look: Launch day! on My Page' }).getAttribute('href')).toBe(
        'http://127.0.0.1:8190/www.facebook.com/100000000000001/',
      ),
    )
  })

  it('is posted again only after a question, whose safe answer has the focus', async () => {
    const calls = open()

    fireEvent.click(screen.getByRole('button', { name: 'It is not: Launch day! on My Page' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('it is there twice')
    const wait = within(dialog).getByRole('button', { name: 'Wait' })
    await waitFor(() => expect(document.activeElement).toBe(wait))
    expect(await bodiesOf('POST', calls)).toEqual([])

    fireEvent.click(within(dialog).getByRole('button', { name: 'Post it again' }))
    await waitFor(async () =>
      expect(await bodiesOf('POST', calls)).toEqual([{ destination: FACEBOOK, published: false }]),
    )
  })

  it('counts as published if it is there', async () => {
    const calls = open()

    fireEvent.click(screen.getByRole('button', { name: 'It is there: Launch day! on My Page' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: 'It is there' }))

    await waitFor(async () =>
      expect(await bodiesOf('POST', calls)).toEqual([{ destination: FACEBOOK, published: true }]),
    )
  })
})

describe('a post of many destinations', () => {
  const many = (...some: Posting[]) =>
    Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`facebook:${n}`, some[n] ?? published]))
  const lines = () => screen.queryAllByText('Open the post', { exact: false })
  const reconnects = () =>
    screen.getAllByRole('link', { name: /^Reconnect/ }).map((link) => link.getAttribute('aria-label'))

  it('is folded to its counts, the links, and those that need somebody', () => {
    show(many(tokenExpired, processing))

    expect(screen.getByText('6 of 8 published, 1 failed')).toBeTruthy()
    expect(screen.getAllByRole('link', { name: /Open the post: .* on/ })).toHaveLength(6)
    expect(screen.getByRole('img', { name: '1: In progress' })).toBeTruthy()
    expect(screen.getByText('Session has expired on Sunday.')).toBeTruthy()
    expect(lines()).toHaveLength(0)
  })

  it('is unfolded by its reader, and folded again', () => {
    show(many())

    fireEvent.click(screen.getByRole('button', { name: 'Show all 8' }))
    expect(lines()).toHaveLength(8)
    fireEvent.click(screen.getByRole('button', { name: 'Fold' }))
    expect(lines()).toHaveLength(0)
  })

  it('says how many more need somebody than it has a place for', () => {
    show(many(tokenExpired, unconfirmed, tokenExpired, tokenExpired))

    expect(screen.getAllByText('Session has expired on Sunday.')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'Show all 8, 2 more need you' }))
    expect(screen.getAllByText('Session has expired on Sunday.')).toHaveLength(3)
  })

  it('keeps in its place who is shown when an earlier one fails later', () => {
    const later = { ...tokenExpired, updated_at: '2026-01-31T12:09:00.000Z' }
    show(many(later, tokenExpired, { ...tokenExpired, updated_at: '2026-01-31T12:01:00.000Z' }))

    expect(reconnects()).toEqual(['Reconnect 1', 'Reconnect 2'])
  })

  it('keeps in its place who is shown when one comes that has failed at the same time', () => {
    const wrap = (...some: Posting[]) => (
      <Postings request={aRequest(many(...some))} accounts={ACCOUNTS} names={NAMES} />
    )
    function Polled() {
      const [again, setAgain] = useState(false)
      return (
        <>
          {again ? wrap(published, tokenExpired, tokenExpired) : wrap(published, published, tokenExpired)}
          <button type="button" onClick={() => setAgain(true)}>
            Poll
          </button>
        </>
      )
    }
    renderAt('/uploads', <Polled />)
    fireEvent.click(screen.getByRole('button', { name: 'Poll' }))

    expect(reconnects()).toEqual(['Reconnect 2', 'Reconnect 1'])
  })

  it('is not folded with five', () => {
    show(Object.fromEntries(Object.entries(many()).slice(0, 5)))

    expect(lines()).toHaveLength(5)
  })
})

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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
  queued,
  tokenExpired,
  unconfirmed,
} from '../test/fixtures'
import { renderAt } from '../test/render'
import { FilterBulk } from './FilterBulk'
import { RowBulk } from './RowBulk'

const ACCOUNTS = [connectedInstagram, connectedFacebook]
const late = failedFor('deadline_passed', { who_acts: 'nobody' })
const short = failedFor('video_too_short', { retryable: false })

const a = (id: string, destinations: Record<string, Posting>) =>
  aRequest(destinations, { request_id: id, caption: `Post ${id}` })
const POSTS = [
  a('one', { [INSTAGRAM]: late, [FACEBOOK]: published }),
  a('two', { [INSTAGRAM]: late, [FACEBOOK]: late }),
  a('three', { [INSTAGRAM]: tokenExpired, [FACEBOOK]: short }),
  a('four', { [INSTAGRAM]: unconfirmed }),
]
const done = { changed: [], unchanged: {}, upload: aRequest() }
const retry = (id: string) => `POST /api/social/uploads/${id}/retry`

type Answers = Parameters<typeof answering>[0]

function showList(answers: Answers, hasMore = false) {
  const calls = answering({ 'GET /api/social/uploads': () => ({ items: POSTS }), ...answers })
  renderAt(
    '/uploads',
    <FilterBulk filter={{}} requests={POSTS} hasMore={hasMore} accounts={ACCOUNTS} names={NAMES} />,
  )
  return calls
}

function ShrinkingList() {
  const [requests, setRequests] = useState(POSTS)
  return (
    <>
      <button onClick={() => setRequests([])}>All has ended</button>
      <FilterBulk filter={{}} requests={requests} hasMore={false} accounts={ACCOUNTS} names={NAMES} />
    </>
  )
}

async function begin(confirm: string) {
  const dialog = await screen.findByRole('dialog')
  fireEvent.click(await within(dialog).findByRole('button', { name: confirm }))
  return dialog
}

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

describe('trying all again that failed', () => {
  it('counts before the click what can be, and leaves out what would be refused', async () => {
    const calls = showList({})

    fireEvent.click(screen.getByRole('button', { name: 'Retry all 3 in the list' }))
    const dialog = await screen.findByRole('dialog', { name: 'Try again?' })

    expect(
      await within(dialog).findByText(/^3 destinations of 2 posts failed and can be tried again/),
    ).toBeTruthy()
    expect(dialog.textContent).toContain(
      'Left out: 1 post that needs an account to be connected again first.',
    )
    expect(dialog.textContent).toContain('Left out: 1 post that needs another video or another text first.')
    expect(within(dialog).getByRole('button', { name: 'Try 3 again' })).toBeTruthy()
    expect(new URL(calls[0]?.url ?? '').search).toBe('?status=failed&limit=100')
  })

  it('reads all pages of the filter before it counts', async () => {
    showList(
      {
        'GET /api/social/uploads': (url) =>
          url.searchParams.has('cursor')
            ? { items: [a('older', { [INSTAGRAM]: late })] }
            : { items: POSTS, next_cursor: 'older' },
      },
      true,
    )

    fireEvent.click(screen.getByRole('button', { name: 'Retry all ... in the list' }))

    expect(await screen.findByText(/^4 destinations of 3 posts/)).toBeTruthy()
  })

  it('says in the end what was refused, by name and with the reason', async () => {
    const calls = showList({
      [retry('one')]: () => done,
      [retry('two')]: () => ({
        ...done,
        unchanged: { [FACEBOOK]: { code: 'in_progress', detail: 'It is on its way.' } },
      }),
    })
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')

    expect((await within(dialog).findByRole('status')).textContent).toBe('2 of 3 are tried again.')
    expect(within(dialog).getByRole('listitem').textContent).toBe('Post two, My Page: It is on its way.')
    expect(await bodiesOf('POST', calls)).toEqual([
      { destinations: [INSTAGRAM] },
      { destinations: [INSTAGRAM, FACEBOOK] },
    ])
  })

  it('asks once more for what a worker is at in that moment', async () => {
    let asked = 0
    const calls = showList({
      [retry('one')]: () => done,
      [retry('two')]: () =>
        ++asked === 1
          ? { ...done, unchanged: { [FACEBOOK]: { code: 'under_way', detail: 'A worker is at it.' } } }
          : done,
    })
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')
    await act(() => vi.advanceTimersByTimeAsync(3_000))

    expect((await within(dialog).findByRole('status')).textContent).toBe('All 3 are tried again.')
    expect((await bodiesOf('POST', calls)).at(-1)).toEqual({ destinations: [FACEBOOK] })
  })

  it('goes slower for what a worker is at, too, and asks for nothing that is done already', async () => {
    let asked = 0
    const calls = showList({
      [retry('one')]: () => done,
      [retry('two')]: () => {
        asked += 1
        if (asked === 1) {
          return { ...done, unchanged: { [FACEBOOK]: { code: 'under_way', detail: 'A worker is at it.' } } }
        }
        return asked === 2 ? problem(429, { code: 'too_many_calls', detail: 'Slower.' }) : done
      },
    })
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')
    await act(() => vi.advanceTimersByTimeAsync(10_000))

    expect((await within(dialog).findByRole('status')).textContent).toBe('All 3 are tried again.')
    expect((await bodiesOf('POST', calls)).slice(2)).toEqual([
      { destinations: [FACEBOOK] },
      { destinations: [FACEBOOK] },
    ])
  })

  it('names those of a post for which all was refused', async () => {
    const errors = [
      { pointer: '/destinations/0', code: 'reconnect_first', detail: 'Connect it first.' },
      { pointer: '/destinations/1', code: 'in_progress', detail: 'It is on its way.' },
    ]
    showList({
      [retry('one')]: () => problem(404, { code: 'unknown_request', detail: 'There is no such request.' }),
      [retry('two')]: () => problem(409, { code: 'nothing_to_retry', errors }),
    })
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')

    expect((await within(dialog).findByRole('status')).textContent).toBe('0 of 3 are tried again.')
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Post one, My Instagram: There is no such request.',
      'Post two, My Instagram: Connect it first.',
      'Post two, My Page: It is on its way.',
    ])
  })

  it('goes slower when it is asked to, and loses nothing', async () => {
    let calls = 0
    const slowly = () => {
      calls += 1
      const body = {
        type: 'about:blank',
        title: '',
        status: 429,
        code: 'too_many_requests',
        detail: 'Slower.',
      }
      return calls === 1 ? Response.json(body, { status: 429, headers: { 'Retry-After': '30' } }) : done
    }
    showList({ [retry('one')]: slowly, [retry('two')]: () => done })
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')

    expect(await within(dialog).findByText(/asks to go slower/)).toBeTruthy()
    expect(calls).toBe(1)
    await act(() => vi.advanceTimersByTimeAsync(30_000))
    expect((await within(dialog).findByRole('status')).textContent).toBe('All 3 are tried again.')
  })

  it('says how it went though the list shows meanwhile that nothing is left to do', async () => {
    answering({
      'GET /api/social/uploads': () => ({ items: POSTS }),
      [retry('one')]: () => done,
      [retry('two')]: () => done,
    })
    renderAt('/uploads', <ShrinkingList />)
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')
    await within(dialog).findByText('All 3 are tried again.')

    fireEvent.click(screen.getByText('All has ended'))

    expect(screen.getByText('All 3 are tried again.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Retry all/, hidden: true })).toBeNull()
  })

  it('stops asking when the server is gone, and says how many are left as they were', async () => {
    showList({ [retry('two')]: () => done })
    fireEvent.click(screen.getByRole('button', { name: /^Retry all/ }))
    const dialog = await begin('Try 3 again')

    await within(dialog).findByRole('status')
    expect(dialog.textContent).toContain('The server did not answer.')
    expect(dialog.textContent).toContain('3 were not asked for')
  })
})

describe('stopping all of a post that has not gone out', () => {
  const request = a('r', { [INSTAGRAM]: queued, [FACEBOOK]: processing, 'facebook:3': published })
  const show = (answers: Answers = {}) => {
    const calls = answering(answers)
    renderAt('/', <RowBulk request={request} accounts={ACCOUNTS} names={NAMES} />)
    return calls
  }

  it('is asked about in words that cannot be confused, the safe ones with the focus', async () => {
    const calls = show({ 'POST /api/social/uploads/r/cancel': () => done })

    fireEvent.click(screen.getByRole('button', { name: 'Cancel all 2: Post r' }))
    const dialog = await screen.findByRole('dialog', { name: 'Stop posting?' })
    const keep = await within(dialog).findByRole('button', { name: 'Keep them' })
    await waitFor(() => expect(document.activeElement).toBe(keep))

    fireEvent.click(within(dialog).getByRole('button', { name: 'Stop posting 2' }))
    expect((await within(dialog).findByRole('status')).textContent).toBe('All 2 are stopped.')
    expect(await bodiesOf('POST', calls)).toEqual([{ destinations: [INSTAGRAM, FACEBOOK] }])
  })

  it('does nothing when it is kept', async () => {
    const calls = show()

    fireEvent.click(screen.getByRole('button', { name: 'Cancel all 2: Post r' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Keep them' }))

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(await bodiesOf('POST', calls)).toEqual([])
  })
})

it('a post offers nothing for all of it when there is nothing to do', () => {
  renderAt('/', <RowBulk request={a('r', { [INSTAGRAM]: published })} accounts={ACCOUNTS} names={NAMES} />)

  expect(screen.queryByRole('button')).toBeNull()
})

import { focusManager } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { type InitialEntry, Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UploadRequest } from '../api/client'
import { answering } from '../test/api'
import {
  aRequest,
  FACEBOOK,
  failedFor,
  INSTAGRAM,
  processing,
  published,
  scheduled,
  tokenExpired,
} from '../test/fixtures'
import { renderAt } from '../test/render'
import { UploadsPage } from './UploadsPage'

const ACCOUNTS = {
  items: [
    { destination: INSTAGRAM, display_name: 'My Instagram' },
    { destination: FACEBOOK, display_name: 'My Page' },
  ],
}

function open(address: InitialEntry, list: (url: URL, request: Request) => unknown) {
  const calls = answering({ 'GET /api/social/uploads': list, 'GET /api/social/accounts': () => ACCOUNTS })
  renderAt(
    address,
    <Routes>
      <Route path="/uploads" element={<UploadsPage />} />
    </Routes>,
  )
  const looks = () => calls.filter((call) => new URL(call.url).pathname === '/api/social/uploads')
  return {
    calls: () => looks().length,
    conditional: () => looks().filter((call) => call.headers.has('If-None-Match')).length,
  }
}

/** Answers with a tag, and without a body to whoever has what there is, as the API does. */
function tagged(list: (url: URL) => unknown) {
  return (url: URL, request: Request) => {
    const text = JSON.stringify(list(url))
    const tag = `"${Array.from(text).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 2 ** 40, 7)}"`
    return request.headers.get('If-None-Match') === tag
      ? new Response(null, { status: 304, headers: { ETag: tag } })
      : new Response(text, { headers: { 'Content-Type': 'application/json', ETag: tag } })
  }
}

const rows = () =>
  within(screen.getByRole('list', { name: 'Uploads' })).getAllByRole('link', { name: /View details/ })

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

describe('the list', () => {
  it('names a post that cannot be read, and shows the others', async () => {
    const lost = '00000000-0000-4000-8000-000000000001'
    open('/uploads', () => ({ items: [aRequest({ [INSTAGRAM]: published })], unreadable: [lost] }))

    await screen.findByText('1 post cannot be shown')
    expect(screen.queryByText(new RegExp(lost))).not.toBeNull()
    expect(rows()).toHaveLength(1)
  })

  it('shows each destination with its status, and the error of a failed one in the row', async () => {
    open('/uploads', () => ({ items: [aRequest({ [INSTAGRAM]: tokenExpired, [FACEBOOK]: published })] }))

    const destinations = await screen.findByRole('list', { name: 'Destinations' })

    expect(within(destinations).getByText('My Instagram')).toBeTruthy()
    expect(within(destinations).getByText('Failed')).toBeTruthy()
    expect(within(destinations).getByText('Session has expired on Sunday.')).toBeTruthy()
    expect(within(destinations).getByText('Published')).toBeTruthy()
    expect(within(screen.getByRole('list', { name: 'Uploads' })).getByText('Partly published')).toBeTruthy()
    expect(screen.getByText('1 of 2 published, 1 failed')).toBeTruthy()
  })

  it('asks the API for what the address wants', async () => {
    const asked: string[] = []
    const address = `account=${encodeURIComponent(FACEBOOK)}&q=bike`
    open(`/uploads?status=failed&platform=facebook&${address}&from=2026-03-01&to=2026-03-02`, (url) => {
      asked.push(url.search)
      return { items: [] }
    })

    expect(await screen.findByText('No post matches')).toBeTruthy()
    expect(decodeURIComponent(asked.join())).toBe(
      `?status=failed&platform=facebook&account=${FACEBOOK}&q=bike&from=2026-03-01T00:00:00.000Z&to=2026-03-03T00:00:00.000Z&limit=20`,
    )
  })

  it('says by what it is filtered when nothing is found, and clears that', async () => {
    open('/uploads?status=failed&q=bike', (url) => ({
      items: url.searchParams.has('q') ? [] : [aRequest(undefined, { caption: 'All of it' })],
    }))

    expect(await screen.findByText(/fits all of this: Status: Failed; Text: bike\./)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Clear the filters' }))
    expect(await screen.findByText('All of it')).toBeTruthy()
  })

  it('is told in one sentence, of which each part leads to what it names', async () => {
    const failed = aRequest(
      { [INSTAGRAM]: failedFor('video_too_short', { retryable: false }) },
      { request_id: 'f' },
    )
    open('/uploads', (url) => ({
      items: [aRequest({ [INSTAGRAM]: published }, { request_id: 'l' }), failed].filter(
        ({ status }) => (url.searchParams.get('status') ?? status) === status,
      ),
      next_cursor: 'older',
    }))

    const sentence = await screen.findByTestId('summary')
    expect(sentence.textContent).toBe('1 live, 1 needs you of the newest 2: replace 1 video.')

    fireEvent.click(within(sentence).getByRole('button', { name: '1 needs you' }))
    await waitFor(() =>
      expect(screen.getByTestId('summary').textContent).toBe('1 needs you of the newest 1: replace 1 video.'),
    )
    expect(screen.getByText(/^1 post matches/)).toBeTruthy()
    fireEvent.click(within(sentence).getByRole('button', { name: 'replace 1 video' }))
    await waitFor(() => expect(screen.queryByTestId('summary')).toBeNull())
  })

  it('reads out what the reader must do, but no counter that runs by itself', async () => {
    let now = [aRequest({ [INSTAGRAM]: processing }, { request_id: 'p' })]
    open('/uploads', () => ({ items: now }))
    const region = await screen.findByText('Nothing needs you.', { selector: '[role=status]' })

    now = [aRequest({ [INSTAGRAM]: published }, { request_id: 'p' })]
    await act(() => vi.advanceTimersByTimeAsync(5000))
    expect(screen.getByTestId('summary').textContent).toBe('1 live. Nothing needs you.')
    expect(region.textContent).toBe('Nothing needs you.')
  })

  it('is asked for again while something is in progress', async () => {
    let now: UploadRequest = aRequest({ [INSTAGRAM]: processing })
    const { calls } = open('/uploads', () => ({ items: [now] }))
    expect((await screen.findAllByText('In progress')).length).toBeGreaterThan(0)
    expect(calls()).toBe(1)

    now = aRequest()
    await act(() => vi.advanceTimersByTimeAsync(5000))
    expect(screen.queryByText('In progress', { selector: 'li *' })).toBeNull()
    expect(calls()).toBe(2)
  })

  it('lets a scheduled post rest, and looks again by itself once its preparation begins', async () => {
    const begins = Date.now() + 120_000
    const waiting = { ...scheduled, next_check_at: new Date(begins).toISOString() }
    const schedule = { scheduled_at: new Date(begins + 600_000).toISOString(), time_zone: 'Europe/Berlin' }
    let now = aRequest({ [INSTAGRAM]: waiting }, schedule)
    const { calls, conditional } = open(
      '/uploads',
      tagged(() => ({ items: [now] })),
    )
    const wholeCalls = () => calls() - conditional()
    expect(await screen.findByText(/in Berlin, in 1[12] min/)).toBeTruthy()
    expect(wholeCalls()).toBe(1)

    await act(() => vi.advanceTimersByTimeAsync(100_000))
    expect(wholeCalls()).toBe(1)

    now = aRequest({ [INSTAGRAM]: processing }, schedule)
    await act(() => vi.advanceTimersByTimeAsync(21_000))
    expect(screen.getAllByText('In progress', { selector: 'li *' }).length).toBeGreaterThan(0)
  })

  describe('in which all is final', () => {
    afterEach(() => focusManager.setFocused(undefined))

    async function openFinal() {
      const items = [aRequest(undefined, { request_id: 'first', caption: 'First' })]
      const system = { lost: false }
      const list = tagged(() => ({ items: [...items] }))
      const looks = open('/uploads', (url, request) => (system.lost ? Response.error() : list(url, request)))
      expect(await screen.findByText('First')).toBeTruthy()
      const post = () => items.unshift(aRequest(undefined, { request_id: 'second', caption: 'Second' }))
      return { ...looks, system, post }
    }

    it('is looked at by one call that is answered without a body, and shows within a minute what is new', async () => {
      const { calls, conditional, post } = await openFinal()

      await act(() => vi.advanceTimersByTimeAsync(59_000))
      expect(calls()).toBe(2)
      expect(conditional()).toBe(1)

      post()
      await act(() => vi.advanceTimersByTimeAsync(59_000))
      expect(await screen.findByText('Second')).toBeTruthy()
    })

    it('tells within a minute that the server is gone, and when it is back', async () => {
      const { system } = await openFinal()

      system.lost = true
      await act(() => vi.advanceTimersByTimeAsync(59_000))
      expect(screen.getByRole('alert').textContent).toContain('No connection to the server')
      expect(screen.getByText('First')).toBeTruthy()

      system.lost = false
      await act(() => vi.advanceTimersByTimeAsync(6000))
      await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    })

    it('is left alone while nobody looks, and looked at at once when somebody does again', async () => {
      const { calls, post } = await openFinal()

      focusManager.setFocused(false)
      await act(() => vi.advanceTimersByTimeAsync(300_000))
      expect(calls()).toBe(1)

      post()
      focusManager.setFocused(true)
      expect(await screen.findByText('Second')).toBeTruthy()
    })
  })

  it('waits for the post that was made just now, should it be missing for a moment', async () => {
    const items = [aRequest(undefined, { request_id: 'old', caption: 'Old' })]
    open({ pathname: '/uploads', state: { posted: 'new' } }, () => ({ items: [...items] }))
    expect(await screen.findByText('Old')).toBeTruthy()

    items.unshift(aRequest(undefined, { request_id: 'new', caption: 'New' }))
    await act(() => vi.advanceTimersByTimeAsync(6000))
    expect(rows()).toHaveLength(2)
  })

  it('keeps what it has when the connection is lost, and recovers by itself', async () => {
    let lost = false
    open('/uploads', () =>
      lost ? Response.error() : { items: [aRequest({ [INSTAGRAM]: processing }, { caption: 'Kept' })] },
    )
    expect(await screen.findByText('Kept')).toBeTruthy()

    lost = true
    await act(() => vi.advanceTimersByTimeAsync(5000))
    expect(screen.getByRole('alert').textContent).toContain('No connection to the server')
    expect(screen.getByText('Kept')).toBeTruthy()

    lost = false
    await act(() => vi.advanceTimersByTimeAsync(5000))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('holds a new post back for a reader who is further down', async () => {
    const items = [aRequest({ [INSTAGRAM]: processing }, { request_id: 'first', caption: 'First' })]
    open('/uploads', () => ({ items: [...items] }))
    expect(await screen.findByText('First')).toBeTruthy()
    vi.stubGlobal('scrollY', 500)
    fireEvent.scroll(window)

    items.unshift(aRequest({ [INSTAGRAM]: published }, { request_id: 'second', caption: 'Second' }))
    await act(() => vi.advanceTimersByTimeAsync(5000))
    expect(rows()).toHaveLength(1)

    fireEvent.click(screen.getByRole('button', { name: 'Show 1 new post' }))
    expect(rows()).toHaveLength(2)
    vi.stubGlobal('scrollY', 0)
  })

  it('leads to the first post while there is none', async () => {
    open('/uploads', () => ({ items: [] }))

    expect((await screen.findByRole('link', { name: 'Make the first post' })).getAttribute('href')).toBe('/')
  })

  it('reads on by itself over a page without items', async () => {
    open('/uploads', (url) =>
      url.searchParams.get('cursor') === 'next'
        ? { items: [aRequest(undefined, { caption: 'On the second page' })] }
        : { items: [], next_cursor: 'next' },
    )

    expect(await screen.findByText('On the second page')).toBeTruthy()
  })

  it('reads on over a page with items only when it is told to', async () => {
    const { calls } = open('/uploads', (url) => {
      const page = url.searchParams.get('cursor') ?? 'first'
      return { items: [aRequest(undefined, { request_id: page })], next_cursor: `after-${page}` }
    })

    const more = await screen.findByRole('button', { name: 'Load more' })
    await act(() => vi.advanceTimersByTimeAsync(1000))
    expect(calls()).toBe(1)

    fireEvent.click(more)
    await waitFor(() => expect(rows()).toHaveLength(2))
    expect(calls()).toBe(2)
  })
})

import { act, fireEvent, screen, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '../api/client'
import { answering } from '../test/api'
import { anEntry, aRequest, INSTAGRAM, processing, tokenExpired } from '../test/fixtures'
import { renderAt } from '../test/render'
import { LogsModal } from './LogsModal'

const ID = '3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e'
const written: LogEntry[] = []
const asked: (string | null)[] = []
let inProgress = true
let request = aRequest({ [INSTAGRAM]: processing })

function open(query = '') {
  answering({
    [`GET /api/social/uploads/${ID}`]: () => request,
    [`GET /api/social/uploads/${ID}/logs`]: (url) => {
      const after = url.searchParams.get('after')
      asked.push(after)
      return {
        entries: written.slice(Number(after ?? 0)),
        next_after: String(written.length),
        has_more: false,
        ...(inProgress && { poll_after_seconds: 5 }),
      }
    },
    'GET /api/social/accounts': () => ({ items: [] }),
  })
  renderAt(
    `/uploads/${ID}/logs${query}`,
    <Routes>
      <Route path="/uploads/:requestId/logs" element={<LogsModal />} />
    </Routes>,
  )
}

const lines = () => within(screen.getByRole('region', { name: 'Log entries' })).queryAllByRole('listitem')

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  inProgress = true
  request = aRequest({ [INSTAGRAM]: processing })
  asked.length = 0
  written.length = 0
  written.push(
    anEntry('Step one.'),
    anEntry('It failed.', 'WARNING', { code: 'retry_scheduled', fields: { error: 'HTTP 503' } }),
  )
})
afterEach(() => vi.useRealTimers())

describe('the log', () => {
  it('has no figures and nothing to take away before it is there', async () => {
    open()
    expect(screen.queryByText('The log is loaded ...')).not.toBeNull()
    expect(screen.queryByText(/(INFO|WARNING|ERROR) \d|entries$/)).toBeNull()
    expect(screen.queryByRole('button', { name: /Copy|Download/ })).toBeNull()

    await screen.findByText('Step one.')
    expect(screen.queryByRole('button', { name: /Copy to clipboard/ })).not.toBeNull()
  })

  it('follows new entries and asks only for what is new', async () => {
    open()
    await screen.findByText('Step one.')
    written.push(anEntry('Step two.'))
    await act(() => vi.advanceTimersByTimeAsync(5000))

    expect(lines()).toHaveLength(3)
    expect(asked).toEqual([null, '2'])
  })

  it('is read once more after the request has become final, and then no more', async () => {
    open()
    await screen.findByText('Step one.')
    inProgress = false
    await act(() => vi.advanceTimersByTimeAsync(5000))
    written.push(anEntry('The last line.'))
    await act(() => vi.advanceTimersByTimeAsync(5000))
    expect(screen.getByText('The last line.')).toBeTruthy()

    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(asked).toEqual([null, '2', '2', '3'])
  })

  it('shows what the filter of the address lets through, and says of how many', async () => {
    open('?level=WARNING')
    await screen.findByText('It failed.')

    expect(lines()).toHaveLength(1)
    expect(screen.getByTestId('log-count').textContent).toBe('1 of 2 entries shown by the filter')
    expect(screen.getByRole('button', { name: 'Copy to clipboard: the 1 entry shown, of 2' })).toBeTruthy()
  })

  it('of a post that failed opens on its errors, and shows the rest when that is wanted', async () => {
    request = aRequest({ [INSTAGRAM]: tokenExpired })
    written.push(anEntry('Session has expired on Sunday.', 'ERROR'))
    open()

    await screen.findByText('Session has expired on Sunday.')
    expect(lines()).toHaveLength(1)
    expect(screen.getByTestId('log-count').textContent).toBe('1 of 3 entries shown by the filter')

    fireEvent.click(screen.getByRole('button', { name: 'Show all entries' }))
    expect(lines()).toHaveLength(3)
    expect(screen.queryByRole('button', { name: 'Show all entries' })).toBeNull()
  })

  it('of a post that failed is searched as a whole', async () => {
    request = aRequest({ [INSTAGRAM]: tokenExpired })
    written.push(anEntry('Session has expired on Sunday.', 'ERROR'))
    open('?search=step')

    await screen.findByText('Step one.')
    expect(lines()).toHaveLength(1)
  })

  it('copies what the filter shows', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    open('?level=WARNING')
    await screen.findByText('It failed.')
    fireEvent.click(screen.getByRole('button', { name: /^Copy to clipboard/ }))

    expect(copied).toHaveBeenCalledExactlyOnceWith(
      `${written[1]?.timestamp ?? ''} WARNING ${INSTAGRAM} retry_scheduled It failed. {"error":"HTTP 503"}\n`,
    )
    expect(await screen.findByText('Copied the 1 entry shown, of 2')).toBeTruthy()
  })

  it('shows the code of an entry among its facts', async () => {
    open()
    fireEvent.click(await screen.findByText('It failed.'))

    expect(screen.getByRole('row', { name: 'code retry_scheduled' })).toBeTruthy()
    expect(screen.getByRole('row', { name: 'error HTTP 503' })).toBeTruthy()
  })

  it('says that there is no such post', async () => {
    answering({
      [`GET /api/social/uploads/${ID}/logs`]: () =>
        Response.json({ code: 'not_found', detail: 'There is no such request.' }, { status: 404 }),
    })
    renderAt(
      `/uploads/${ID}/logs`,
      <Routes>
        <Route path="/uploads/:requestId/logs" element={<LogsModal />} />
      </Routes>,
    )

    expect(await screen.findByText('There is no such post')).toBeTruthy()
  })
})

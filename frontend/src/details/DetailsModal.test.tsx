import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { describe, expect, it } from 'vitest'
import type { UploadRequest } from '../api/client'
import { answering, bodiesOf, problem } from '../test/api'
import { aRequest, FACEBOOK, INSTAGRAM, processing, published, scheduled } from '../test/fixtures'
import { renderAt } from '../test/render'
import { DetailsModal } from './DetailsModal'

const DAY_MS = 86_400_000
const ID = aRequest().request_id

/** For 09:00 in Tokyo in a week. */
function inAWeek(destinations: UploadRequest['destinations']): UploadRequest {
  const at = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 11) + '00:00:00.000Z'
  return aRequest(destinations, { scheduled_at: at, time_zone: 'Asia/Tokyo' })
}

function soon(request: UploadRequest): UploadRequest['destinations'][string] {
  return {
    ...scheduled,
    publish_by: new Date(Date.parse(request.scheduled_at ?? '') + DAY_MS).toISOString(),
    next_check_at: request.scheduled_at ?? '',
  }
}

function scheduledTo(...destinations: string[]): UploadRequest {
  const request = inAWeek({})
  return inAWeek(Object.fromEntries(destinations.map((destination) => [destination, soon(request)])))
}

async function open(request: UploadRequest, others: Parameters<typeof answering>[0] = {}, state?: unknown) {
  const calls = answering({
    [`GET /api/social/uploads/${ID}`]: () => request,
    [`GET /api/social/uploads/${ID}/logs`]: () => ({ entries: [], next_after: 'a', has_more: false }),
    'GET /api/social/accounts': () => ({ items: [{ destination: INSTAGRAM, display_name: 'My Instagram' }] }),
    ...others,
  })
  renderAt(
    { pathname: `/uploads/${ID}`, state },
    <Routes>
      <Route path="/uploads/:requestId" element={<DetailsModal />} />
    </Routes>,
  )
  await screen.findByText('Destinations')
  return { calls, user: userEvent.setup() }
}

const section = () => screen.getByRole('region', { name: 'Schedule' })

describe('the details of a scheduled post', () => {
  it('tell its time in its zone and how long it is until then', async () => {
    await open(scheduledTo(INSTAGRAM))

    expect(section().textContent).toMatch(/Goes out .*, 09:00 in Tokyo, in [67] d.*\(00:00 for you\)/)
  })

  it('let it be moved, and send what was changed', async () => {
    const request = scheduledTo(INSTAGRAM)
    const { calls, user } = await open(request, { [`PATCH /api/social/uploads/${ID}`]: () => request })
    const day = request.scheduled_at?.slice(0, 10) ?? ''

    await user.click(screen.getByRole('button', { name: 'Change time or caption' }))
    const field = await screen.findByLabelText(/Date and time/)
    expect(field).toHaveProperty('value', `${day}T09:00`)
    await user.clear(field)
    await user.type(field, `${day}T18:30`)
    await user.click(screen.getByRole('button', { name: 'Save the change' }))

    await waitFor(() => expect(screen.queryByRole('form', { name: 'Change the post' })).toBeNull())
    expect(await bodiesOf('PATCH', calls)).toEqual([
      { scheduled_at: `${day}T18:30`, time_zone: 'Asia/Tokyo' },
    ])
  })

  it('show what the API finds wrong at the field', async () => {
    const request = scheduledTo(INSTAGRAM)
    const errors = [{ pointer: '/caption', code: 'caption_too_long', detail: 'Too long for it.' }]
    const { user } = await open(request, {
      [`PATCH /api/social/uploads/${ID}`]: () => problem(422, { code: 'invalid_request', errors }),
    })

    await user.click(screen.getByRole('button', { name: 'Change time or caption' }))
    await user.type(await screen.findByLabelText('Caption'), '!')
    await user.click(screen.getByRole('button', { name: 'Save the change' }))

    expect(await screen.findByText('Too long for it.')).toBeTruthy()
    expect(screen.getByLabelText('Caption').getAttribute('aria-invalid')).toBe('true')
  })

  it('explain that it has started meanwhile', async () => {
    const request = scheduledTo(INSTAGRAM)
    const { user } = await open(request, {
      [`PATCH /api/social/uploads/${ID}`]: () =>
        problem(409, { code: 'already_started', detail: 'A destination has started already.' }),
    })

    await user.click(screen.getByRole('button', { name: 'Change time or caption' }))
    await user.type(await screen.findByLabelText('Caption'), '!')
    await user.click(screen.getByRole('button', { name: 'Save the change' }))

    expect(await screen.findByText('It has started already')).toBeTruthy()
    expect(screen.getByText('A destination has started already.')).toBeTruthy()
  })

  it('let it be posted now, after a question', async () => {
    const request = scheduledTo(INSTAGRAM)
    const { calls, user } = await open(request, { [`PATCH /api/social/uploads/${ID}`]: () => request })

    await user.click(screen.getByRole('button', { name: 'Post now' }))
    expect(await bodiesOf('PATCH', calls)).toEqual([])
    const question = await screen.findByRole('dialog', { name: 'Post now?' })
    expect(within(question).getByRole('button', { name: 'Keep its time' })).toBeTruthy()
    await user.click(within(question).getByRole('button', { name: 'Post now' }))

    await waitFor(async () => expect(await bodiesOf('PATCH', calls)).toEqual([{ scheduled_at: null }]))
  })

  it('let all of it be cancelled at once when it goes to several', async () => {
    const request = scheduledTo(INSTAGRAM, FACEBOOK)
    const { calls, user } = await open(request, {
      [`POST /api/social/uploads/${ID}/cancel`]: () => ({ upload: request, refused: [] }),
    })

    await user.click(screen.getByRole('button', { name: 'Cancel all' }))
    await user.click(await screen.findByRole('button', { name: 'Stop posting' }))

    await waitFor(() => expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1))
  })

  it('offer no change once a destination has started', async () => {
    const request = scheduledTo(INSTAGRAM)
    await open({ ...request, status: 'processing', destinations: { [INSTAGRAM]: processing } })

    expect(section().textContent).toContain('Goes out')
    expect(screen.queryByRole('button', { name: 'Change time or caption' })).toBeNull()
  })

  it('say nothing of a schedule once it is out', async () => {
    await open(inAWeek({ [INSTAGRAM]: published }))

    expect(screen.queryByRole('region', { name: 'Schedule' })).toBeNull()
  })
})

it('the warnings of a post that was made already lead to the earlier one', async () => {
  const earlier = '9b2f6c1d-4c0e-4a57-8f43-5d6e7f8091a2'
  const warnings = [
    {
      code: 'posted_recently',
      destination: INSTAGRAM,
      request_id: earlier,
      accepted_at: '2026-01-31T10:00:00.000Z',
      detail: 'The same was posted.',
    },
  ]
  await open(aRequest(), {}, { warnings })

  expect(screen.getByText(/The same was posted\./).textContent).toContain('My Instagram')
  expect(screen.getByRole('link', { name: 'See the earlier post' }).getAttribute('href')).toBe(
    `/uploads/${earlier}`,
  )
})

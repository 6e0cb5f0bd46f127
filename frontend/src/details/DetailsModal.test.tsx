import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Account, UploadRequest } from '../api/client'
import { changeDraft, currentDraft, discardDraft } from '../compose/draftStore'
import { connectedFacebook, connectedInstagram } from '../test/accounts'
import { answering, bodiesOf, problem } from '../test/api'
import {
  aRequest,
  FACEBOOK,
  INSTAGRAM,
  platformDown,
  processing,
  published,
  scheduled,
  tooFewPixels,
} from '../test/fixtures'
import { renderAt } from '../test/render'
// Loaded at once, for a busy machine takes its time over what is loaded when it is needed.
import './ChangeForm'
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
      <Route path="/" element="The page to write" />
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
      [`POST /api/social/uploads/${ID}/cancel`]: () => ({
        changed: [INSTAGRAM, FACEBOOK],
        unchanged: {},
        upload: request,
      }),
    })

    await user.click(screen.getByRole('button', { name: 'Cancel all' }))
    const question = await screen.findByRole('dialog', { name: 'Stop posting?' })
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep it'))
    await user.click(within(question).getByRole('button', { name: 'Stop posting' }))

    expect(await screen.findByText('2 destinations are cancelled.')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
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

describe('the details of a post of which something failed', () => {
  const other = 'facebook:100000000000002'
  const failed = () => aRequest({ [INSTAGRAM]: published, [FACEBOOK]: platformDown, [other]: platformDown })
  const accounts = [
    { ...connectedInstagram, destination: INSTAGRAM },
    { ...connectedFacebook, destination: FACEBOOK },
    { ...connectedFacebook, destination: other },
  ]
  const withAccounts = (items: Account[]) => ({ 'GET /api/social/accounts': () => ({ items }) })

  it('have what failed first', async () => {
    await open(failed(), withAccounts(accounts))

    const statuses = screen.getAllByRole('article').map(({ textContent }) => textContent)
    expect(statuses.map((text) => /Failed|Published/.exec(text)?.[0])).toEqual([
      'Failed',
      'Failed',
      'Published',
    ])
  })

  it('let all of it be tried again at once', async () => {
    const request = failed()
    const { calls, user } = await open(request, {
      ...withAccounts(accounts),
      [`POST /api/social/uploads/${ID}/retry`]: () => ({
        changed: [FACEBOOK, other],
        unchanged: {},
        upload: request,
      }),
    })

    await user.click(await screen.findByRole('button', { name: 'Retry all' }))

    expect(await screen.findByText('2 destinations are tried again.')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('offer to reconnect in place of another try where the account was refused', async () => {
    await open(
      failed(),
      withAccounts([
        ...accounts.slice(0, 2),
        { ...connectedFacebook, destination: other, status: 'reconnect_required' },
      ]),
    )

    expect(await screen.findAllByRole('link', { name: /^Reconnect/ })).toHaveLength(1)
    expect(screen.getAllByRole('button', { name: /^Try again/ })).toHaveLength(1)
    expect(screen.queryByRole('button', { name: 'Retry all' })).toBeNull()
  })
})

describe('a post that failed is copied into a new one', () => {
  const failed = aRequest({
    [INSTAGRAM]: published,
    [FACEBOOK]: { ...tooFewPixels, options: { title: 'Launch' } },
  })

  beforeEach(discardDraft)

  it('without where it is live', async () => {
    const { user } = await open(failed)

    await user.click(screen.getByRole('button', { name: 'Copy to a new post' }))

    expect(currentDraft()).toMatchObject({
      videoUrl: failed.video_url,
      caption: failed.caption,
      destinations: [FACEBOOK],
      options: { [FACEBOOK]: { title: 'Launch' } },
    })
    expect(screen.getByText('The page to write')).toBeTruthy()
  })

  it('and a draft that is there is lost only when that is wanted', async () => {
    changeDraft((draft) => ({ ...draft, caption: 'Half written' }))
    const { user } = await open(failed)
    const copy = screen.getByRole('button', { name: /^Copy and change/ })

    await user.click(copy)
    const question = await screen.findByRole('dialog', { name: 'Replace your draft?' })
    expect(question.textContent).toContain('Half written')
    await user.click(within(question).getByRole('button', { name: 'Keep my draft' }))
    expect(currentDraft().caption).toBe('Half written')

    await user.click(copy)
    await user.click(await screen.findByRole('button', { name: 'Replace it' }))
    expect(currentDraft().caption).toBe(failed.caption)
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

  expect((await screen.findByText(/^My Instagram:/)).parentElement?.textContent).toContain(
    'the same video and caption',
  )
  expect(screen.getByRole('link', { name: 'See the earlier post' }).getAttribute('href')).toBe(
    `/uploads/${earlier}`,
  )
})

it('a warning of another kind is shown in its own words, and leads to no earlier post', async () => {
  const warnings = [{ code: 'caption_caution', destination: INSTAGRAM, detail: 'Many hashtags.' }]
  await open(aRequest(), {}, { warnings })

  expect(screen.getByText(/Many hashtags\./)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'See the earlier post' })).toBeNull()
  expect(screen.queryByText('Is this a post that you have made already?')).toBeNull()
})

it('the warning that the address of the video expires names the time', async () => {
  const detail = 'The signed address of the video expires at 2026-01-31 11:00:00 +00:00, within an hour.'
  const warnings = [{ code: 'video_url_expires', expires_at: '2026-01-31T11:00:00.000Z', detail }]
  await open(aRequest(), {}, { warnings })

  expect(screen.getByText(/expires at 2026-01-31 11:00:00/).textContent).toContain('On your clock that is')
  expect(screen.queryByRole('link', { name: 'See the earlier post' })).toBeNull()
})

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useLocation } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountAddress } from '../accounts/address'
import type { Account } from '../api/client'
import { connectedFacebook, connectedInstagram, reconnectRequiredInstagram } from '../test/accounts'
import { answering, bodiesOf, problem } from '../test/api'
import { fill } from '../test/fill'
import { renderAt } from '../test/render'
import { ComposePage } from './ComposePage'
import { readDraft } from './draft'
import { currentDraft, discardDraft, DRAFT_STORAGE_KEY } from './draftStore'

const LIST = 'GET /api/social/accounts'
const POST = 'POST /api/social/post'
const DRY_RUN = `${POST}?dry_run=true`
const ID = '3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e'
const VIDEO = 'https://videos.example.com/v.mp4'

type Answers = Parameters<typeof answering>[0]

function accepted(): Response {
  return Response.json({ request_id: ID, status: 'queued', destinations: {}, links: {} }, { status: 202 })
}

/** What the API says of a post that is not made yet. */
function acceptable(...warnings: unknown[]) {
  return { dry_run: true, status: 'queued', destinations: {}, warnings }
}

function Address() {
  const { pathname, state } = useLocation() as { pathname: string; state: unknown }
  return (
    <>
      <output aria-label="Address">{pathname}</output>
      <output aria-label="State">{JSON.stringify(state)}</output>
    </>
  )
}

async function compose(accounts: Account[], others: Answers = {}) {
  const answers: Answers = { [LIST]: () => ({ items: accounts }), [DRY_RUN]: () => acceptable(), ...others }
  const calls = answering(answers)
  const page = renderAt(
    '/',
    <>
      <ComposePage />
      <Address />
    </>,
  )
  await screen.findByRole(accounts.length > 0 ? 'form' : 'link')
  return { answers, calls, page, user: userEvent.setup() }
}

type User = ReturnType<typeof userEvent.setup>

async function fillIn(user: User, ...names: RegExp[]) {
  await fill(user, screen.getByLabelText(/Video URL/), VIDEO)
  for (const name of names) await user.click(screen.getByLabelText(name))
}

function sendButton() {
  return screen.getByRole('button', { name: /^Post/ })
}

/** Longer than the page waits before it asks the API. */
function pause() {
  return act(() => vi.advanceTimersByTimeAsync(1000))
}

function invalidFields() {
  return document.querySelectorAll('[aria-invalid="true"]')
}

/** The posts that were made, without those that were only asked about. */
function sent(calls: Request[]) {
  return calls.filter(({ method, url }) => method === 'POST' && !url.includes('dry_run'))
}

function asked(calls: Request[]) {
  return calls.filter(({ url }) => url.includes('dry_run'))
}

function sentKeys(calls: Request[]) {
  return sent(calls).map(({ headers }) => headers.get('Idempotency-Key'))
}

beforeEach(discardDraft)

describe('a new post', () => {
  it('leads to the accounts when none is connected', async () => {
    await compose([])

    expect(screen.getByRole('link', { name: 'Connect an account' }).getAttribute('href')).toBe('/accounts')
  })

  it('shows nothing as wrong before anything is typed', async () => {
    const { user } = await compose([connectedInstagram])

    await user.click(screen.getByLabelText(/Video URL/))
    await user.tab()

    expect(invalidFields()).toHaveLength(0)
  })

  it('is sent with what was filled in, and leads to its details', async () => {
    const { calls, user } = await compose([connectedInstagram, connectedFacebook], { [POST]: accepted })

    await fillIn(user, /^Our shop/, /^Our Page/)
    await fill(user, screen.getByLabelText('Caption'), 'Launch day! #launch')
    await user.click(screen.getByRole('button', { name: 'Options for Our Page' }))
    await user.selectOptions(screen.getByLabelText('Post as'), 'video')
    await user.click(screen.getByRole('button', { name: 'Post to 2 destinations' }))

    await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
    expect(await bodiesOf('POST', sent(calls))).toEqual([
      {
        video_url: VIDEO,
        caption: 'Launch day! #launch',
        destinations: [connectedInstagram.destination, connectedFacebook.destination],
        options: { [connectedFacebook.destination]: { format: 'video' } },
      },
    ])
    expect(screen.getByText('Your post was accepted.')).toBeTruthy()
    expect(currentDraft()).toMatchObject({ videoUrl: '', caption: '', destinations: [], unanswered: false })
  })

  it('is sent by Ctrl and Enter', async () => {
    const { calls, user } = await compose([connectedInstagram], { [POST]: accepted })

    await fillIn(user, /^Our shop/)
    await user.keyboard('{Control>}{Enter}{/Control}')

    await waitFor(() => expect(sentKeys(calls)).toHaveLength(1))
  })

  it('warns of an account that must be reconnected, and leaves it out of all', async () => {
    const ready = {
      ...connectedInstagram,
      destination: 'instagram:3',
      account_id: '3',
      display_name: 'Third',
    }
    const { user } = await compose([connectedInstagram, reconnectRequiredInstagram, ready])

    expect(screen.getByRole('link', { name: 'Reconnect Old shop' }).getAttribute('href')).toBe(
      accountAddress(reconnectRequiredInstagram.destination),
    )
    await user.click(screen.getByRole('button', { name: 'Choose all on Instagram' }))

    expect(currentDraft().destinations).toEqual([connectedInstagram.destination, 'instagram:3'])
  })
})

describe('the counters of a caption', () => {
  it('are those of the chosen platforms', async () => {
    const { user } = await compose([connectedInstagram, connectedFacebook])
    const caption = screen.getByLabelText('Caption')
    const counters = () =>
      document.getElementById(caption.getAttribute('aria-describedby') ?? '')?.textContent

    await fill(user, caption, '🎬 #a @b')
    expect(counters()).not.toContain('2,200')
    await user.click(screen.getByLabelText(/^Our shop/))
    expect(counters()).toBe('7 / 2,200 characters1 / 30 hashtags1 / 20 mentions')
    await user.click(screen.getByLabelText(/^Our shop/))
    await user.click(screen.getByLabelText(/^Our Page/))
    expect(counters()).toBe('7 / 63,206 characters')
  })

  it('say how much is too much', async () => {
    const { user } = await compose([connectedInstagram])

    await user.click(screen.getByLabelText(/^Our shop/))
    await fill(user, screen.getByLabelText('Caption'), 'a'.repeat(2203))

    expect(screen.getByText('2,203 / 2,200 characters (3 too many)')).toBeTruthy()
  })
})

describe('what is wrong', () => {
  it('is shown at its field when that is left', async () => {
    const { user } = await compose([connectedInstagram])

    await fill(user, screen.getByLabelText(/Video URL/), 'http://videos.example.com/v.mp4')
    expect(invalidFields()).toHaveLength(0)
    await user.tab()

    expect(screen.getByText('The URL must begin with https://.')).toBeTruthy()
  })

  it('keeps the post from being sent, and is summed up with links to the fields', async () => {
    const { calls, user } = await compose([connectedInstagram], { [POST]: accepted })

    await user.click(sendButton())

    const summary = screen.getByText('The post was not sent').closest<HTMLElement>('[tabindex="-1"]')
    expect(document.activeElement).toBe(summary)
    await user.click(screen.getByRole('link', { name: 'Video URL: Give the URL of the video.' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Video URL/)))
    expect(sentKeys(calls)).toEqual([])
  })

  it('is shown at the fields that the API names, in options that were closed too', async () => {
    const { user } = await compose([connectedInstagram, connectedFacebook], {
      [POST]: () =>
        problem(422, {
          code: 'invalid_request',
          errors: [
            { pointer: '/video_url', code: 'url_not_public', detail: 'Not public.' },
            { pointer: '/caption', code: 'caption_too_long', detail: 'Too long.' },
            { pointer: '/destinations/1', code: 'account_not_connected', detail: 'Not connected.' },
            {
              pointer: `/options/${connectedFacebook.destination}/title`,
              code: 'option_out_of_range',
              detail: 'Title.',
            },
            { pointer: '/unheard_of', code: 'unknown_field', detail: 'Unheard of.' },
          ],
        }),
    })

    await fillIn(user, /^Our shop/, /^Our Page/)
    await user.click(sendButton())
    await screen.findByText('The post was not sent')

    const describedBy = (field: HTMLElement) =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ')
    expect(describedBy(screen.getByLabelText(/Video URL/))).toContain('Not public.')
    expect(describedBy(screen.getByLabelText('Caption'))).toContain('Too long.')
    expect(describedBy(screen.getByLabelText('Title'))).toContain('Title.')
    const row = screen.getByLabelText(/^Our Page/).closest('li')
    expect(within(row ?? document.body).getByText('Not connected.')).toBeTruthy()
    expect(screen.getByText('Unheard of.').closest('a')).toBeNull()
    expect(currentDraft().unanswered).toBe(false)
  })
})

describe('sending', () => {
  it('happens once for a double click, and for keys pressed meanwhile', async () => {
    let answer: (response: Response) => void = () => undefined
    const { calls, user } = await compose([connectedInstagram], {
      [POST]: () => new Promise<Response>((resolve) => (answer = resolve)),
    })
    await fillIn(user, /^Our shop/)
    const button = sendButton()

    fireEvent.click(button)
    fireEvent.click(button)
    await waitFor(() => expect(button.hasAttribute('disabled')).toBe(true))
    fireEvent.click(button)
    fireEvent.keyDown(screen.getByLabelText('Caption'), { key: 'Enter', code: 'Enter', ctrlKey: true })
    answer(accepted())

    await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
    expect(sentKeys(calls)).toHaveLength(1)
  })

  it('again after a lost answer has the same key', async () => {
    const { answers, calls, user } = await compose([connectedInstagram])
    await fillIn(user, /^Our shop/)

    await user.click(sendButton())
    await screen.findByText('It is not known whether the post was accepted')
    answers[POST] = accepted
    await user.click(screen.getByRole('button', { name: 'Send it again' }))

    await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
    const [first, second] = sentKeys(calls)
    expect(first).toMatch(/^[0-9a-f-]{36}$/)
    expect(second).toBe(first)
  })

  it('is not known to have worked after a server error either', async () => {
    const { user } = await compose([connectedInstagram], {
      [POST]: () => problem(503, { code: 'temporarily_unavailable', detail: 'Try again.', call_id: 'abc' }),
    })
    await fillIn(user, /^Our shop/)

    await user.click(sendButton())

    expect(await screen.findByText('It is not known whether the post was accepted')).toBeTruthy()
    expect(screen.getByText(/Try again. \(call abc\)/)).toBeTruthy()
  })

  it('leaves a draft in the storage that has its key and is known to be unanswered, for after a reload', async () => {
    const { calls, user } = await compose([connectedInstagram])
    await fillIn(user, /^Our shop/)

    await user.click(sendButton())
    await screen.findByText('It is not known whether the post was accepted')

    const kept = readDraft(sessionStorage.getItem(DRAFT_STORAGE_KEY))
    expect(kept).toMatchObject({ videoUrl: VIDEO, unanswered: true, key: sentKeys(calls)[0] })
  })

  it('of a new post has a new key', async () => {
    const first = await compose([connectedInstagram], { [POST]: accepted })
    await fillIn(first.user, /^Our shop/)
    await first.user.click(sendButton())
    await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
    first.page.unmount()

    const second = await compose([connectedInstagram], { [POST]: accepted })
    await fillIn(second.user, /^Our shop/)
    await second.user.click(sendButton())
    await waitFor(() => expect(sentKeys(second.calls)).toHaveLength(1))

    expect(sentKeys(second.calls)).not.toEqual(sentKeys(first.calls))
  })

  it('of a draft whose earlier version was accepted leads there, or starts a new post with its text', async () => {
    const { answers, calls, user } = await compose([connectedInstagram], {
      [POST]: () => problem(409, { code: 'idempotency_key_reused', detail: 'Used.', request_id: ID }),
    })
    await fillIn(user, /^Our shop/)
    await user.click(sendButton())

    const link = await screen.findByRole('link', { name: 'See the earlier post' })
    expect(link.getAttribute('href')).toBe(`/uploads/${ID}`)
    await user.click(screen.getByRole('button', { name: 'Start a new post' }))
    expect(screen.queryByText('An earlier version of this draft was accepted')).toBeNull()
    answers[POST] = accepted
    await user.click(sendButton())

    await waitFor(() => expect(sentKeys(calls)).toHaveLength(2))
    const [first, second] = sentKeys(calls)
    expect(second).not.toBe(first)
    expect((await bodiesOf('POST', sent(calls)))[1]).toMatchObject({ video_url: VIDEO })
  })
})

describe('a post for later', () => {
  /** 18:30 in Tokyo in three days, as the field has it. */
  const inThreeDays = () => `${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}T18:30`

  async function schedule(user: User, local: string) {
    await user.click(screen.getByLabelText('Schedule'))
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Asia/Tokyo')
    await user.clear(screen.getByLabelText(/Date and time/))
    await user.type(screen.getByLabelText(/Date and time/), local)
  }

  it('is sent with its local time and zone, and says what they mean', async () => {
    const { calls, user } = await compose([connectedInstagram], { [POST]: accepted })
    await fillIn(user, /^Our shop/)

    await schedule(user, inThreeDays())
    expect(screen.getByText(/, 18:30 in Tokyo: in [23] days; that is 09:30 for you\./)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Schedule for 1 destination' }))

    await waitFor(() => expect(sentKeys(calls)).toHaveLength(1))
    expect(await bodiesOf('POST', sent(calls))).toMatchObject([
      { scheduled_at: inThreeDays(), time_zone: 'Asia/Tokyo' },
    ])
  })

  it('is not sent when its time is over', async () => {
    const { calls, user } = await compose([connectedInstagram], { [POST]: accepted })
    await fillIn(user, /^Our shop/)

    await schedule(user, '2026-01-01T10:00')
    await user.tab()
    expect(screen.getByText('This time is over.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Schedule for 1 destination' }))

    expect(screen.getByRole('link', { name: 'Date and time: This time is over.' })).toBeTruthy()
    expect(sentKeys(calls)).toEqual([])
  })

  it('shows at the field that clocks skip its time, as the API says', async () => {
    const detail = 'Clocks go forward from 02:00 to 03:00.'
    const { user } = await compose([connectedInstagram], {
      [POST]: () =>
        problem(422, {
          code: 'invalid_request',
          errors: [{ pointer: '/scheduled_at', code: 'no_such_local_time', detail }],
        }),
    })
    await fillIn(user, /^Our shop/)

    await schedule(user, inThreeDays())
    await user.click(screen.getByRole('button', { name: 'Schedule for 1 destination' }))

    expect(await screen.findByRole('link', { name: `Date and time: ${detail}` })).toBeTruthy()
    expect(screen.getByLabelText(/Date and time/).getAttribute('aria-invalid')).toBe('true')
  })

  it('can be given up earlier than usual', async () => {
    const { calls, user } = await compose([connectedInstagram], { [POST]: accepted })
    await fillIn(user, /^Our shop/)

    await schedule(user, inThreeDays())
    await user.click(screen.getByLabelText(/^Give it up/))
    const end = screen.getByLabelText(/Give up if not out by/)
    await user.clear(end)
    await user.type(end, inThreeDays().replace('18:30', '18:45'))
    await user.click(screen.getByRole('button', { name: 'Schedule for 1 destination' }))

    await waitFor(() => expect(sentKeys(calls)).toHaveLength(1))
    expect(await bodiesOf('POST', sent(calls))).toMatchObject([
      { scheduled_at: inThreeDays(), publish_by: inThreeDays().replace('18:30', '18:45') },
    ])
  })
})

it('hands on what the API warns of, to be read beside the post, and which post the list is to show', async () => {
  const warnings = [{ code: 'posted_recently', detail: 'The same was posted.' }]
  const { user } = await compose([connectedInstagram], {
    [POST]: () =>
      Response.json(
        { request_id: ID, status: 'queued', destinations: {}, links: {}, warnings },
        { status: 202 },
      ),
  })
  await fillIn(user, /^Our shop/)

  await user.click(sendButton())

  await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
  expect(JSON.parse(screen.getByLabelText('State').textContent)).toEqual({ warnings, posted: ID })
})

describe('what is known before a post is sent', () => {
  const EARLIER = '9b2f6c1d-4c0e-4a57-8f43-5d6e7f8091a2'
  const again = {
    code: 'posted_recently',
    destination: connectedInstagram.destination,
    request_id: EARLIER,
    accepted_at: new Date(Date.now() - 36_000).toISOString(),
    permalink: 'https://www.instagram.com/reel/Abc/',
    detail: 'In the words of the API.',
  }

  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
  })
  afterEach(() => vi.useRealTimers())

  it('is that the same is there already, with its time and the way to it; it can be posted anyway', async () => {
    const { calls, user } = await compose([connectedInstagram], {
      [DRY_RUN]: () => acceptable(again),
      [POST]: () =>
        Response.json(
          { request_id: ID, status: 'queued', destinations: {}, links: {}, warnings: [again] },
          { status: 202 },
        ),
    })
    await fillIn(user, /^Our shop/)

    expect(await screen.findByText('You have posted this already')).toBeTruthy()
    expect(screen.getByText(/\d\d:\d\d in UTC, \d+ \w+ ago/).tagName).toBe('TIME')
    expect(screen.getByRole('link', { name: 'See the earlier post' }).getAttribute('href')).toBe(
      `/uploads/${EARLIER}`,
    )
    expect(screen.getByRole('link', { name: 'open it on Instagram' }).getAttribute('href')).toBe(
      again.permalink,
    )
    expect(sent(calls)).toEqual([])

    await user.click(screen.getByRole('button', { name: 'Post anyway' }))
    await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
    // It was said before, and need not be said again.
    expect(JSON.parse(screen.getByLabelText('State').textContent)).toMatchObject({ warnings: [] })
  })

  it('is that the address of the video ends too soon', async () => {
    const detail = 'The address of the video expires soon.'
    const expires_at = new Date(Date.now() + 600_000).toISOString()
    const { user } = await compose([connectedInstagram], {
      [DRY_RUN]: () => acceptable({ code: 'video_url_expires', expires_at, detail }),
    })
    await fillIn(user, /^Our shop/)

    expect((await screen.findByText(/expires soon\./)).textContent).toMatch(
      /\d\d:\d\d in UTC, in (9|10) minutes/,
    )
    expect(screen.getByRole('button', { name: 'Post to 1 destination' })).toBeTruthy()
  })

  it('is what the API would refuse, at its field, in options that were closed too', async () => {
    const { user } = await compose([connectedFacebook], {
      [DRY_RUN]: () =>
        problem(422, {
          code: 'invalid_request',
          errors: [
            { pointer: '/video_url', code: 'url_not_public', detail: 'Not public.' },
            {
              pointer: `/options/${connectedFacebook.destination}/title`,
              code: 'x',
              detail: 'Not this title.',
            },
          ],
        }),
    })
    await fillIn(user, /^Our Page/)

    expect(await screen.findByText('Not public.')).toBeTruthy()
    expect(screen.getByLabelText(/Video URL/).getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('Not this title.')).toBeTruthy()
    // Nobody has sent it yet.
    expect(screen.queryByText('The post was not sent')).toBeNull()

    await fill(user, screen.getByLabelText(/Video URL/), '?other')
    expect(screen.queryByText('Not public.')).toBeNull()
  })

  it('is asked once the form is complete, and not of a draft that may have been accepted', async () => {
    const { calls, user } = await compose([connectedInstagram])

    await fill(user, screen.getByLabelText('Caption'), 'Nothing else yet')
    await pause()
    expect(asked(calls)).toHaveLength(0)

    await fillIn(user, /^Our shop/)
    await waitFor(() => expect(asked(calls)).toHaveLength(1))
    await user.click(sendButton())
    await screen.findByText('It is not known whether the post was accepted')
    await pause()
    expect(asked(calls)).toHaveLength(1)
  })

  it('keeps nobody from posting, and that it cannot be asked is no news', async () => {
    const { user } = await compose([connectedInstagram], {
      [DRY_RUN]: () => problem(500, { code: 'internal_error', detail: 'Broken.' }),
      [POST]: accepted,
    })
    await fillIn(user, /^Our shop/)
    await pause()
    expect(screen.queryByText(/Broken/)).toBeNull()

    await user.click(sendButton())
    await waitFor(() => expect(screen.getByLabelText('Address').textContent).toBe(`/uploads/${ID}`))
  })
})

describe('a draft', () => {
  it('is still there after a look at another page', async () => {
    const { page, user } = await compose([connectedInstagram])
    await fillIn(user, /^Our shop/)
    page.unmount()

    await compose([connectedInstagram])

    expect(screen.getByLabelText(/Video URL/)).toHaveProperty('value', VIDEO)
    expect(screen.getByLabelText(/^Our shop/)).toHaveProperty('checked', true)
    expect(invalidFields()).toHaveLength(0)
  })

  it('with an account that is not connected any more lets it be taken back only', async () => {
    const { page, user } = await compose([connectedInstagram, connectedFacebook])
    await fillIn(user, /^Our shop/)
    page.unmount()

    await compose([connectedFacebook])
    await user.click(screen.getByLabelText(/17841400000000001/))

    expect(currentDraft().destinations).toEqual([])
    expect(screen.queryByLabelText(/17841400000000001/)).toBeNull()
  })
})

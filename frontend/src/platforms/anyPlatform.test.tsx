import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { AccountsPage } from '../accounts/AccountsPage'
import type { Account, PlatformRules } from '../api/client'
import { ComposePage } from '../compose/ComposePage'
import { discardDraft } from '../compose/draftStore'
import { connectedInstagram } from '../test/accounts'
import { answering, bodiesOf, problem } from '../test/api'
import { fill } from '../test/fill'
import { aRequest, processing, unconfirmed } from '../test/fixtures'
import { CATALOGUE, PLATFORMS } from '../test/platforms'
import { renderAt } from '../test/render'
import { UploadsPage } from '../uploads/UploadsPage'
import madeUp from '../../../shared-cases/made-up-platform.json'

/** A platform that nobody has heard of, with an option of each type. */
const REELHOUSE: PlatformRules = {
  platform: 'reelhouse',
  display_name: 'Reelhouse',
  accounts: {
    id_pattern: '[a-z]{3,12}',
    id_help: 'The name behind the slash in the address of the account.',
    page: 'https://reelhouse.example/{account_id}',
  },
  logins: [
    { login: 'reelhouse', label: 'Reelhouse login' },
    { login: 'password', label: 'App password' },
  ],
  caption: [
    {
      counting: 'code_points',
      what: 'characters',
      max: 20,
      caution: { above: 10, text: '{count} characters are many for Reelhouse.' },
    },
    { counting: 'hashtags', what: 'hashtags', max: 2 },
  ],
  options: [
    { name: 'quiet', label: 'Tell nobody', help: 'No follower is told.', type: 'flag' },
    {
      name: 'audience',
      label: 'Audience',
      help: 'Who sees it.',
      type: 'choice',
      unset: 'Everybody',
      choices: [
        { value: 'all', label: 'Everybody' },
        { value: 'friends', label: 'Friends' },
      ],
    },
    { name: 'headline', label: 'Headline', help: 'Above the video.', type: 'text', max_length: 5 },
    {
      name: 'list',
      label: 'List id',
      help: 'Digits only.',
      type: 'id',
      conflict: { option: 'audience', value: 'friends', message: 'A list is for everybody.' },
    },
    { name: 'poster', label: 'Poster', help: 'A picture.', type: 'address' },
    { name: 'cover_at', label: 'Cover (seconds)', help: 'Such as 1.5.', type: 'milliseconds' },
    {
      name: 'guests',
      label: 'Guests',
      help: 'Up to 2.',
      type: 'names',
      max: 2,
      pattern: '[a-z]+',
      pattern_help: 'names of small letters',
    },
  ],
  videos: [
    {
      kind: 'clips',
      seconds: { min: 5, max: 60 },
      min_size: { width: 540, height: 960 },
      upright: 'required',
      remedy: { label: 'Show it to friends', option: 'audience', value: 'friends' },
    },
    {
      kind: 'private films',
      chosen_by: { option: 'audience', value: 'friends' },
      max_width: 1000,
      shapes: { narrowest: { width: 1, height: 1 }, widest: { width: 2, height: 1 } },
      upright: 'indifferent',
    },
  ],
  steps: [{ step: 'rewind', label: 'Rewinding the film' }],
}

const MORE = { items: [...CATALOGUE, REELHOUSE] }

const account: Account = {
  ...connectedInstagram,
  destination: 'reelhouse:shop',
  platform: 'reelhouse',
  account_id: 'shop',
  display_name: 'Our cinema',
  login: 'password',
}

const GET_PLATFORMS = 'GET /api/social/platforms'
const GET_ACCOUNTS = 'GET /api/social/accounts'
const POST = 'POST /api/social/post'

function open(
  address: string,
  page: React.ReactNode,
  others: Parameters<typeof answering>[0] = {},
  accounts: Account[] = [account],
) {
  const answers = { [GET_PLATFORMS]: () => MORE, [GET_ACCOUNTS]: () => ({ items: accounts }), ...others }
  const calls = answering(answers)
  renderAt(address, page, { asksForPlatforms: true })
  const asked = () => calls.filter(({ url }) => url.endsWith('/api/social/platforms')).length
  return { answers, calls, asked, user: userEvent.setup() }
}

/** What was posted, without what was only asked about. */
function posted(calls: ReturnType<typeof answering>) {
  return bodiesOf(
    'POST',
    calls.filter(({ url }) => !url.includes('dry_run')),
  )
}

beforeEach(discardDraft)

describe('a platform that only the server knows', () => {
  it('can be posted to with every option', async () => {
    const accepted = () => Response.json({ request_id: '1', status: 'queued' }, { status: 202 })
    const { calls, user } = open('/', <ComposePage />, {
      [POST]: accepted,
      [`${POST}?dry_run=true`]: () => ({}),
    })

    await fill(user, await screen.findByLabelText(/Video URL/), 'https://videos.example.com/v.mp4')
    await user.click(screen.getByLabelText(/Our cinema/))
    expect(screen.getByRole('group', { name: 'Reelhouse' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Options for Our cinema' }))
    const options = within(screen.getByRole('group', { name: 'Options for Our cinema' }))
    await user.click(options.getByLabelText('Tell nobody'))
    const audience = options.getByLabelText<HTMLSelectElement>('Audience')
    expect(Array.from(audience.options).map(({ text }) => text)).toEqual(['Everybody', 'Friends'])
    await fill(user, options.getByLabelText('Headline'), 'Waves')
    await fill(user, options.getByLabelText('List id'), '77')
    await fill(user, options.getByLabelText('Poster'), 'https://images.example.com/p.jpg')
    await fill(user, options.getByLabelText('Cover (seconds)'), '1.5')
    await fill(user, options.getByLabelText('Guests'), 'ann, @bob')
    await user.click(screen.getByRole('button', { name: 'Post to 1 destination' }))

    await waitFor(async () => {
      expect(await posted(calls)).toMatchObject([
        {
          destinations: ['reelhouse:shop'],
          options: {
            'reelhouse:shop': {
              quiet: true,
              headline: 'Waves',
              list: '77',
              poster: 'https://images.example.com/p.jpg',
              cover_at: 1500,
              guests: ['ann', 'bob'],
            },
          },
        },
      ])
    })
  })

  it('has its limits counted, its cautions said and its faults found', async () => {
    const { user } = open('/', <ComposePage />)

    await user.click(await screen.findByLabelText(/Our cinema/))
    await fill(user, screen.getByLabelText('Caption'), '#a #b #c and more')
    expect(screen.getByText('17 / 20 characters')).toBeTruthy()
    expect(screen.getByText('3 / 2 hashtags (1 too many)')).toBeTruthy()
    expect(screen.getByText('17 characters are many for Reelhouse.')).toBeTruthy()

    await user.click(screen.getByRole('button', { name: 'Options for Our cinema' }))
    await user.selectOptions(screen.getByLabelText('Audience'), 'Friends')
    await fill(user, screen.getByLabelText('Headline'), 'Waves!')
    await fill(user, screen.getByLabelText('List id'), '77')
    await fill(user, screen.getByLabelText('Guests'), 'Ann')
    await user.click(screen.getByRole('button', { name: 'Post to 1 destination' }))

    const summary = screen.getByText('The post was not sent').closest<HTMLElement>('[role="alert"]')
    for (const fault of [
      'Caption: Reelhouse takes at most 2 hashtags; the caption has 3.',
      'Our cinema, Headline: At most 5 characters.',
      'Our cinema, List id: A list is for everybody.',
      'Our cinema, Guests: Give names of small letters.',
    ]) {
      expect(within(summary ?? document.body).getByText(fault)).toBeTruthy()
    }
  })

  it('has advice on the video, with the option that helps', async () => {
    const { user } = open('/', <ComposePage />)
    await fill(user, await screen.findByLabelText(/Video URL/), 'https://videos.example.com/v.mp4')
    await user.click(screen.getByLabelText(/Our cinema/))

    const video = await screen.findByLabelText('Video')
    Object.defineProperties(video, {
      duration: { value: 90 },
      videoWidth: { value: 1280 },
      videoHeight: { value: 720 },
    })
    fireEvent.loadedMetadata(video)

    expect(
      await screen.findByText('Reelhouse takes clips of 5 to 60 seconds. This video has 1 min 30 s.'),
    ).toBeTruthy()
    screen.getByText('This video is landscape (1280 × 720). Clips on Reelhouse are upright (9:16).')
    await user.click(screen.getAllByRole('button', { name: 'Show it to friends' })[0] ?? video)
    expect(screen.queryByText(/clips/i)).toBeNull()
    screen.getByText('Reelhouse takes videos of at most 1000 pixels across. This one is 1280 × 720.')
  })

  it('has accounts that can be connected by each of its logins', async () => {
    const PUT = 'PUT /api/social/accounts/reelhouse%3Afilms'
    const { calls, user } = open('/accounts?account=new', <AccountsPage />, { [PUT]: () => account })

    const form = within(await screen.findByRole('dialog'))
    await user.selectOptions(form.getByLabelText('Platform'), 'Reelhouse')
    form.getByText('The name behind the slash in the address of the account.')
    await user.selectOptions(form.getByLabelText('Login'), 'App password')
    await fill(user, form.getByLabelText(/Access token/), 'secret')
    await fill(user, form.getByLabelText(/Account id/), 'F1')
    await user.click(form.getByRole('button', { name: 'Connect' }))
    form.getByText('This is not the id of an account on Reelhouse.')
    await user.clear(form.getByLabelText(/Account id/))
    await fill(user, form.getByLabelText(/Account id/), 'films')
    await user.click(form.getByRole('button', { name: 'Connect' }))

    await waitFor(async () =>
      expect(await bodiesOf('PUT', calls)).toEqual([{ access_token: 'secret', login: 'password' }]),
    )
    expect(screen.getByText('Reelhouse shop, by App password')).toBeTruthy()
  })

  it('is named in the list, with its steps and the page of its account', async () => {
    const underWay = { ...processing, waiting_for: undefined }
    const request = aRequest({
      'reelhouse:shop': { ...underWay, step: 'rewind', next_check_at: new Date().toISOString() },
      'reelhouse:films': unconfirmed,
    })
    open('/uploads', <UploadsPage />, { 'GET /api/social/uploads': () => ({ items: [request] }) })

    await screen.findByText('Rewinding the film')
    expect(screen.getAllByRole('img', { name: 'Reelhouse' })).toHaveLength(2)
    expect(screen.getByRole('option', { name: 'Reelhouse' })).toBeTruthy()
    const look = screen.getByRole('link', { name: /^Look: / })
    expect(look.getAttribute('href')).toBe('https://reelhouse.example/films')
  })

  it('is asked for anew, once, by a page that is older than it', async () => {
    let answer = PLATFORMS
    const unheardOf = { ...account, destination: 'betatape:1', platform: 'betatape', display_name: 'Tape' }
    const { asked } = open(
      '/accounts',
      <AccountsPage />,
      {
        [GET_PLATFORMS]: () => {
          const given = answer
          answer = MORE
          return given
        },
      },
      [account, unheardOf],
    )

    expect(await screen.findByText(/^Reelhouse shop/)).toBeTruthy()
    expect(screen.getByText(/^betatape shop/)).toBeTruthy()
    expect(asked()).toBe(2)
  })
})

/** One that this repository adds to the server in a module for tests, and to no file of the dashboard. */
describe('the made-up platform of the server', () => {
  const onClips: Account = {
    ...connectedInstagram,
    destination: 'clips:1000',
    platform: 'clips',
    account_id: '1000',
    display_name: 'Our clips',
    login: 'clips',
  }

  it('can be posted to as the server tells it', async () => {
    const { calls, user } = open(
      '/',
      <ComposePage />,
      {
        [GET_PLATFORMS]: () => madeUp,
        [POST]: () => Response.json({ request_id: '1', status: 'queued' }, { status: 202 }),
        [`${POST}?dry_run=true`]: () => ({}),
      },
      [onClips],
    )

    await fill(user, await screen.findByLabelText(/Video URL/), 'https://videos.example.com/v.mp4')
    await user.click(screen.getByLabelText(/Our clips/))
    expect(screen.getByRole('group', { name: 'Clips' })).toBeTruthy()
    expect(screen.getByText('0 / 500 characters')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Options for Our clips' }))
    await fill(user, screen.getByLabelText('Topic'), 'cats')
    await user.click(screen.getByRole('button', { name: 'Post to 1 destination' }))

    await waitFor(async () => {
      expect(await posted(calls)).toMatchObject([
        { destinations: ['clips:1000'], options: { 'clips:1000': { topic: 'cats' } } },
      ])
    })
  })
})

describe('when it cannot be read what the platforms accept', () => {
  const failing = { [GET_PLATFORMS]: () => problem(500, { detail: 'Something broke.' }) }

  it('a post can be written all the same, and the page recovers', async () => {
    const { answers, user } = open('/', <ComposePage />, failing)

    expect(await screen.findByText('What the platforms accept could not be read')).toBeTruthy()
    await user.click(await screen.findByLabelText(/Our cinema/))
    expect(screen.getByRole('group', { name: 'reelhouse' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Post to 1 destination' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Options/ })).toBeNull()

    answers[GET_PLATFORMS] = () => MORE
    await user.click(screen.getByRole('button', { name: 'Try again' }))

    expect(await screen.findByText('0 / 20 characters')).toBeTruthy()
    expect(screen.queryByText('What the platforms accept could not be read')).toBeNull()
  })

  it('options that were typed before are not left out unsaid', async () => {
    const { answers, user } = open('/', <ComposePage />)
    await user.click(await screen.findByLabelText(/Our cinema/))
    await user.click(screen.getByRole('button', { name: 'Options for Our cinema' }))
    await fill(user, screen.getByLabelText('Headline'), 'Waves')
    document.body.replaceChildren()

    Object.assign(answers, failing)
    renderAt('/', <ComposePage />, { asksForPlatforms: true })
    await user.click(await screen.findByRole('button', { name: 'Post to 1 destination' }))

    expect(screen.getAllByText(/Its options cannot be sent now/)).not.toHaveLength(0)
  })

  it('a connected account can be changed, and no other is added', async () => {
    const { user } = open('/accounts', <AccountsPage />, failing)

    await user.click(await screen.findByRole('button', { name: 'Edit Our cinema' }))
    expect(await screen.findByLabelText(/Name/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await user.click(screen.getByRole('button', { name: 'Add an account' }))

    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('What the platforms accept could not be read')).toBeTruthy()
    expect(dialog.queryByLabelText('Platform')).toBeNull()
  })
})

describe('the source', () => {
  const SOURCE = join(import.meta.dirname, '..')
  const MAY_NAME_PLATFORMS = /^platforms\/icons\.ts$|^api\/schema\.ts$|^test\/|\.test\.tsx?$/

  const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const others = files.filter((file) => !MAY_NAME_PLATFORMS.test(relative(SOURCE, file)))

  /** A short name is part of many words: it is looked for as a text of its own. */
  function naming(name: string): RegExp {
    return name.length > 3 ? new RegExp(name, 'i') : new RegExp(`['"\`]${name}['"\`]`, 'i')
  }

  it('names no platform but where its icon is registered', () => {
    expect(others.length).toBeGreaterThan(100)
    const names = CATALOGUE.flatMap(({ platform, display_name: name }) => [platform, name])

    const found = others.flatMap((file) =>
      names
        .filter((name) => naming(name).test(readFileSync(file, 'utf8')))
        .map((name) => `${relative(SOURCE, file)} names ${name}`),
    )

    expect(found).toEqual([])
  })
})

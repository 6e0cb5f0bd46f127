import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Posting } from '../api/client'
import {
  FACEBOOK,
  INSTAGRAM,
  lastTryFollows,
  NAMES,
  processing,
  published,
  rateLimited,
  scheduled,
  tokenExpired,
  tooFewPixels,
  unconfirmed,
} from '../test/fixtures'
import { renderAt } from '../test/render'
import { PostingCard } from './PostingCard'

const SCHEDULE_AT = { at: Date.parse('2026-02-01T08:00:00Z'), zone: 'Europe/Berlin' }

/** A few seconds after it was heard of last. */
const SEEN_AT = Date.parse('2026-01-31T12:00:10.000Z')

function show(posting: Posting, others: Partial<ComponentProps<typeof PostingCard>> = {}) {
  renderAt(
    '/uploads/1',
    <PostingCard
      requestId="1"
      destination={INSTAGRAM}
      posting={posting}
      seenAt={SEEN_AT}
      schedule={SCHEDULE_AT}
      video={undefined}
      mustConnect={false}
      names={NAMES}
      search=""
      onCopy={() => undefined}
      {...others}
    />,
  )
  return screen.getByRole('article').textContent
}

describe('a destination', () => {
  it('in progress says in plain words what it waits for and when it is looked at next', () => {
    const text = show(processing)

    expect(text).toContain('The platform is processing the video')
    expect(text).toContain('1 of 3')
    expect(text).toContain('Instagram is processing the video')
    expect(text).toMatch(/Next check(in|due for) /)
    expect(text).toMatch(/Last sign of life.* ago/)
  })

  it('that is scheduled says that it waits for its time, and that nothing is wrong', () => {
    const text = show(scheduled)

    expect(text).toContain('Scheduled')
    expect(text).toMatch(/Waiting forits time, Sun 1 Feb( 2026)?, 09:00 in Berlin/)
    expect(text).toContain('It waits for its time, nothing is wrong.')
    expect(text).toMatch(/Gives upif a step fails 3 times, at the latest (in|due for) /)
  })

  it('that is prepared and held until its time says so', () => {
    const text = show({ ...processing, step: 'publish', waiting_for: 'the scheduled time' })

    expect(text).toContain('It is prepared and waits for its time, nothing is wrong.')
    expect(text).toContain('09:00 in Berlin')
  })

  it('after a failed try says when the next one follows, and that it is given up if the last one fails', () => {
    const text = show(lastTryFollows)

    expect(text).toContain('Try3 of 3')
    expect(text).toMatch(/Next try(in|due for) /)
    expect(text).toMatch(/Gives upif try 3 of 3 fails, too, at the latest (in|due for) /)
    expect(text).toContain('The platform did not answer.')
  })

  it('whose deadline comes before its next try names no next try', () => {
    const text = show({
      ...lastTryFollows,
      next_check_at: lastTryFollows.publish_by,
      gives_up: { at: lastTryFollows.publish_by, ends_as: 'failed', words: '' },
    })

    expect(text).not.toMatch(/Next (try|check)/)
    expect(text).toMatch(/Gives up(in|due for) /)
  })

  it('that may be live is looked for, and not said to be given up', () => {
    const text = show({
      ...processing,
      step: 'publish',
      gives_up: { at: processing.publish_by, ends_as: 'unconfirmed', words: '' },
    })

    expect(text).toMatch(/Next check(in|due for) /)
    expect(text).toMatch(/Stops looking(in|due for) /)
    expect(text).not.toContain('Gives up')
  })

  it('that is held back says why, without calling it failed', () => {
    const text = show(rateLimited)

    expect(text).toContain('There have been too many calls. Instagram lets us go on later.')
    expect(screen.queryByText('What went wrong')).toBeNull()
  })

  it('that failed shows the words of the platform, what they mean, who must act, and how', () => {
    const text = show(tokenExpired)

    expect(screen.getByTestId('error').textContent).toBe('Session has expired on Sunday.')
    expect(text).toContain('The permission to post has expired.')
    expect(text).toContain('Who must actYou')
    expect(text).toContain('token_expired, platform code 190/463')
  })

  it('that failed for want of its account leads to that account, and is not tried again before', () => {
    show(tokenExpired, { mustConnect: true })

    expect(screen.getByRole('link', { name: 'Reconnect My Instagram' }).getAttribute('href')).toBe(
      `/accounts?account=${encodeURIComponent(INSTAGRAM)}`,
    )
    expect(screen.queryByRole('button', { name: /^Try again/ })).toBeNull()
  })

  it('is tried again once its account is connected again', () => {
    show(tokenExpired, { mustConnect: false })

    expect(screen.getByRole('button', { name: 'Try again: My Instagram' })).toBeTruthy()
    expect(screen.queryByRole('link', { name: /^Reconnect/ })).toBeNull()
  })

  it('is not said not to move while it does', () => {
    expect(show(processing)).not.toContain('Why is it not moving?')
  })

  it('says why it is not moving a minute after it was to be looked at', () => {
    const text = show(processing, { seenAt: Date.parse('2026-01-31T12:02:20.000Z') })

    expect(text).toContain('Why is it not moving?')
    expect(text).toContain('Nothing was heard of it for 2 min beyond what was announced.')
  })

  it('that the video does not fit says what the browser sees, and is copied with what helps', async () => {
    const onCopy = vi.fn()
    const text = show(tooFewPixels, {
      destination: FACEBOOK,
      video: { seconds: 10, width: 1280, height: 720 },
      onCopy,
    })
    const user = userEvent.setup()

    expect(text).toContain('This video is landscape (1280 × 720). Reels on Facebook are upright (9:16).')
    expect(screen.queryByRole('button', { name: /^Try again/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Post as a regular video: My Page' }))
    expect(onCopy).toHaveBeenLastCalledWith(expect.objectContaining({ option: 'format', value: 'video' }))
    await user.click(screen.getByRole('button', { name: 'Copy and change: My Page' }))
    expect(onCopy).toHaveBeenLastCalledWith()
  })

  it('that nobody can say is live asks to check the account', () => {
    show(unconfirmed)

    expect(screen.getByText('Check this account')).toBeTruthy()
    expect(screen.getByText('Unconfirmed')).toBeTruthy()
  })

  it('that is live leads to the post', () => {
    show(published)

    const link = screen.getByRole('link', { name: 'Open the post on My Instagram' })
    expect(link.getAttribute('href')).toBe('https://www.instagram.com/reel/Abc/')
  })

  it('leads to its own log and keeps the filter of the list', () => {
    show(published, { search: '?status=failed' })

    expect(screen.getByRole('link', { name: 'View logs of My Instagram' }).getAttribute('href')).toBe(
      `/uploads/1/logs?status=failed&destination=${encodeURIComponent(INSTAGRAM)}`,
    )
  })
})

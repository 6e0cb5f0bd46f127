import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Posting } from '../api/client'
import {
  INSTAGRAM,
  NAMES,
  processing,
  published,
  rateLimited,
  scheduled,
  tokenExpired,
  unconfirmed,
} from '../test/fixtures'
import { renderAt } from '../test/render'
import { PostingCard } from './PostingCard'

const SCHEDULE_AT = { at: Date.parse('2026-02-01T08:00:00Z'), zone: 'Europe/Berlin' }

function show(posting: Posting, search = '') {
  renderAt(
    '/uploads/1',
    <PostingCard
      requestId="1"
      destination={INSTAGRAM}
      posting={posting}
      schedule={SCHEDULE_AT}
      names={NAMES}
      search={search}
    />,
  )
  return screen.getByRole('article', { name: 'My Instagram' }).textContent
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
    expect(text).toMatch(/Gives up(in|due for) /)
  })

  it('that is prepared and held until its time says so', () => {
    const text = show({ ...processing, step: 'publish', waiting_for: 'the scheduled time' })

    expect(text).toContain('It is prepared and waits for its time, nothing is wrong.')
    expect(text).toContain('09:00 in Berlin')
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
    expect(screen.getByRole('link', { name: 'Connect the account again' }).getAttribute('href')).toBe(
      '/accounts',
    )
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
    show(published, '?status=failed')

    expect(screen.getByRole('link', { name: 'View logs of My Instagram' }).getAttribute('href')).toBe(
      `/uploads/1/logs?status=failed&destination=${encodeURIComponent(INSTAGRAM)}`,
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { Posting, UploadRequest } from '../api/client'
import { connectedFacebook, connectedInstagram } from '../test/accounts'
import {
  aRequest,
  FACEBOOK,
  failedFor,
  INSTAGRAM,
  processing,
  published,
  scheduled,
  tokenExpired,
  unconfirmed,
} from '../test/fixtures'
import { summaryOf } from './summary'

const ACCOUNTS = [connectedInstagram, connectedFacebook]
const shortVideo = failedFor('video_too_short', { retryable: false })
const longCaption = failedFor('caption_too_long', { retryable: false })
const ours = failedFor('internal_error', { who_acts: 'operator' })
const late = failedFor('deadline_passed', { who_acts: 'nobody' })

let made = 0
function post(...postings: Posting[]): UploadRequest {
  made += 1
  const destinations = Object.fromEntries(
    postings.map((posting, index) => [[INSTAGRAM, FACEBOOK][index] ?? `facebook:${index}`, posting]),
  )
  return aRequest(destinations, { request_id: `r${made}` })
}

function inWords(posts: UploadRequest[], hasMore = false) {
  const { counts, you, newest } = summaryOf(posts, ACCOUNTS, hasMore)
  return {
    counts: counts.map(({ words }) => words),
    you: you?.words,
    causes: you?.causes.map(({ words }) => words),
    newest,
  }
}

describe('the list in one sentence', () => {
  it('tells what is live and what needs the user, each cause with its own count', () => {
    const posts = [
      post(published),
      post(published, tokenExpired),
      post(tokenExpired, tokenExpired),
      post(shortVideo),
      post(unconfirmed),
      post(published),
    ]

    expect(inWords(posts)).toEqual({
      counts: ['3 live'],
      you: '4 need you',
      causes: ['reconnect 2 accounts', 'check 1 post', 'replace 1 video'],
      newest: undefined,
    })
  })

  it('has the right forms for one and for several', () => {
    expect(inWords([post(tokenExpired)])).toMatchObject({
      you: '1 needs you',
      causes: ['reconnect 1 account'],
    })
    const two = [longCaption, longCaption, late, late, unconfirmed, unconfirmed, shortVideo, shortVideo]
    expect(inWords(two.map((posting) => post(posting))).causes).toEqual([
      'check 2 posts',
      'replace 2 videos',
      'change 2 posts',
      'retry 2 posts',
    ])
    expect(inWords([post(ours)]).counts).toEqual(['1 waits for the operators'])
    expect(inWords([post(ours), post(ours)]).counts).toEqual(['2 wait for the operators'])
  })

  it('says that nothing needs the user, and what is on its way', () => {
    expect(inWords([post(processing), post(scheduled), post(published)])).toEqual({
      counts: ['1 live', '1 in progress', '1 scheduled'],
      you: undefined,
      causes: undefined,
      newest: undefined,
    })
  })

  it('tells of how many it speaks when there are more', () => {
    expect(inWords([post(published), post(published)], true).newest).toBe(2)
  })

  it('leads to what each part names: the one thing itself, or a filter', () => {
    const one = post(shortVideo)
    const { counts, you } = summaryOf(
      [post(published), post(tokenExpired), one, post(late), post(late)],
      ACCOUNTS,
      false,
    )

    expect(counts.map(({ to }) => to)).toEqual([{ filter: { status: 'completed', needs: '' } }])
    expect(you?.to).toEqual({ filter: { status: '', needs: 'you' } })
    expect(you?.causes.map(({ to }) => to)).toEqual([
      { path: `/accounts?account=${encodeURIComponent(INSTAGRAM)}` },
      { path: `/uploads/${one.request_id}` },
      { filter: { status: 'failed', needs: 'retry' } },
    ])
  })

  it('asks to try again once the account is connected again', () => {
    const again = ACCOUNTS.map((account) => ({ ...account, updated_at: '2026-02-01T00:00:00.000Z' }))

    expect(summaryOf([post(tokenExpired)], again, false).you?.causes.map(({ words }) => words)).toEqual([
      'retry 1 post',
    ])
  })
})

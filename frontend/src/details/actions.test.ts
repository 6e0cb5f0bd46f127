import { describe, expect, it } from 'vitest'
import { processing, published, queued, tokenExpired, tooFewPixels, unconfirmed } from '../test/fixtures'
import { actionsOf, countOf, needsReconnect } from './actions'

const labels = (posting: Parameters<typeof actionsOf>[0]) => actionsOf(posting).map((action) => action.label)

describe('what can be done about a destination', () => {
  it('that failed is to try it again', () => {
    expect(labels(tokenExpired)).toEqual(['Try again'])
  })

  it('that would fail again is nothing', () => {
    const details = tokenExpired.error_details
    expect(
      labels({ ...tokenExpired, ...(details && { error_details: { ...details, retryable: false } }) }),
    ).toEqual([])
  })

  it('whose account must be connected first is to connect it, and nothing that is bound to be refused', () => {
    expect(actionsOf(tokenExpired, true)).toEqual([])
    expect(needsReconnect(tokenExpired, true)).toBe(true)
    expect(needsReconnect(tokenExpired, false)).toBe(false)
    // What else was wrong with it does not go away by a new token.
    expect(needsReconnect(tooFewPixels, true)).toBe(false)
    expect(labels(unconfirmed)).toEqual(actionsOf(unconfirmed, true).map(({ label }) => label))
    expect(needsReconnect(published, true)).toBe(false)
  })

  it('that has not gone out yet is to cancel it', () => {
    expect(labels(queued)).toEqual(['Cancel'])
    expect(labels(processing)).toEqual(['Cancel'])
    expect(labels({ ...processing, result: { media_id: '1' } })).toEqual([])
  })

  it('that may be live while it is found out is nothing, as it cannot be stopped any more', () => {
    expect(labels({ ...processing, may_be_live: true })).toEqual([])
  })

  it('that may be live is to look once more, or to say what was found', () => {
    expect(labels(unconfirmed)).toEqual(['Verify now', 'It is there', 'It is not there, post it again'])
  })

  it('that is live is nothing', () => {
    expect(labels(published)).toEqual([])
  })

  it('is asked about first if it cannot be undone', () => {
    const asked = [...actionsOf(unconfirmed), ...actionsOf(queued), ...actionsOf(tokenExpired)]
      .filter((action) => action.question)
      .map((action) => action.label)

    expect(asked).toEqual(['It is there', 'It is not there, post it again', 'Cancel'])
  })

  it('is never asked with two answers that can be confused', () => {
    const questions = [...actionsOf(unconfirmed), ...actionsOf(queued)].flatMap(
      ({ question }) => question ?? [],
    )

    expect(questions.map(({ keep, confirm }) => [keep, confirm])).toEqual([
      ['I am not sure', 'It is there'],
      ['Wait', 'Post it again'],
      ['Keep it', 'Stop posting'],
    ])
  })

  it('is counted over several', () => {
    const actions = [tokenExpired, tokenExpired, tooFewPixels, processing].map((posting) =>
      actionsOf(posting),
    )

    expect(countOf('retry', actions)).toBe(2)
    expect(countOf('cancel', actions)).toBe(1)
  })
})

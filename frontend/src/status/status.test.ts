import { describe, expect, it } from 'vitest'
import {
  aRequest,
  FACEBOOK,
  INSTAGRAM,
  processing,
  published,
  tokenExpired,
  unconfirmed,
} from '../test/fixtures'
import { lookOf, progressInWords } from './status'

describe('a request as a whole', () => {
  it.each([
    ['published', { [INSTAGRAM]: published }, 'Published', '1 of 1 published'],
    ['in progress', { [INSTAGRAM]: processing, [FACEBOOK]: published }, 'In progress', '1 of 2 published'],
    ['failed', { [INSTAGRAM]: tokenExpired }, 'Failed', '0 of 1 published, 1 failed'],
    [
      'live in part',
      { [INSTAGRAM]: tokenExpired, [FACEBOOK]: published },
      'Partly published',
      '1 of 2 published, 1 failed',
    ],
    ['unconfirmed', { [INSTAGRAM]: unconfirmed }, 'Unconfirmed', '0 of 1 published, 1 unconfirmed'],
    [
      'failed and unconfirmed',
      { [INSTAGRAM]: unconfirmed, [FACEBOOK]: tokenExpired },
      'Unconfirmed',
      '0 of 2 published, 1 failed, 1 unconfirmed',
    ],
  ])('that is %s', (_, destinations, word, words) => {
    const request = aRequest(destinations)

    expect(lookOf(request.status).word).toBe(word)
    expect(progressInWords(request)).toBe(words)
  })
})

it('shows a status that it does not know as it is called', () => {
  expect(lookOf('archived').word).toBe('archived')
})

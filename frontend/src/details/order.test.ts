import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { aRequest, processing, published, scheduled, tokenExpired, unconfirmed } from '../test/fixtures'
import { inOrderOfNeed, useCalmOrder } from './order'

it('has failures first, then what nobody can say, then what is under way, then what is live', () => {
  const cancelled = { ...published, status: 'cancelled' as const }
  const destinations = {
    live: published,
    off: cancelled,
    later: scheduled,
    now: processing,
    perhaps: unconfirmed,
    not: tokenExpired,
    'not either': tokenExpired,
  }

  expect(inOrderOfNeed(destinations)).toEqual(['not', 'not either', 'perhaps', 'now', 'later', 'live', 'off'])
})

it('stays as it is while something is under way, and is put right at the end', () => {
  const { result, rerender } = renderHook(useCalmOrder, {
    initialProps: aRequest({ one: processing, two: processing }),
  })
  expect(result.current).toEqual(['one', 'two'])

  rerender(aRequest({ one: processing, two: tokenExpired }))
  expect(result.current).toEqual(['one', 'two'])

  rerender(aRequest({ one: published, two: tokenExpired }))
  expect(result.current).toEqual(['two', 'one'])
})

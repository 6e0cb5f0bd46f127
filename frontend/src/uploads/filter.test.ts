import { describe, expect, it } from 'vitest'
import { aRequest, FACEBOOK, INSTAGRAM, NAMES, published, tokenExpired } from '../test/fixtures'
import { CATALOGUE } from '../test/platforms'
import { filterInWords, filterOf, hasStatus, queryOf, withParameter, withParameters } from './filter'

const read = (address: string) => filterOf(CATALOGUE, new URLSearchParams(address))

describe('the filter in the address', () => {
  it('is read from the parameters', () => {
    const address = `status=unconfirmed&platform=facebook&account=${FACEBOOK}&q=+bike+&from=2026-03-01&to=2026-03-29&needs=check`

    expect(read(address)).toEqual({
      status: 'unconfirmed',
      platform: 'facebook',
      account: FACEBOOK,
      q: 'bike',
      from: '2026-03-01',
      to: '2026-03-29',
      needs: 'check',
    })
  })

  it('leaves out what makes no sense', () => {
    expect(
      read('status=lost&platform=myspace&account=me&q=++&from=yesterday&to=2026-02-30&needs=love'),
    ).toEqual({})
  })

  it('takes the days in any order', () => {
    expect(read('from=2026-03-29&to=2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-29' })
  })

  it('changes some parameters and keeps the others', () => {
    const parameters = new URLSearchParams('status=failed&q=a')

    expect(withParameter(parameters, 'q', 'b c').toString()).toBe('status=failed&q=b+c')
    expect(withParameters(parameters, { status: '', needs: 'you' }).toString()).toBe('q=a&needs=you')
    expect(parameters.toString()).toBe('status=failed&q=a')
  })
})

it('the API is asked for whole days, the last one included, and not for what it does not know', () => {
  expect(
    queryOf({ status: 'failed', q: 'bike', from: '2026-03-01', to: '2026-03-29', needs: 'you' }),
  ).toEqual({
    status: 'failed',
    q: 'bike',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-30T00:00:00.000Z',
  })
})

it('each filter that is on is told in words', () => {
  expect(
    filterInWords(CATALOGUE, { status: 'partially_completed', account: FACEBOOK, from: '2026-03-01' }, NAMES),
  ).toEqual(['Status: Partly published', 'Account: My Page', 'From: 1 Mar 2026'])
  expect(filterInWords(CATALOGUE, {}, NAMES)).toEqual([])
})

it('a post belongs to the status of each of its destinations, as well as to its own', () => {
  const request = aRequest({ [INSTAGRAM]: tokenExpired, [FACEBOOK]: published })

  expect(hasStatus(request, 'failed')).toBe(true)
  expect(hasStatus(request, 'completed')).toBe(true)
  expect(hasStatus(request, request.status)).toBe(true)
  expect(hasStatus(request, 'unconfirmed')).toBe(false)
})

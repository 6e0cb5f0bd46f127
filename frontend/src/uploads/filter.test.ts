import { describe, expect, it } from 'vitest'
import { aRequest, FACEBOOK, INSTAGRAM, NAMES, published, tokenExpired } from '../test/fixtures'
import { filterOf, hasText, withParameter } from './filter'

describe('the filter in the address', () => {
  it('is read from the parameters', () => {
    expect(filterOf(new URLSearchParams('status=failed&platform=facebook&text=bike'))).toEqual({
      status: 'failed',
      platform: 'facebook',
      text: 'bike',
    })
  })

  it('leaves out what makes no sense', () => {
    expect(filterOf(new URLSearchParams('status=lost&platform=myspace'))).toEqual({ text: '' })
  })

  it('changes one parameter and keeps the others', () => {
    const parameters = new URLSearchParams('status=failed&text=a')

    expect(withParameter(parameters, 'text', 'b c').toString()).toBe('status=failed&text=b+c')
    expect(withParameter(parameters, 'status', '').toString()).toBe('text=a')
    expect(parameters.toString()).toBe('status=failed&text=a')
  })
})

describe('a text', () => {
  const request = aRequest({ [INSTAGRAM]: tokenExpired, [FACEBOOK]: published })

  it.each([
    'LAUNCH',
    'launch day.mp4',
    'my page',
    'session has expired',
    '3e1bd7a5',
    'page launch',
    '',
    '  ',
  ])('is found: "%s"', (text) => {
    expect(hasText(request, text, NAMES)).toBe(true)
  })

  it.each(['bike', 'launch bike'])('is not found: "%s"', (text) => {
    expect(hasText(request, text, NAMES)).toBe(false)
  })
})

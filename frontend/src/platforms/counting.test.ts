import { describe, expect, it } from 'vitest'
import cases from '../../../shared-cases/counting.json'
import { count, countingMethods } from './counting'

it('has cases for every method, and no others', () => {
  expect(Object.keys(cases).sort()).toEqual([...countingMethods].sort())
})

describe.each(countingMethods)('%s', (method) => {
  it.each(cases[method])('of $text: $count ($why)', ({ text, count: expected }) => {
    expect(count(method, text)).toBe(expected)
    expect(count(method, text.normalize('NFC'))).toBe(expected)
    expect(count(method, text.normalize('NFD'))).toBe(expected)
  })

  it.each(['a', '.', 'a.', '#', '@', '://', '@.'])('takes no time over much of %s', (piece) => {
    const text = `#@${piece.repeat(200_000)}/`

    const start = performance.now()
    count(method, text)

    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

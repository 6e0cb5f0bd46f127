import { expect, it } from 'vitest'
import { isRepeat, newAmong, warningsOf } from './warnings'

const repeat = {
  code: 'posted_recently',
  destination: 'instagram:1',
  request_id: 'r1',
  accepted_at: '2026-01-31T12:00:00.000Z',
  detail: 'The same was posted.',
}
const caution = { code: 'caption_caution', destination: 'instagram:1', detail: 'Many hashtags.' }

it('are read from what an address hands on, and what is none is left out', () => {
  expect(warningsOf({ warnings: [repeat, caution, null, { code: 'x' }] })).toEqual([repeat, caution])
  expect(warningsOf(null)).toEqual([])
  expect(warningsOf({ warnings: 'all' })).toEqual([])
})

it('that the same was posted has an earlier post to lead to', () => {
  expect(isRepeat(repeat)).toBe(true)
  expect(isRepeat(caution)).toBe(false)
  expect(isRepeat({ ...caution, code: 'posted_recently' })).toBe(false)
})

it('that were given before are not new, however they are put now', () => {
  const other = { ...repeat, destination: 'instagram:2' }

  expect(newAmong([{ ...repeat, detail: 'Now it is on its way.' }, other, caution], [repeat])).toEqual([
    other,
    caution,
  ])
})

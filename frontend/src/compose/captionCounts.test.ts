import { expect, it } from 'vitest'
import { CATALOGUE } from '../test/platforms'
import { announcement, countsFor } from './captionCounts'

it('counts once for each platform among the destinations', () => {
  const counts = countsFor(CATALOGUE, ['instagram:1', 'facebook:1', 'instagram:2'], 'Hi #a @b')

  expect(counts.map(({ platform }) => platform)).toEqual(['instagram', 'facebook'])
  expect(counts[0]?.counts.map(({ count }) => count)).toEqual([8, 1, 1])
  expect(counts[1]?.counts.map(({ count }) => count)).toEqual([8])
})

it('counts for no platform that it does not know', () => {
  expect(countsFor(CATALOGUE, ['tiktok:1'], 'Hi')).toEqual([])
})

it('reads out only what is near its limit or beyond, and cautions', () => {
  const read = (caption: string) => announcement(countsFor(CATALOGUE, ['instagram:1', 'facebook:1'], caption))

  expect(read('a'.repeat(1979))).toBe('')
  expect(read('a'.repeat(1980))).toBe('Instagram: 1980 of 2200 characters.')
  expect(read('#a '.repeat(6))).toContain('6 hashtags')
})

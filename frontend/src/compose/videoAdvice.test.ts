import { expect, it } from 'vitest'
import { CATALOGUE } from '../test/platforms'
import { newDraft, withOption } from './draft'
import { adviceFor } from './videoAdvice'

const landscape = { seconds: 30, width: 1280, height: 720 }
const draft = { ...newDraft(), destinations: ['facebook:1', 'instagram:1', 'facebook:2'] }

it('says each thing once, with the destinations it is about', () => {
  expect(adviceFor(CATALOGUE, landscape, draft)).toEqual([
    expect.objectContaining({
      message: 'This video is landscape (1280 × 720). Reels on Facebook are upright (9:16).',
      destinations: ['facebook:1', 'facebook:2'],
      fix: expect.objectContaining({ option: 'format', value: 'video' }) as unknown,
    }),
    expect.objectContaining({ destinations: ['instagram:1'] }),
  ])
})

it('is satisfied by the option that it suggests', () => {
  const asVideo = withOption(draft, ['facebook:1', 'facebook:2'], 'format', 'video')

  expect(adviceFor(CATALOGUE, landscape, asVideo).map(({ destinations }) => destinations)).toEqual([
    ['instagram:1'],
  ])
})

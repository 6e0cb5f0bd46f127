import { expect, it } from 'vitest'
import {
  aRequest,
  FACEBOOK,
  INSTAGRAM,
  published,
  SCHEDULE,
  tokenExpired,
  unconfirmed,
} from '../test/fixtures'
import { CATALOGUE } from '../test/platforms'
import { canCopyOptions, copyOf, notThere } from './copy'
import { newDraft, toPost } from './draft'

const request = aRequest(
  {
    [INSTAGRAM]: { ...tokenExpired, options: { thumb_offset: 1500, collaborators: ['a.friend'] } },
    [FACEBOOK]: { ...tokenExpired, options: { format: 'reel', title: 'Launch' } },
  },
  { ...SCHEDULE, caption: 'Launch day! 🎬' },
)

it('has the video, the caption, the destinations and the options, but not the time and the key', () => {
  const draft = copyOf(CATALOGUE, request, [INSTAGRAM, FACEBOOK])

  expect(draft.key).not.toBe(newDraft().key)
  expect(draft.unanswered).toBe(false)
  expect(toPost(CATALOGUE, draft)).toEqual({
    video_url: request.video_url,
    caption: 'Launch day! 🎬',
    destinations: [INSTAGRAM, FACEBOOK],
    options: {
      [INSTAGRAM]: { thumb_offset: 1500, collaborators: ['a.friend'] },
      [FACEBOOK]: { title: 'Launch' },
    },
  })
})

it('gives its destinations the option that helps', () => {
  const fix = { label: '', option: 'format', value: 'video' }

  expect(toPost(CATALOGUE, copyOf(CATALOGUE, request, [FACEBOOK], fix)).options).toEqual({
    [FACEBOOK]: { title: 'Launch', format: 'video' },
  })
})

it('goes where the request is not, and not where it is or may be live', () => {
  const partly = aRequest({
    [INSTAGRAM]: published,
    [FACEBOOK]: tokenExpired,
    'facebook:2': unconfirmed,
    'facebook:3': { ...published, status: 'cancelled' },
  })

  expect(notThere(partly)).toEqual([FACEBOOK, 'facebook:3'])
})

it('lacks the options of a platform of which nothing is known', () => {
  expect(canCopyOptions(CATALOGUE, request)).toBe(true)
  expect(canCopyOptions([], request)).toBe(false)
  expect(canCopyOptions([], aRequest())).toBe(true)
})

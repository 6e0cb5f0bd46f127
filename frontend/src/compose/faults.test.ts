import { describe, expect, it } from 'vitest'
import type { FieldError } from '../api/client'
import { CATALOGUE } from '../test/platforms'
import { type Draft, newDraft, withDestinations, withOption } from './draft'
import { checkDraft, destinationOfOption, faultsOf, type Surroundings } from './faults'

const SHOP = 'instagram:1'
const PAGE = 'facebook:1'
const NOW = Date.parse('2026-11-25T12:00:00Z')
const around: Surroundings = { catalogue: CATALOGUE, connected: new Set([SHOP, PAGE]), now: NOW }
const fine: Draft = {
  ...newDraft(),
  videoUrl: 'https://videos.example.com/v.mp4',
  destinations: [SHOP, PAGE],
}

function fieldsOf(draft: Draft, surroundings: Partial<Surroundings> = {}) {
  return checkDraft(draft, { ...around, ...surroundings }).map(({ field }) => field)
}

describe('what is wrong with a draft', () => {
  it('is nothing when it has a video and destinations; the caption may be empty', () => {
    expect(checkDraft(fine, around)).toEqual([])
  })

  it('is that video and destinations are missing', () => {
    expect(fieldsOf({ ...fine, videoUrl: ' ', destinations: [] })).toEqual(['/video_url', '/destinations'])
  })

  it('is a caption that is too long for one of the chosen platforms', () => {
    const long = { ...fine, caption: 'a'.repeat(2201) }

    expect(checkDraft(long, around)).toEqual([
      { field: '/caption', message: 'Instagram takes at most 2200 characters; the caption has 2201.' },
    ])
    expect(fieldsOf({ ...long, destinations: [PAGE] })).toEqual([])
  })

  it('is a destination that is not connected any more', () => {
    expect(fieldsOf(fine, { connected: new Set([PAGE]) })).toEqual([`/destinations/${SHOP}`])
  })

  it('is more than 25 destinations', () => {
    const many = Array.from({ length: 26 }, (_, i) => `instagram:${i}`)
    const draft = withDestinations(fine, [SHOP, PAGE], false)

    expect(fieldsOf(withDestinations(draft, many.slice(1), true), { connected: new Set(many) })).toEqual([])
    expect(checkDraft(withDestinations(draft, many, true), { ...around, connected: new Set(many) })).toEqual([
      { field: '/destinations', message: 'Choose at most 25 destinations; these are 26.' },
    ])
  })

  it('is an option of a chosen destination, not of another', () => {
    const draft = withOption(fine, [PAGE], 'place', 'Berlin')

    expect(fieldsOf(draft)).toEqual([`/options/${PAGE}/place`])
    expect(fieldsOf(withDestinations(draft, [PAGE], false))).toEqual([])
  })

  it('is a time that is over, only when it is scheduled', () => {
    const timing = { ...fine.timing, at: '2026-11-25T09:00', zone: 'UTC' }

    expect(fieldsOf({ ...fine, timing: { ...timing, later: true } })).toEqual(['/scheduled_at'])
    expect(fieldsOf({ ...fine, timing })).toEqual([])
  })

  it('is a local address, but not that of the simulator', () => {
    const local = { ...fine, videoUrl: 'http://127.0.0.1:8090/videos/vertical.mp4' }

    expect(fieldsOf(local)).toEqual(['/video_url', '/video_url'])
    expect(fieldsOf(local, { allowedOrigin: 'http://127.0.0.1:8090' })).toEqual([])
  })
})

describe('the faults of the API', () => {
  function fieldOf(error: Partial<FieldError>) {
    const errors = [{ code: 'any', detail: 'Wrong.', ...error }]
    const problem = { type: '', title: '', status: 422, code: 'invalid_request', detail: '', errors }
    return faultsOf(CATALOGUE, problem, fine)[0]?.field
  }

  it.each([
    ['/video_url', '/video_url'],
    ['/caption', '/caption'],
    ['/destinations', '/destinations'],
    ['/scheduled_at', '/scheduled_at'],
    ['/time_zone', '/time_zone'],
    ['/publish_by', '/publish_by'],
    ['/destinations/1', `/destinations/${PAGE}`],
    [`/options/${PAGE}/title`, `/options/${PAGE}/title`],
    [`/options/${SHOP}/collaborators/1`, `/options/${SHOP}/collaborators`],
  ])('at %s belong to %s', (pointer, field) => {
    expect(fieldOf({ pointer })).toBe(field)
  })

  it.each([
    [{ pointer: '' }],
    [{ pointer: '/unheard_of' }],
    [{ pointer: '/options' }],
    [{ pointer: '/options/instagram:3/title' }],
    [{ pointer: `/options/${PAGE}/unknown` }],
    [{ header: 'Idempotency-Key' }],
  ])('at %j have no field', (error) => {
    expect(fieldOf(error)).toBeUndefined()
  })

  it('keep their words', () => {
    const errors = [{ pointer: '/caption', code: 'caption_too_long', detail: 'Too long.' }]

    expect(
      faultsOf(CATALOGUE, { type: '', title: '', status: 422, code: '', detail: '', errors }, fine),
    ).toEqual([{ field: '/caption', message: 'Too long.' }])
  })
})

it('knows the destination of an option', () => {
  expect(destinationOfOption(`/options/${PAGE}/title`)).toBe(PAGE)
  expect(destinationOfOption(`/destinations/${PAGE}`)).toBeUndefined()
})

import { describe, expect, it } from 'vitest'
import { aRequest, FACEBOOK, INSTAGRAM, published, SCHEDULE, scheduled } from '../test/fixtures'
import { CATALOGUE } from '../test/platforms'
import { changeable, changeFaults, changesOf } from './change'

const usual = aRequest({ [INSTAGRAM]: scheduled }, SCHEDULE)
const early = aRequest({ [INSTAGRAM]: { ...scheduled, publish_by: '2026-02-01T09:00:00.000Z' } }, SCHEDULE)
const NOW = Date.parse('2026-01-31T12:00:00Z')

describe('a scheduled request', () => {
  it('is first shown as it is, on the clocks of its zone', () => {
    expect(changeable(usual)).toEqual({
      caption: 'Launch day!',
      timing: {
        later: true,
        at: '2026-02-01T09:00',
        zone: 'Europe/Berlin',
        givesUp: false,
        publishBy: '2026-02-02T09:00',
      },
    })
    expect(changeable(early).timing).toMatchObject({ givesUp: true, publishBy: '2026-02-01T10:00' })
  })

  it('has nothing to change as it is', () => {
    expect(changesOf(usual, changeable(usual))).toEqual({})
    expect(changesOf(early, changeable(early))).toEqual({})
  })

  it('that is moved sends its time and zone, and leaves the usual end to the API', () => {
    const { timing, caption } = changeable(usual)

    expect(changesOf(usual, { caption, timing: { ...timing, at: '2026-02-03T18:00' } })).toEqual({
      scheduled_at: '2026-02-03T18:00',
      time_zone: 'Europe/Berlin',
    })
  })

  it('that is moved and has an end of its own sends both as they are shown', () => {
    const { timing, caption } = changeable(early)

    expect(changesOf(early, { caption, timing: { ...timing, at: '2026-02-01T09:30' } })).toEqual({
      scheduled_at: '2026-02-01T09:30',
      publish_by: '2026-02-01T10:00',
      time_zone: 'Europe/Berlin',
    })
  })

  it('that gets another end, or the usual one again, keeps its time', () => {
    const { timing, caption } = changeable(usual)
    const end = { ...timing, givesUp: true, publishBy: '2026-02-01T12:00' }

    expect(changesOf(usual, { caption, timing: end })).toEqual({
      publish_by: '2026-02-01T12:00',
      time_zone: 'Europe/Berlin',
    })
    expect(changesOf(early, { caption, timing: { ...changeable(early).timing, givesUp: false } })).toEqual({
      publish_by: null,
    })
  })

  it('that gets another caption sends that alone', () => {
    expect(changesOf(usual, { ...changeable(usual), caption: '' })).toEqual({ caption: '' })
  })

  it('takes no caption that is too long for a destination to come', () => {
    const request = aRequest({ [INSTAGRAM]: scheduled, [FACEBOOK]: scheduled }, SCHEDULE)
    const long = { ...changeable(request), caption: 'a'.repeat(2201) }

    expect(changeFaults(CATALOGUE, request, long, NOW).map(({ field }) => field)).toEqual(['/caption'])
    const other = aRequest({ [INSTAGRAM]: published, [FACEBOOK]: scheduled }, SCHEDULE)
    expect(changeFaults(CATALOGUE, other, long, NOW)).toEqual([])
  })
})

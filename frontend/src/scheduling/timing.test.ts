import { describe, expect, it } from 'vitest'
import { firstOffer, isTiming, NOW, type Timing, timingFaults, timingToSend } from './timing'

const PRESENT = Date.parse('2026-11-25T12:00:00Z')
const later: Timing = { ...NOW, later: true, at: '2026-12-01T09:00', zone: 'Europe/Berlin' }

describe('what is sent of a timing', () => {
  it('is nothing when the post goes out now', () => {
    expect(timingToSend({ ...NOW, at: '2026-12-01T09:00', publishBy: '2026-12-02T09:00' })).toEqual({})
  })

  it('is the local time with its zone', () => {
    expect(timingToSend(later)).toEqual({ scheduled_at: '2026-12-01T09:00', time_zone: 'Europe/Berlin' })
  })

  it('is the time to give up with its zone, with a scheduled time or without', () => {
    const givesUp = { givesUp: true, publishBy: '2026-12-01T10:00' }

    expect(timingToSend({ ...later, ...givesUp })).toEqual({
      scheduled_at: '2026-12-01T09:00',
      time_zone: 'Europe/Berlin',
      publish_by: '2026-12-01T10:00',
    })
    expect(timingToSend({ ...NOW, zone: 'Asia/Tokyo', ...givesUp })).toEqual({
      time_zone: 'Asia/Tokyo',
      publish_by: '2026-12-01T10:00',
    })
  })
})

describe('what is wrong with a timing', () => {
  const messages = (timing: Timing) =>
    timingFaults(timing, PRESENT).map(({ field, message }) => `${field} ${message}`)

  it('is nothing in the fields that do not count', () => {
    expect(messages({ ...NOW, at: '1999-01-01T00:00', publishBy: '1999-01-01T00:00' })).toEqual([])
    expect(messages(later)).toEqual([])
  })

  it('is that times are missing', () => {
    expect(messages({ ...later, at: '', givesUp: true })).toEqual([
      '/scheduled_at Give the date and the time.',
      '/publish_by Give the date and the time.',
    ])
  })

  it.each([
    ['2026-11-25T12:58', 'This time is over.'],
    ['2027-02-23T13:01', 'A post can be scheduled up to 90 days ahead.'],
  ])('is a time too early or too late: %s', (at, message) => {
    expect(messages({ ...later, at })).toEqual([`/scheduled_at ${message}`])
  })

  it.each(['2026-11-25T12:59', '2027-02-23T13:00'])('is not a time at the edge: %s', (at) => {
    expect(messages({ ...later, at })).toEqual([])
  })

  it('is a time that clocks skip', () => {
    const skipped = { ...later, zone: 'America/New_York', at: '2026-03-08T02:30' }

    expect(timingFaults(skipped, Date.parse('2026-03-01T00:00:00Z'))).toEqual([
      {
        field: '/scheduled_at',
        message: 'This time does not exist in New York: clocks go forward then and skip it.',
      },
    ])
  })

  it.each([
    ['2026-12-01T09:00', 'This must be at least a minute after the scheduled time.'],
    ['2026-12-08T09:01', 'This must be at most 7 days after the scheduled time.'],
  ])('is an end too soon or too late after the scheduled time: %s', (publishBy, message) => {
    expect(messages({ ...later, givesUp: true, publishBy })).toEqual([`/publish_by ${message}`])
  })

  it('is an end too soon or too late after now, when the post goes out now', () => {
    const now = { ...NOW, zone: 'UTC', givesUp: true }

    expect(messages({ ...now, publishBy: '2026-11-25T12:00' })).toEqual([
      '/publish_by This must be at least a minute from now.',
    ])
    expect(messages({ ...now, publishBy: '2026-12-02T12:01' })).toEqual([
      '/publish_by This must be at most 7 days after now.',
    ])
    expect(messages({ ...now, publishBy: '2026-11-25T12:01' })).toEqual([])
  })
})

it('offers the next full hour that is at least half an hour away', () => {
  expect(firstOffer('UTC', Date.parse('2026-11-25T12:29:00Z'))).toBe('2026-11-25T13:00')
  expect(firstOffer('UTC', Date.parse('2026-11-25T12:31:00Z'))).toBe('2026-11-25T14:00')
})

it('takes no timing of a zone that this browser does not know', () => {
  expect(isTiming(later)).toBe(true)
  expect(isTiming({ ...later, zone: 'Mars/Olympus' })).toBe(false)
  expect(isTiming(undefined)).toBe(false)
})

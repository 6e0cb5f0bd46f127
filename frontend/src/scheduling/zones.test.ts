import { describe, expect, it } from 'vitest'
import { calendarOf, instantsOf, localOf, placeOf, timeForOther, timeIn, zonesToChoose } from './zones'

const BERLIN = 'Europe/Berlin'
const NEW_YORK = 'America/New_York'
const NOW = Date.parse('2026-11-25T12:00:00Z')
const inUtc = (local: string, zone: string) => instantsOf(local, zone).map((at) => new Date(at).toISOString())

describe('a time on the clocks of a zone', () => {
  it.each([
    ['2026-12-01T09:00', BERLIN, '2026-12-01T08:00:00.000Z'],
    ['2026-07-01T09:00', BERLIN, '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', NEW_YORK, '2026-12-01T14:00:00.000Z'],
    ['2026-12-01T09:00:30', 'Asia/Kathmandu', '2026-12-01T03:15:30.000Z'],
    ['2026-12-01T09:00', 'Pacific/Kiritimati', '2026-11-30T19:00:00.000Z'],
    ['2026-03-29T01:59', BERLIN, '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', BERLIN, '2026-03-29T01:00:00.000Z'],
  ])('%s in %s is the instant %s', (local, zone, instant) => {
    expect(inUtc(local, zone)).toEqual([instant])
  })

  it('that is skipped as clocks go forward is none', () => {
    expect(inUtc('2026-03-29T02:30', BERLIN)).toEqual([])
    expect(inUtc('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual([])
  })

  it('that comes twice as clocks go back is two, the first one first', () => {
    expect(inUtc('2026-10-25T02:30', BERLIN)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ])
  })

  it.each(['', '2026-12-01', '2026-13-01T09:00', 'tomorrow'])('is none if it is "%s"', (local) => {
    expect(inUtc(local, BERLIN)).toEqual([])
  })

  it('is read from an instant as a field has it', () => {
    expect(localOf(Date.parse('2026-12-01T08:00:00Z'), BERLIN)).toBe('2026-12-01T09:00')
    expect(localOf(Date.parse('2026-11-30T23:30:00Z'), BERLIN)).toBe('2026-12-01T00:30')
  })
})

describe('a time in words', () => {
  const at = Date.parse('2026-12-01T08:00:00Z')

  it('has its year only when that is not this one', () => {
    expect(timeIn(BERLIN, at, NOW)).toBe('Tue 1 Dec, 09:00')
    expect(timeIn(BERLIN, Date.parse('2027-02-01T08:00:00Z'), NOW)).toBe('Mon 1 Feb 2027, 09:00')
    expect(timeIn('UTC', Date.parse('2026-09-01T08:00:00Z'), NOW)).toBe('Tue 1 Sep, 08:00')
  })

  it('for a reader elsewhere is said when it differs, with the day when that does', () => {
    expect(timeForOther(NEW_YORK, BERLIN, at)).toBe('03:00')
    expect(timeForOther('Pacific/Honolulu', BERLIN, at)).toBe('Mon 30 Nov, 22:00')
    expect(timeForOther('Europe/Paris', BERLIN, at)).toBeUndefined()
  })
})

it('knows which zones there are', () => {
  expect(zonesToChoose('Mars/Olympus')).toEqual(expect.arrayContaining([BERLIN, 'UTC', 'Mars/Olympus']))
  expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

it('knows the days of a zone', () => {
  const dayInBerlin = calendarOf(BERLIN)
  const beforeMidnight = Date.parse('2026-11-29T22:59:59Z')

  expect(dayInBerlin(beforeMidnight + 1000) - dayInBerlin(beforeMidnight)).toBe(1)
  expect(calendarOf('UTC')(beforeMidnight + 1000)).toBe(calendarOf('UTC')(beforeMidnight))
})

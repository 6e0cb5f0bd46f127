import { afterEach, describe, expect, it, vi } from 'vitest'
import { isZone, zoneToUse } from './zone'

describe('the zone in which times are shown', () => {
  it('is the one that the browser tells', () => {
    expect(zoneToUse('Europe/Berlin')).toEqual({ name: 'Europe/Berlin', isKnown: true })
    expect(zoneToUse('UTC')).toEqual({ name: 'UTC', isKnown: true })
  })

  it.each(['Etc/Unknown', '', undefined, 'Mars/Olympus', 'GMT+99:00'])(
    'is UTC, and not known, when the browser tells %j',
    (told) => {
      expect(zoneToUse(told)).toEqual({ name: 'UTC', isKnown: false })
    },
  )
})

it('is one that this browser can show', () => {
  expect(isZone('Europe/Berlin')).toBe(true)
  expect(isZone('Etc/Unknown')).toBe(false)
})

describe('a browser that does not know its zone', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.resetModules()
  })

  it.each(['Etc/Unknown', '', undefined, 'Mars/Olympus'])('and tells %j shows times in UTC', async (told) => {
    const known = new Intl.DateTimeFormat().resolvedOptions()
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
      ...known,
      timeZone: told,
    } as Intl.ResolvedDateTimeFormatOptions)
    const { exactTime, clockTime } = await import('./time')
    const { NOW } = await import('../scheduling/timing')
    const { timeForReader, zonesToChoose } = await import('../scheduling/zones')
    const at = Date.parse('2026-01-31T12:00:00Z')

    expect(exactTime(at)).toBe('Jan 31, 2026, 12:00:00 PM UTC (UTC)')
    expect(clockTime(at)).toBe('12:00:00')
    expect(NOW.zone).toBe('UTC')
    expect(zonesToChoose().filter((zone) => !isZone(zone))).toEqual([])
    expect(timeForReader('Asia/Tokyo', at)).toBe('12:00 in UTC')
    expect(timeForReader('UTC', at)).toBeUndefined()
  })
})

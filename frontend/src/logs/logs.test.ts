import { describe, expect, it } from 'vitest'
import { anEntry, aRequest, FACEBOOK, INSTAGRAM, processing, published, tokenExpired } from '../test/fixtures'
import { countsByLevel, filtered, levelParameter, levelsToOpenWith, logFilterOf, milestones } from './filter'
import { inOrder } from './order'
import { asJson, asNdjson, asText, inOneLine } from './text'

const step = anEntry('The Reel is published.', 'INFO', { code: 'step_started', fields: { step: 'publish' } })
const call = anEntry('Instagram answered 500.', 'WARNING', {
  code: 'platform_called',
  fields: { method: 'POST', status: 500, platform_code: '2' },
})
const failure = anEntry('It did not work.', 'ERROR', {
  code: 'failed',
  destination: FACEBOOK,
  fields: { error: 'Too short' },
})
const log = [step, call, failure]
const ALL = { levels: [], destination: '', search: '' }

describe('the filter of a log', () => {
  it('is read from the address, and what makes no sense there is left out', () => {
    const parameters = new URLSearchParams('level=ERROR,LOUD,INFO&destination=a:b&search=x')

    expect(logFilterOf(parameters)).toEqual({ levels: ['INFO', 'ERROR'], destination: 'a:b', search: 'x' })
    expect(logFilterOf(new URLSearchParams())).toEqual(ALL)
  })

  it('begins with the usual levels, until the address names some, or all', () => {
    const levels = (address: string) => logFilterOf(new URLSearchParams(address), ['ERROR']).levels

    expect(levels('')).toEqual(['ERROR'])
    expect(levels('level=WARNING')).toEqual(['WARNING'])
    expect(levels(`level=${levelParameter([])}`)).toEqual([])
    expect(levels(`level=${levelParameter(['INFO', 'ERROR'])}`)).toEqual(['INFO', 'ERROR'])
  })

  it('lets everything through when nothing is wanted', () => {
    expect(filtered(log, ALL)).toEqual(log)
  })

  it('lets through the levels, the destination and the text that are wanted, all together', () => {
    expect(filtered(log, { ...ALL, levels: ['WARNING', 'ERROR'] })).toEqual([call, failure])
    expect(filtered(log, { ...ALL, destination: FACEBOOK })).toEqual([failure])
    expect(filtered(log, { ...ALL, search: 'TOO short' })).toEqual([failure])
    expect(filtered(log, { ...ALL, search: 'step_started' })).toEqual([step])
    expect(filtered(log, { levels: ['ERROR'], destination: INSTAGRAM, search: '' })).toEqual([])
  })

  it('counts each level among what the rest of the filter lets through', () => {
    expect(countsByLevel(log, { ...ALL, levels: ['ERROR'] })).toEqual({ INFO: 1, WARNING: 1, ERROR: 1 })
    expect(countsByLevel(log, { ...ALL, destination: INSTAGRAM })).toEqual({ INFO: 1, WARNING: 1, ERROR: 0 })
  })

  it('leaves the calls to the platforms out of the milestones', () => {
    expect(milestones(log)).toEqual([step, failure])
  })
})

describe('the levels that a log opens with', () => {
  const partly = aRequest({ [INSTAGRAM]: published, [FACEBOOK]: tokenExpired })

  it('are its errors when the post failed, wholly or in part', () => {
    expect(levelsToOpenWith(log, partly, '')).toEqual(['ERROR'])
    expect(levelsToOpenWith(log, partly, FACEBOOK)).toEqual(['ERROR'])
  })

  it('are all where nothing failed, where nothing is final yet, and where no entry is an error', () => {
    expect(levelsToOpenWith(log, partly, INSTAGRAM)).toEqual([])
    expect(levelsToOpenWith(log, aRequest({ [INSTAGRAM]: published }), '')).toEqual([])
    expect(
      levelsToOpenWith(log, aRequest({ [INSTAGRAM]: processing, [FACEBOOK]: tokenExpired }), ''),
    ).toEqual([])
    expect(levelsToOpenWith([step, call], partly, '')).toEqual([])
  })
})

describe('what is copied or downloaded', () => {
  it('is one line an entry with all it says', () => {
    expect(inOneLine(call)).toBe(
      `${call.timestamp} WARNING ${INSTAGRAM} platform_called Instagram answered 500. {"method":"POST","status":500,"platform_code":"2"}`,
    )
    expect(asText(log).split('\n')).toHaveLength(4)
  })

  it('is what the API gave, as JSON and as NDJSON', () => {
    expect(JSON.parse(asJson(log))).toEqual(log)
    expect(
      asNdjson(log)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(log)
  })
})

describe('the order of entries', () => {
  it('is by time over several destinations', () => {
    expect(inOrder([failure, step, call]).map((entry) => entry.id)).toEqual([step.id, call.id, failure.id])
  })

  it('is as written within one destination, even where two clocks differ', () => {
    const first = anEntry('first', 'INFO', { timestamp: '2026-01-31T12:00:05.000Z' })
    const second = anEntry('second', 'INFO', { timestamp: '2026-01-31T12:00:04.000Z' })
    const other = anEntry('other', 'INFO', { timestamp: '2026-01-31T12:00:04.500Z', destination: FACEBOOK })

    expect(inOrder([first, second, other])).toEqual([other, first, second])
  })
})

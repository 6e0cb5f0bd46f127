import { describe, expect, it } from 'vitest'
import { rulesOfKnown } from '../test/platforms'
import { captionCautions, captionFaults } from './caption'
import { optionFaults, optionFields, optionsFrom, optionsToSend } from './options'
import { videoAdvice } from './video'

// The cases of the server's FacebookRulesTest.

const facebook = rulesOfKnown('facebook')
const fields = optionFields(facebook)

describe('a caption on Facebook', () => {
  it('has up to 63206 characters', () => {
    expect(captionFaults(facebook, '🎬'.repeat(63_206))).toEqual([])
    expect(captionFaults(facebook, 'a'.repeat(63_207))).toEqual([
      'Facebook takes at most 63206 characters; the caption has 63207.',
    ])
  })

  it('has no limit of hashtags', () => {
    expect(captionFaults(facebook, '#a '.repeat(100))).toEqual([])
    expect(captionCautions(facebook, '#a '.repeat(100))).toEqual([])
  })
})

describe('options on Facebook', () => {
  it('are sent as the API takes them', () => {
    expect(optionsToSend(fields, { format: '', title: 'Waves', place: '106078429431815' })).toEqual({
      title: 'Waves',
      place: '106078429431815',
    })
    expect(optionsToSend(fields, { format: 'video' })).toEqual({ format: 'video' })
  })

  it('are typed again from what was sent, and what is the usual one is not set', () => {
    const sent = { format: 'video', title: 'Waves', place: '106078429431815' }

    expect(optionsFrom(fields, sent)).toEqual(sent)
    expect(optionsFrom(fields, { format: 'reel', unheard_of: 'x', title: 5 })).toEqual({})
  })

  it('take a title of 255 characters and no longer', () => {
    expect(optionFaults(fields, { title: '🎬'.repeat(255) })).toEqual([])
    expect(optionFaults(fields, { title: 'a'.repeat(256) })).toEqual([['title', 'At most 255 characters.']])
  })

  it('take no place that is not an id', () => {
    expect(optionFaults(fields, { place: 'Berlin' })).toEqual([
      ['place', 'An id has 1 to 20 digits and does not begin with 0.'],
    ])
  })

  it('take no place for a video that is not a Reel', () => {
    expect(optionFaults(fields, { place: '106078429431815' })).toEqual([])
    expect(optionFaults(fields, { format: 'video', place: '106078429431815' })).toEqual([
      ['place', expect.stringContaining('for a Reel only')],
    ])
  })
})

describe('a video on Facebook', () => {
  const upright = { seconds: 30, width: 1080, height: 1920 }
  const fix = { label: 'Post as a regular video', option: 'format', value: 'video' }

  it('of 3 to 90 seconds and 9:16 is fine as a Reel', () => {
    expect(videoAdvice(facebook, { ...upright, seconds: 3 }, {})).toEqual([])
    expect(videoAdvice(facebook, { ...upright, seconds: 90 }, {})).toEqual([])
  })

  it.each([
    [{ ...upright, seconds: 2 }, 'Facebook takes Reels of 3 to 90 seconds. This video has 2 s.'],
    [{ ...upright, seconds: 91 }, 'Facebook takes Reels of 3 to 90 seconds. This video has 1 min 31 s.'],
    [
      { seconds: 30, width: 1280, height: 720 },
      'This video is landscape (1280 × 720). Reels on Facebook are upright (9:16).',
    ],
    [
      { seconds: 30, width: 1080, height: 1350 },
      'This video is upright, but not 9:16 (1080 × 1350). Reels on Facebook are upright (9:16).',
    ],
    [
      { seconds: 30, width: 720, height: 720 },
      'This video is square (720 × 720). Reels on Facebook are upright (9:16).',
    ],
    [
      { seconds: 30, width: 360, height: 640 },
      'Facebook takes Reels of at least 540 × 960 pixels. This video is 360 × 640.',
    ],
  ])('is better not a Reel: %j', (video, message) => {
    expect(videoAdvice(facebook, video, {})).toEqual([{ message, fix }])
  })

  it('may be long and landscape when it is no Reel, but not of any shape', () => {
    expect(videoAdvice(facebook, { seconds: 600, width: 1280, height: 720 }, { format: 'video' })).toEqual([])
    expect(videoAdvice(facebook, { seconds: 600, width: 2100, height: 900 }, { format: 'video' })).toEqual([
      { message: 'Facebook takes videos of 16:9 to 9:16. This one is 2100 × 900.' },
    ])
  })
})

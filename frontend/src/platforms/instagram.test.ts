import { describe, expect, it } from 'vitest'
import { rulesOfKnown } from '../test/platforms'
import { captionCautions, captionCounts, captionFaults } from './caption'
import { optionFaults, optionFields, optionsFrom, optionsToSend } from './options'
import { videoAdvice } from './video'

// The cases of the server's InstagramRulesTest.

const instagram = rulesOfKnown('instagram')
const fields = optionFields(instagram)

const FAMILY = '👨‍👩‍👧'

function words(start: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${start}${i} `).join('')
}

function over(caption: string): string[] {
  return captionCounts(instagram, caption)
    .filter(({ count, max }) => count > max)
    .map(({ what }) => what)
}

describe('a caption on Instagram', () => {
  it('has up to 2200 characters', () => {
    expect(over('a'.repeat(2200))).toEqual([])
    expect(over('a'.repeat(2201))).toEqual(['characters'])
  })

  it('counts a character outside the basic plane once, and each part of a family emoji', () => {
    expect(captionCounts(instagram, '🎬')[0]?.count).toBe(1)
    expect(captionCounts(instagram, FAMILY)[0]?.count).toBe(5)
    expect(over('🎬'.repeat(2200))).toEqual([])
    expect(over('🎬'.repeat(2201))).toEqual(['characters'])
  })

  it('has up to 30 hashtags', () => {
    expect(over(words('#tag', 30))).toEqual([])
    expect(over(words('#tag', 31))).toEqual(['hashtags'])
  })

  it('has up to 20 mentions', () => {
    expect(over(words('@friend.', 20))).toEqual([])
    expect(over(words('@friend.', 21))).toEqual(['mentions'])
  })

  it('counts hashtags in any script, with emoji and when written together', () => {
    expect(over('#été #東京 #🎬x #a#b #c_d '.repeat(5))).toEqual([])
    expect(over('#été #東京 #🎬x #a#b #c_d '.repeat(5) + '#one')).toEqual(['hashtags'])
  })

  it.each(['C#7 ', '# ', '#! ', '&#39; '])('does not take every number sign for a hashtag: %s', (text) => {
    expect(over(text.repeat(40))).toEqual([])
  })

  it('does not take an email address for a mention', () => {
    expect(over('me@example.com '.repeat(40))).toEqual([])
  })

  it('has every fault named at once, in the words of the server', () => {
    expect(captionFaults(instagram, words('#t', 31) + words('@u', 21) + 'a'.repeat(2200))).toEqual([
      'Instagram takes at most 2200 characters; the caption has 2440.',
      'Instagram takes at most 30 hashtags; the caption has 31.',
      'Instagram takes at most 20 mentions; the caption has 21.',
    ])
  })

  it('warns above the five hashtags that Instagram announced', () => {
    expect(captionCautions(instagram, words('#tag', 5))).toEqual([])
    expect(captionCautions(instagram, words('#tag', 6))).toEqual([expect.stringContaining('6 hashtags')])
  })
})

describe('options on Instagram', () => {
  it('are sent as the API takes them', () => {
    const typed = {
      share_to_feed: 'false',
      thumb_offset: '0',
      cover_url: ' https://images.example.com/cover.jpg ',
      collaborators: 'a.b_c, @two three',
      location_id: '106078429431815',
      audio_name: 'Waves',
      is_ai_generated: 'true',
    }

    expect(optionFaults(fields, typed)).toEqual([])
    expect(optionsToSend(fields, typed)).toEqual({
      share_to_feed: false,
      thumb_offset: 0,
      cover_url: 'https://images.example.com/cover.jpg',
      collaborators: ['a.b_c', 'two', 'three'],
      location_id: '106078429431815',
      audio_name: 'Waves',
      is_ai_generated: true,
    })
  })

  it('are typed again from what was sent', () => {
    const sent = {
      share_to_feed: false,
      thumb_offset: 1500,
      cover_url: 'https://images.example.com/cover.jpg',
      collaborators: ['a.b_c', 'two'],
      location_id: '106078429431815',
      audio_name: 'Waves',
      is_ai_generated: true,
    }
    const typed = optionsFrom(fields, sent)

    expect(typed).toMatchObject({ share_to_feed: 'false', thumb_offset: '1.5', collaborators: 'a.b_c two' })
    expect(optionsToSend(fields, typed)).toEqual(sent)
  })

  it('that are empty are not sent', () => {
    const typed = { share_to_feed: '', audio_name: ' ', collaborators: '', is_ai_generated: '' }

    expect(optionFaults(fields, typed)).toEqual([])
    expect(optionsToSend(fields, typed)).toEqual({})
  })

  it.each([
    ['1.5', 1500],
    ['0,25', 250],
    ['12', 12_000],
  ])('take the cover moment %s in seconds and send milliseconds', (typed, milliseconds) => {
    expect(optionsToSend(fields, { thumb_offset: typed })).toEqual({
      thumb_offset: milliseconds,
    })
  })

  it.each([
    ['cover_url', 'http://images.example.com/cover.jpg'],
    ['cover_url', 'https://10.0.0.1/cover.jpg'],
    ['location_id', 'Berlin'],
    ['location_id', '123456789012345678901'],
    ['thumb_offset', '-1'],
    ['thumb_offset', 'soon'],
    ['audio_name', 'a'.repeat(256)],
    ['collaborators', 'a b c d'],
    ['collaborators', 'a a'],
    ['collaborators', 'no-dash'],
    ['collaborators', 'a'.repeat(31)],
  ])('with a fault: %s %s', (name, value) => {
    expect(optionFaults(fields, { [name]: value })).toEqual([[name, expect.any(String)]])
  })
})

describe('a video on Instagram', () => {
  const upright = { seconds: 30, width: 1080, height: 1920 }

  it('of 3 seconds to 15 minutes and 9:16 is fine', () => {
    expect(videoAdvice(instagram, upright, {})).toEqual([])
    expect(videoAdvice(instagram, { ...upright, seconds: 3 }, {})).toEqual([])
    expect(videoAdvice(instagram, { ...upright, seconds: 900 }, {})).toEqual([])
  })

  it.each([
    [{ ...upright, seconds: 2.9 }, 'Instagram takes Reels of 3 seconds to 15 minutes. This video has 2.9 s.'],
    [
      { ...upright, seconds: 901 },
      'Instagram takes Reels of 3 seconds to 15 minutes. This video has 15 min 1 s.',
    ],
    [
      { seconds: 30, width: 1280, height: 720 },
      'This video is landscape (1280 × 720). Instagram recommends upright ones (9:16).',
    ],
    [
      { seconds: 30, width: 2160, height: 3840 },
      'Instagram takes videos of at most 1920 pixels across. This one is 2160 × 3840.',
    ],
    [
      { seconds: 30, width: 1100, height: 100 },
      'Instagram does not take a video of this shape (1100 × 100).',
    ],
  ])('warns of %j', (video, message) => {
    expect(videoAdvice(instagram, video, {})).toEqual([{ message }])
  })
})

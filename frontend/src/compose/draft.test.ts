import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../test/platforms'
import { newDraft, readDraft, toPost, withDestinations, withOption, withOptionsForAll } from './draft'

const SHOP = 'instagram:1'
const OTHER_SHOP = 'instagram:2'
const PAGE = 'facebook:1'
const written = {
  ...newDraft(),
  videoUrl: ' https://videos.example.com/v.mp4 ',
  caption: ' Hi\n',
  destinations: [SHOP, PAGE],
}

describe('what is sent of a draft', () => {
  it('has no options when none are set', () => {
    expect(toPost(CATALOGUE, withOption(written, [SHOP], 'audio_name', ' '))).toEqual({
      video_url: 'https://videos.example.com/v.mp4',
      caption: ' Hi\n',
      destinations: [SHOP, PAGE],
    })
  })

  it('has the options that are set, of chosen destinations only', () => {
    const withOptions = withOption(
      withOption(written, [SHOP, OTHER_SHOP], 'thumb_offset', '1.5'),
      [PAGE],
      'format',
      '',
    )

    expect(toPost(CATALOGUE, withOptions).options).toEqual({ [SHOP]: { thumb_offset: 1500 } })
  })
})

describe('when a draft goes out', () => {
  const timing = { ...written.timing, later: true, at: '2026-12-01T09:00', zone: 'Europe/Berlin' }

  it('is sent as the local time with its zone', () => {
    expect(toPost(CATALOGUE, { ...written, timing })).toMatchObject({
      scheduled_at: '2026-12-01T09:00',
      time_zone: 'Europe/Berlin',
    })
  })

  it('is kept, and is now in one that was kept before there were times', () => {
    const older = { ...written, timing: undefined }

    expect(readDraft(JSON.stringify({ ...written, timing })).timing).toEqual(timing)
    expect(readDraft(JSON.stringify(older))).toEqual(written)
  })
})

describe('a draft', () => {
  it('keeps what was typed for a destination that is taken back and chosen again', () => {
    const withTitle = withOption(written, [PAGE], 'title', 'Launch')
    const again = withDestinations(withDestinations(withTitle, [PAGE], false), [PAGE], true)

    expect(toPost(CATALOGUE, again).options).toEqual({ [PAGE]: { title: 'Launch' } })
  })

  it('has each destination once', () => {
    expect(withDestinations(written, [PAGE, OTHER_SHOP], true).destinations).toEqual([SHOP, PAGE, OTHER_SHOP])
  })

  it('can have the options of one destination for all of its platform', () => {
    const three = withDestinations(written, [OTHER_SHOP], true)
    const shared = withOptionsForAll(withOption(three, [SHOP], 'audio_name', 'Waves'), SHOP)

    expect(toPost(CATALOGUE, shared).options).toEqual({
      [SHOP]: { audio_name: 'Waves' },
      [OTHER_SHOP]: { audio_name: 'Waves' },
    })
  })
})

describe('a draft that was kept', () => {
  it('is the same after a reload, with its key', () => {
    expect(readDraft(JSON.stringify(written))).toEqual(written)
  })

  it.each([null, '', 'null', '[]', '{"key":"k"}', '{'])('begins anew when it cannot be read: %s', (text) => {
    const draft = readDraft(text)

    expect(draft).toEqual({ ...newDraft(), key: draft.key })
    expect(draft.key).toMatch(/^[0-9a-f-]{36}$/)
  })
})

import type { components } from '../api/schema'
import { count } from './counting'
import {
  addressOption,
  choiceOption,
  flagOption,
  idOption,
  namesOption,
  secondsOption,
  textOption,
} from './options'
import type { OptionField } from './options'
import type { PlatformRules } from './rules'
import { aspectRatio, isUpright9To16, length, shapeInWords, size } from './video'

const ANNOUNCED_MAX_HASHTAGS = 5

const optionFields: Record<keyof NonNullable<components['schemas']['InstagramOptions']>, OptionField> = {
  share_to_feed: choiceOption(
    'Where it is shown',
    'Instagram decides when nothing is chosen.',
    [
      ['', 'As Instagram decides'],
      ['true', 'In the feed and the Reels tab'],
      ['false', 'In the Reels tab only'],
    ],
    (choice) => choice === 'true',
  ),
  collaborators: namesOption(
    'Collaborators',
    'Up to 3 Instagram user names, with spaces between. They are asked first.',
    {
      max: 3,
      form: /^[A-Za-z0-9._]{1,30}$/,
      inWords: 'A user name has 1 to 30 letters, digits, dots and underscores.',
    },
  ),
  thumb_offset: secondsOption(
    'Cover moment (seconds)',
    'The moment of the video that is its cover, such as 1.5.',
  ),
  cover_url: addressOption(
    'Cover image URL',
    'A JPEG at a public https address. It wins over the cover moment.',
  ),
  location_id: idOption('Location id', 'The id of a Facebook Page that has a location: digits only.'),
  audio_name: textOption('Name of the sound', 'What the original sound of the video is called.', 255),
  is_ai_generated: flagOption('Made with AI', 'Instagram labels the post so.'),
}

/** As `InstagramRules` of the server; what is said of videos comes from Meta's reference of Reels. */
export const instagram: PlatformRules = {
  captionCounts: (caption) => [
    { what: 'characters', count: count('code_points', caption), max: 2200 },
    { what: 'hashtags', count: count('hashtags', caption), max: 30 },
    { what: 'mentions', count: count('mentions', caption), max: 20 },
  ],

  captionCautions: (caption) => {
    const hashtags = count('hashtags', caption)
    return hashtags > ANNOUNCED_MAX_HASHTAGS
      ? [
          `The caption has ${hashtags} hashtags. Instagram has announced a limit of ${ANNOUNCED_MAX_HASHTAGS}; ` +
            'it may refuse the post or leave some out.',
        ]
      : []
  },

  optionFields,

  videoAdvice: (video) => {
    const advice = []
    if (video.seconds < 3 || video.seconds > 15 * 60) {
      advice.push({
        message: `Instagram takes Reels of 3 seconds to 15 minutes. This video has ${length(video)}.`,
      })
    }
    if (video.width > 1920) {
      advice.push({
        message: `Instagram takes videos of at most 1920 pixels across. This one is ${size(video)}.`,
      })
    }
    if (aspectRatio(video) < 0.01 || aspectRatio(video) > 10) {
      advice.push({ message: `Instagram does not take a video of this shape (${size(video)}).` })
    } else if (!isUpright9To16(video)) {
      advice.push({ message: `${shapeInWords(video)} Instagram recommends upright ones (9:16).` })
    }
    return advice
  },
}

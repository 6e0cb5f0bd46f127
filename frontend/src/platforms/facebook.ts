import type { components } from '../api/schema'
import { count } from './counting'
import { choiceOption, idOption, textOption, type OptionField } from './options'
import type { PlatformRules, VideoAdvice, VideoFacts } from './rules'
import { aspectRatio, isUpright9To16, length, shapeInWords, size } from './video'

const AS_VIDEO = { label: 'Post as a regular video', option: 'format', value: 'video' }

const optionFields: Record<keyof NonNullable<components['schemas']['FacebookOptions']>, OptionField> = {
  format: choiceOption(
    'Post as',
    'A Reel is upright and has 3 to 90 seconds. A video may be longer and of another shape.',
    [
      ['', 'Reel'],
      ['video', 'Video'],
    ],
  ),
  title: textOption('Title', 'Shown with the video.', 255),
  place: {
    ...idOption('Place id', 'The id of a Facebook Page that has a location: digits only. For a Reel only.'),
    conflict: ({ format }) =>
      format === 'video'
        ? 'A place can be given for a Reel only: leave it out, or post as a Reel.'
        : undefined,
  },
}

function reelAdvice(video: VideoFacts): VideoAdvice[] {
  const advice: VideoAdvice[] = []
  if (video.seconds < 3 || video.seconds > 90) {
    advice.push({
      message: `Facebook takes Reels of 3 to 90 seconds. This video has ${length(video)}.`,
      fix: AS_VIDEO,
    })
  }
  if (!isUpright9To16(video)) {
    advice.push({
      message: `${shapeInWords(video)} Reels on Facebook are upright (9:16).`,
      fix: AS_VIDEO,
    })
  } else if (video.width < 540 || video.height < 960) {
    advice.push({
      message: `Facebook takes Reels of at least 540 × 960 pixels. This video is ${size(video)}.`,
      fix: AS_VIDEO,
    })
  }
  return advice
}

function pageVideoAdvice(video: VideoFacts): VideoAdvice[] {
  // A little tolerance, for sizes are rounded to even numbers.
  const fits = aspectRatio(video) >= (9 / 16) * 0.99 && aspectRatio(video) <= (16 / 9) * 1.01
  return fits ? [] : [{ message: `Facebook takes videos of 16:9 to 9:16. This one is ${size(video)}.` }]
}

/** As `FacebookRules` of the server; what is said of videos comes from Meta's pages about Reels and videos. */
export const facebook: PlatformRules = {
  captionCounts: (caption) => [{ what: 'characters', count: count('code_points', caption), max: 63_206 }],
  captionCautions: () => [],
  optionFields,
  videoAdvice: (video, { format }) => (format === 'video' ? pageVideoAdvice(video) : reelAdvice(video)),
}

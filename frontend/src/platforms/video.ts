import type { PlatformRules } from '../api/client'
import { duration } from '../shared/time'
import type { OptionValues } from './options'

/** What a browser can tell of a video. */
export type VideoFacts = { seconds: number; width: number; height: number }

/** What about a video a platform may not take, and the option that would help. */
export type VideoAdvice = { message: string; fix?: { label: string; option: string; value: string } }

type VideoFormat = PlatformRules['videos'][number]

/** What a platform may not take of a video that is posted with these options. */
export function videoAdvice(
  { display_name: name, videos }: PlatformRules,
  video: VideoFacts,
  options: OptionValues,
): VideoAdvice[] {
  const format =
    videos.find(({ chosen_by: by }) => by && options[by.option] === by.value) ??
    videos.find(({ chosen_by: by }) => !by)
  if (!format) return []
  const { remedy } = format
  return [...timeAdvice(name, format, video), ...pictureAdvice(name, format, video)].map((message) => ({
    message,
    ...(remedy && { fix: remedy }),
  }))
}

function timeAdvice(name: string, { kind, seconds }: VideoFormat, video: VideoFacts): string[] {
  return seconds && (video.seconds < seconds.min || video.seconds > seconds.max)
    ? [`${name} takes ${kind} of ${fromTo(seconds)}. This video has ${length(video)}.`]
    : []
}

function pictureAdvice(name: string, format: VideoFormat, video: VideoFacts): string[] {
  const { kind, max_width: maxWidth, min_size: min, shapes, upright } = format
  const isUpright = upright === 'indifferent' || isUpright9To16(video)
  const advice: string[] = []
  if (maxWidth !== undefined && video.width > maxWidth) {
    advice.push(`${name} takes videos of at most ${maxWidth} pixels across. This one is ${size(video)}.`)
  }
  if (shapes && !isWithin(shapes, video)) {
    advice.push(
      // Whoever should be upright learns nothing from how far one may go.
      upright === 'indifferent'
        ? `${name} takes ${kind} of ${ratio(shapes.widest)} to ${ratio(shapes.narrowest)}. This one is ${size(video)}.`
        : `${name} does not take a video of this shape (${size(video)}).`,
    )
  } else if (!isUpright) {
    advice.push(
      upright === 'required'
        ? `${shapeInWords(video)} ${capitalized(kind)} on ${name} are upright (9:16).`
        : `${shapeInWords(video)} ${name} recommends upright ones (9:16).`,
    )
  }
  // The least size is that of the picture that is required.
  const isJudgedBySize = isUpright || upright !== 'required'
  if (min && isJudgedBySize && (video.width < min.width || video.height < min.height)) {
    advice.push(`${name} takes ${kind} of at least ${size(min)} pixels. This video is ${size(video)}.`)
  }
  return advice
}

/** "3 to 90 seconds", "3 seconds to 15 minutes". */
function fromTo({ min, max }: { min: number; max: number }): string {
  const [least, unit] = inUnits(min)
  const [most, otherUnit] = inUnits(max)
  return unit === otherUnit ? `${least} to ${most} ${unit}` : `${least} ${unit} to ${most} ${otherUnit}`
}

function inUnits(seconds: number): [count: number, unit: string] {
  if (seconds < 120 || seconds % 60 > 0) return [seconds, seconds === 1 ? 'second' : 'seconds']
  return [seconds / 60, 'minutes']
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Size = { width: number; height: number }

function aspectRatio({ width, height }: Size): number {
  return width / height
}

/** With a little tolerance, for sizes are rounded to even numbers. */
function isWithin({ narrowest, widest }: { narrowest: Size; widest: Size }, video: VideoFacts): boolean {
  return (
    aspectRatio(video) >= aspectRatio(narrowest) * 0.99 && aspectRatio(video) <= aspectRatio(widest) * 1.01
  )
}

/** With a little tolerance, for sizes are rounded to even numbers. */
export function isUpright9To16(video: VideoFacts): boolean {
  return Math.abs(aspectRatio(video) / (9 / 16) - 1) < 0.02
}

export function length({ seconds }: VideoFacts): string {
  return seconds < 10 ? `${Number(seconds.toFixed(1))} s` : duration(seconds * 1000)
}

export function size({ width, height }: Size): string {
  return `${width} × ${height}`
}

function ratio({ width, height }: Size): string {
  return `${width}:${height}`
}

/** "This video is landscape (1280 × 720)." */
function shapeInWords(video: VideoFacts): string {
  return `This video is ${shape(video)}${shape(video) === 'upright' ? ', but not 9:16' : ''} (${size(video)}).`
}

export function shape({ width, height }: VideoFacts): string {
  if (width === height) return 'square'
  return width < height ? 'upright' : 'landscape'
}

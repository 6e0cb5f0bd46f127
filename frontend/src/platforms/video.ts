import { duration } from '../shared/time'
import type { VideoFacts } from './rules'

export function aspectRatio({ width, height }: VideoFacts): number {
  return width / height
}

/** With a little tolerance, for sizes are rounded to even numbers. */
export function isUpright9To16(video: VideoFacts): boolean {
  return Math.abs(aspectRatio(video) / (9 / 16) - 1) < 0.02
}

export function length({ seconds }: VideoFacts): string {
  return seconds < 10 ? `${Number(seconds.toFixed(1))} s` : duration(seconds * 1000)
}

export function size({ width, height }: VideoFacts): string {
  return `${width} × ${height}`
}

/** "This video is landscape (1280 × 720)." */
export function shapeInWords(video: VideoFacts): string {
  return `This video is ${shape(video)}${shape(video) === 'upright' ? ', but not 9:16' : ''} (${size(video)}).`
}

export function shape({ width, height }: VideoFacts): string {
  if (width === height) return 'square'
  return width < height ? 'upright' : 'landscape'
}

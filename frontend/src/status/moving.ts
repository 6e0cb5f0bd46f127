import type { Posting } from '../api/client'

/** How long nothing may be heard beyond what was announced, in milliseconds. */
export const PATIENCE_MS = 60_000

/**
 * Whether a destination is not moving: nothing was heard of it for a minute beyond the time at which it was to be looked at again.
 *
 * @param seenAt when the posting was read, in milliseconds: what is known of it is no older than that
 */
export function isNotMoving(
  { is_final: isFinal, updated_at: updatedAt, next_check_at: nextCheckAt }: Posting,
  seenAt: number,
): boolean {
  if (isFinal) return false
  const announced = [updatedAt, nextCheckAt]
    .map((at) => Date.parse(at ?? ''))
    .filter((at) => !Number.isNaN(at))
  return seenAt > Math.max(...announced) + PATIENCE_MS
}

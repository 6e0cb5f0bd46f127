import type { Posting } from '../api/client'

/** How long nothing may be heard beyond what was announced, in milliseconds. */
export const PATIENCE_MS = 60_000

type Announced = Pick<Posting, 'updated_at' | 'next_check_at'>

/** Until when nothing need be heard of a destination, in milliseconds: the look that was announced, or the last sign of life if that is later. */
export function announcedFor({ updated_at: updatedAt, next_check_at: nextCheckAt }: Announced): number {
  return Math.max(Date.parse(updatedAt), nextCheckAt === undefined ? 0 : Date.parse(nextCheckAt))
}

/**
 * Whether a destination is not moving: nothing was heard of it for a minute beyond what was announced.
 *
 * @param seenAt when the posting was read, in milliseconds: what is known of it is no newer than that
 */
export function isNotMoving(posting: Announced & Pick<Posting, 'is_final'>, seenAt: number): boolean {
  return !posting.is_final && seenAt > announcedFor(posting) + PATIENCE_MS
}

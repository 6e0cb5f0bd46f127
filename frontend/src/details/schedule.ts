import type { UploadRequest } from '../api/client'
import { isZone, ownZone } from '../shared/zone'

/** When a request goes out, in milliseconds, and the zone in which its user means it. */
export type Schedule = { at: number; zone: string }

export function scheduleOf({ scheduled_at: at, time_zone: zone }: UploadRequest): Schedule | undefined {
  if (at === undefined) return undefined
  return { at: Date.parse(at), zone: zone !== undefined && isZone(zone) ? zone : ownZone().name }
}

/** Whether time and caption can be changed still: nothing of it has started, and something is to. */
export function mayChange({ status }: UploadRequest): boolean {
  return status === 'scheduled'
}

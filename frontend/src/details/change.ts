import type { UploadChange, UploadRequest } from '../api/client'
import { captionFaults } from '../platforms/caption'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { instantOf, NOW, type Timing, timingFaults, timingToSend } from '../scheduling/timing'
import { localOf } from '../scheduling/zones'
import { scheduleOf } from './schedule'

const DAY_MS = 86_400_000

/** What can be changed of a request, as the form has it. */
export type Changed = { timing: Timing; caption: string }

/** A request as the form first shows it. */
export function changeable(request: UploadRequest): Changed {
  const schedule = scheduleOf(request)
  if (!schedule) return { timing: NOW, caption: request.caption }
  const { at, zone } = schedule
  const end = endOf(request)
  return {
    caption: request.caption,
    timing: {
      later: true,
      at: localOf(at, zone),
      zone,
      givesUp: end !== undefined && end !== at + DAY_MS,
      publishBy: end === undefined ? '' : localOf(end, zone),
    },
  }
}

function endOf({ destinations }: UploadRequest): number | undefined {
  const posting = Object.values(destinations).find(({ status }) => status === 'scheduled')
  return posting && Date.parse(posting.publish_by)
}

/** What of a request the API is asked to change; what is as it was is left out, as it would be lost to the second. */
export function changesOf(request: UploadRequest, changed: Changed): UploadChange {
  const before = changeable(request)
  const { scheduled_at, time_zone, publish_by } = timingToSend(changed.timing)
  const moved = isOther(before.timing, changed.timing, 'at') || before.timing.zone !== changed.timing.zone
  const endsOtherwise =
    before.timing.givesUp !== changed.timing.givesUp ||
    (changed.timing.givesUp && (moved || isOther(before.timing, changed.timing, 'publishBy')))
  return {
    ...(moved && { scheduled_at }),
    ...(endsOtherwise && { publish_by: publish_by ?? null }),
    ...((moved || (endsOtherwise && publish_by !== undefined)) && { time_zone }),
    ...(before.caption !== changed.caption && { caption: changed.caption }),
  }
}

function isOther(before: Timing, after: Timing, field: 'at' | 'publishBy'): boolean {
  return instantOf(before[field], before.zone) !== instantOf(after[field], after.zone)
}

/** What is wrong with a change; the server judges again. */
export function changeFaults(
  catalogue: Catalogue,
  request: UploadRequest,
  { timing, caption }: Changed,
  now: number,
) {
  const platforms = new Set(
    Object.entries(request.destinations)
      .filter(([, { status }]) => status === 'scheduled')
      .map(([destination]) => platformOf(destination)),
  )
  return [
    ...timingFaults(timing, now),
    ...Array.from(platforms)
      .flatMap((platform) => {
        const rules = rulesOf(catalogue, platform)
        return rules ? captionFaults(rules, caption) : []
      })
      .map((message) => ({ field: '/caption', message })),
  ]
}

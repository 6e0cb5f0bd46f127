import {
  IconAlertTriangle,
  IconCalendarClock,
  IconCircleCheck,
  IconCircleHalf2,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconProgress,
  IconSlash,
  type Icon,
} from '@tabler/icons-react'
import type { UploadRequest } from '../api/client'

export type Look = { word: string; color: string; icon: Icon }

const LOOKS: Record<string, Look> = {
  scheduled: { word: 'Scheduled', color: 'violet', icon: IconCalendarClock },
  queued: { word: 'Queued', color: 'gray', icon: IconClock },
  processing: { word: 'In progress', color: 'blue', icon: IconProgress },
  completed: { word: 'Published', color: 'green', icon: IconCircleCheck },
  partially_completed: { word: 'Partly published', color: 'orange', icon: IconCircleHalf2 },
  failed: { word: 'Failed', color: 'red', icon: IconCircleX },
  unconfirmed: { word: 'Unconfirmed', color: 'orange', icon: IconAlertTriangle },
  cancelled: { word: 'Cancelled', color: 'gray', icon: IconSlash },
}

/** How a status is shown. One that this page does not know yet is shown as it is called. */
export function lookOf(status: string): Look {
  return LOOKS[status] ?? { word: status, color: 'gray', icon: IconHelpCircle }
}

/** "2 of 3 published", and what of the rest needs a look. */
export function progressInWords({ counts }: Pick<UploadRequest, 'counts'>): string {
  const parts = [`${counts.completed} of ${counts.total} published`]
  if (counts.scheduled > 0) parts.push(`${counts.scheduled} scheduled`)
  if (counts.failed > 0) parts.push(`${counts.failed} failed`)
  if (counts.unconfirmed > 0) parts.push(`${counts.unconfirmed} unconfirmed`)
  if (counts.cancelled > 0) parts.push(`${counts.cancelled} cancelled`)
  return parts.join(', ')
}

import { useState } from 'react'
import type { Posting, PostingStatus, UploadRequest } from '../api/client'

/** What needs somebody comes first, then what is under way, then what has ended well. */
const ORDER: readonly PostingStatus[] = [
  'failed',
  'unconfirmed',
  'processing',
  'queued',
  'scheduled',
  'completed',
  'cancelled',
]

export function inOrderOfNeed(destinations: UploadRequest['destinations']): string[] {
  const rank = ({ status }: Posting) => (ORDER.includes(status) ? ORDER.indexOf(status) : ORDER.length)
  return Object.entries(destinations)
    .sort(([, one], [, other]) => rank(one) - rank(other))
    .map(([destination]) => destination)
}

/** The order of need as it was when the details were opened, and again when all is final: between, nothing changes places under the eyes. */
export function useCalmOrder({ request_id: id, is_final: isFinal, destinations }: UploadRequest): string[] {
  const moment = `${id} ${isFinal ? 'final' : 'under way'}`
  const [known, setKnown] = useState(() => ({ moment, order: inOrderOfNeed(destinations) }))
  if (known.moment === moment) return known.order
  const newer = { moment, order: inOrderOfNeed(destinations) }
  setKnown(newer)
  return newer.order
}

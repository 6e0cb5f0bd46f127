import type { Accounts } from '../accounts/connect'
import type { RequestStatus, UploadRequest } from '../api/client'
import type { SeveralKind } from '../api/commands'
import { readAllUploads } from '../api/uploadsList'
import { type ListFilter, queryOf } from './filter'
import { hasNeed } from './needs'

/** Where the API finds what can be tried again, or can still be stopped. */
const STATUSES: Record<SeveralKind, readonly RequestStatus[]> = {
  retry: ['failed'],
  cancel: ['scheduled', 'queued', 'processing'],
}

/** All requests under a filter for which it may be possible, beyond what the list has loaded. */
export async function requestsFor(
  kind: SeveralKind,
  filter: ListFilter,
  accounts: Accounts,
  signal: AbortSignal,
): Promise<UploadRequest[]> {
  const query = queryOf(filter)
  const statuses = filter.status ? [filter.status] : STATUSES[kind]
  const found = await Promise.all(statuses.map((status) => readAllUploads({ ...query, status }, signal)))
  const { needs } = filter
  return Array.from(new Map(found.flat().map((request) => [request.request_id, request])).values()).filter(
    (request) => needs === undefined || hasNeed(request, needs, accounts),
  )
}

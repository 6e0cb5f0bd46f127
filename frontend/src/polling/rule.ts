import type { UploadRequest } from '../api/client'

export const INTERVALS = [2, 5, 15, 60] as const
export const DEFAULT_INTERVAL = 5

/** How often what is scheduled is looked at before its time, in milliseconds: it may be changed in another place. */
const QUIET_MS = 300_000

export type PollingSettings = { paused: boolean; seconds: number }

/** When there can be news: at any moment, from a time on (in milliseconds), or never, as what is final does not change. */
export type News = 'any moment' | number | 'never'

export type Watched = { news: News; failing: boolean }

/** When there can be news of a request: of a scheduled one once its preparation begins. */
export function newsOf(request: Pick<UploadRequest, 'is_final' | 'status' | 'destinations'>): News {
  if (request.is_final) return 'never'
  if (request.status !== 'scheduled') return 'any moment'
  const begins = Object.values(request.destinations)
    .filter(({ status }) => status === 'scheduled')
    .map((posting) => Date.parse(posting.next_check_at ?? ''))
    .filter((at) => !Number.isNaN(at))
  return begins.length > 0 ? Math.min(...begins) : 'any moment'
}

/** When there can be news of any of these. */
export function soonest(all: readonly News[]): News {
  if (all.includes('any moment')) return 'any moment'
  const times = all.filter((news) => typeof news === 'number')
  return times.length > 0 ? Math.min(...times) : 'never'
}

/**
 * How long to wait until looking again, in milliseconds; false for not at all. A look that failed is repeated, so that the page recovers
 * by itself. That nothing is asked for while the tab is hidden is the query library's default.
 */
export function pollAfter(
  { paused, seconds }: PollingSettings,
  { news, failing }: Watched,
  now: number,
): number | false {
  if (paused) return false
  const interval = seconds * 1000
  if (failing || news === 'any moment') return interval
  return news === 'never' ? false : Math.max(interval, Math.min(news - now, QUIET_MS))
}

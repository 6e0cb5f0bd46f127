export const INTERVALS = [2, 5, 15, 60] as const
export const DEFAULT_INTERVAL = 5

export type PollingSettings = { paused: boolean; seconds: number }

export type Watched = { inProgress: boolean; failing: boolean }

/**
 * How long to wait until looking again, in milliseconds; false for not at all: what is final does not change. A look that failed is
 * repeated, so that the page recovers by itself. That nothing is asked for while the tab is hidden is the query library's default.
 */
export function pollAfter(
  { paused, seconds }: PollingSettings,
  { inProgress, failing }: Watched,
): number | false {
  return !paused && (inProgress || failing) ? seconds * 1000 : false
}

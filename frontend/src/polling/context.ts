import { createContext, use, useEffect, useId } from 'react'
import type { News, PollingSettings } from './rule'

/** What a view knows of its data. */
export type Freshness = {
  updatedAt: number
  fetching: boolean
  failing: boolean
  news: News
  refresh: () => void
}

type Polling = {
  settings: PollingSettings
  setSettings: (settings: PollingSettings) => void
  report: (view: string, freshness: Freshness | null) => void
}

export const PollingContext = createContext<Polling | null>(null)

/** Apart, as it changes with every look, and only the header shows it: of the topmost view. */
export const FreshnessContext = createContext<Freshness | undefined>(undefined)

export function usePolling(): Polling {
  const polling = use(PollingContext)
  if (!polling) throw new Error('outside of PollingProvider')
  return polling
}

/** Tells the header how old a view's data is, as long as the view is there. */
export function useReportFreshness({ updatedAt, fetching, failing, news, refresh }: Freshness) {
  const { report } = usePolling()
  const view = useId()
  useEffect(() => {
    report(view, { updatedAt, fetching, failing, news, refresh })
  }, [report, view, updatedAt, fetching, failing, news, refresh])
  useEffect(() => () => report(view, null), [report, view])
}

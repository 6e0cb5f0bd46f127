import { createContext, use, useEffect } from 'react'
import type { PollingSettings } from './rule'

/** What the page in view knows of its data. */
export type Freshness = {
  updatedAt: number
  fetching: boolean
  failing: boolean
  inProgress: boolean
  refresh: () => void
}

type Polling = {
  settings: PollingSettings
  setSettings: (settings: PollingSettings) => void
  freshness: Freshness | null
  report: (freshness: Freshness | null) => void
}

export const PollingContext = createContext<Polling | null>(null)

export function usePolling(): Polling {
  const polling = use(PollingContext)
  if (!polling) throw new Error('outside of PollingProvider')
  return polling
}

/** Tells the header how old the data in view is. The topmost view that reports last is the one shown. */
export function useReportFreshness({ updatedAt, fetching, failing, inProgress, refresh }: Freshness) {
  const { report } = usePolling()
  useEffect(() => {
    report({ updatedAt, fetching, failing, inProgress, refresh })
  }, [report, updatedAt, fetching, failing, inProgress, refresh])
  useEffect(() => () => report(null), [report])
}

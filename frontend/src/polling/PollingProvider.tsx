import { useLocalStorage } from '@mantine/hooks'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { FreshnessContext, PollingContext, type Freshness } from './context'
import { DEFAULT_INTERVAL, INTERVALS, type PollingSettings } from './rule'

const DEFAULT: PollingSettings = { paused: false, seconds: DEFAULT_INTERVAL }

function readSettings(text: string | undefined): PollingSettings {
  try {
    const { paused, seconds } = JSON.parse(text ?? '') as Partial<PollingSettings>
    return {
      paused: paused === true,
      seconds: INTERVALS.find((known) => known === seconds) ?? DEFAULT_INTERVAL,
    }
  } catch {
    return DEFAULT
  }
}

/** One setting of how often to look, for the whole page; and what the page in view knows of its data's age. */
export function PollingProvider({ children }: { children: ReactNode }) {
  const [settings, setSettings] = useLocalStorage<PollingSettings>({
    key: 'polling',
    defaultValue: DEFAULT,
    deserialize: readSettings,
    getInitialValueInEffect: false,
  })
  const [views, setViews] = useState<ReadonlyMap<string, Freshness>>(new Map())
  const report = useCallback((view: string, freshness: Freshness | null) => {
    setViews((before) => {
      const after = new Map(before)
      if (freshness) after.set(view, freshness)
      else after.delete(view)
      return after
    })
  }, [])
  // A map keeps the order in which views came: the last is on top.
  const freshness = [...views.values()].at(-1)
  const value = useMemo(() => ({ settings, setSettings, report }), [settings, setSettings, report])
  return (
    <PollingContext value={value}>
      <FreshnessContext value={freshness}>{children}</FreshnessContext>
    </PollingContext>
  )
}

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

/** The age of what is on top, the view that came last; a look that failed counts wherever it was. */
function freshnessOf(views: readonly Freshness[]): Freshness | undefined {
  const top = views.at(-1)
  return top && { ...top, failing: views.some(({ failing }) => failing) }
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
  const freshness = useMemo(() => freshnessOf([...views.values()]), [views])
  const value = useMemo(() => ({ settings, setSettings, report }), [settings, setSettings, report])
  return (
    <PollingContext value={value}>
      <FreshnessContext value={freshness}>{children}</FreshnessContext>
    </PollingContext>
  )
}

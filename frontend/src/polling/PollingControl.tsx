import { ActionIcon, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react'
import { use } from 'react'
import { Choice } from '../shared/Choice'
import { Hint } from '../shared/Hint'
import { duration } from '../shared/time'
import { useNow } from '../shared/useNow'
import { type Freshness, FreshnessContext, usePolling } from './context'
import { INTERVALS, type PollingSettings } from './rule'

const PAUSED = 'paused'

const CHOICES = [
  ...INTERVALS.map((seconds) => ({ value: String(seconds), label: `every ${seconds} s` })),
  { value: PAUSED, label: 'paused' },
]

/** How old the data is, and how often it is asked for while something is in progress; only where there is such data. */
export function PollingControl() {
  const { settings, setSettings } = usePolling()
  const freshness = use(FreshnessContext)
  if (!freshness) return null
  return (
    <>
      <Age freshness={freshness} settings={settings} />
      <Hint label="How often to look for news while something is in progress (p pauses)">
        <Choice
          size="xs"
          aria-label="Look for news"
          leftSection={
            settings.paused ? (
              <IconPlayerPause size={14} aria-hidden />
            ) : (
              <IconPlayerPlay size={14} aria-hidden />
            )
          }
          options={CHOICES}
          value={settings.paused ? PAUSED : String(settings.seconds)}
          onChange={(value) =>
            setSettings(
              value === PAUSED ? { ...settings, paused: true } : { paused: false, seconds: Number(value) },
            )
          }
          w={124}
        />
      </Hint>
    </>
  )
}

function Age({ freshness, settings }: { freshness: Freshness; settings: PollingSettings }) {
  const now = useNow()
  const age = freshness.updatedAt === 0 ? 'no data yet' : `${duration(now - freshness.updatedAt)} old`
  return (
    <>
      <Hint label={`What you see is ${age}; ${whatIsDone(freshness, settings)}`}>
        <Text size="xs" c="dimmed" data-testid="age">
          {inShort(freshness, settings, age)}
        </Text>
      </Hint>
      <Hint label="Look again now (r)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Look again now"
          loading={freshness.fetching}
          onClick={freshness.refresh}
        >
          <IconRefresh size={18} aria-hidden />
        </ActionIcon>
      </Hint>
    </>
  )
}

function inShort({ news, failing, updatedAt }: Freshness, { paused }: PollingSettings, age: string): string {
  if (failing && updatedAt > 0) return `No answer, ${age}`
  return news === 'never' && updatedAt > 0 && !paused ? 'All done, up to date' : age
}

function whatIsDone({ news, failing }: Freshness, { paused, seconds }: PollingSettings): string {
  if (paused) return 'looking is paused'
  if (failing || news === 'any moment') return `it is asked for every ${seconds} seconds`
  return news === 'never'
    ? 'nothing is in progress, and what is new shows within a minute'
    : 'it is looked again when a scheduled post begins'
}

import { Button, Group, Text } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconCalendarClock, IconSend } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { Account } from '../api/client'
import { useConfig } from '../app/config'
import { isRepeat } from '../warnings/warnings'
import { CaptionField } from './CaptionField'
import classes from './ComposeForm.module.css'
import { DestinationsField } from './DestinationsField'
import { changeDraft } from './draftStore'
import { ErrorSummary } from './ErrorSummary'
import { destinationOfOption, type Field } from './faults'
import { focusField } from './focusField'
import { ForecastNotice } from './ForecastNotice'
import { SendBanner } from './SendBanner'
import { useComposeForm } from './useComposeForm'
import { VideoField } from './VideoField'
import { VideoPreview } from './VideoPreview'
import { WhenField } from './WhenField'

export function ComposeForm({ accounts }: { accounts: readonly Account[] }) {
  const { simulator_url: simulatorUrl } = useConfig()
  const names = useMemo(
    () => new Map(accounts.map((account) => [account.destination, account.display_name])),
    [accounts],
  )
  const connected = useMemo(() => new Set(names.keys()), [names])
  const form = useComposeForm({ connected, allowedOrigin: simulatorUrl })
  const top = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (form.failures > 0) top.current?.focus()
  }, [form.failures])

  function goTo(field: Field) {
    const destination = destinationOfOption(field)
    if (destination !== undefined) form.toggleOptions(destination, true)
    // After the options are open.
    setTimeout(() => focusField(field))
  }

  function startNew() {
    changeDraft((draft) => ({ ...draft, key: crypto.randomUUID() }))
    form.forgetError()
  }

  const { later } = form.draft.timing
  return (
    <form
      noValidate
      aria-label="New post"
      onSubmit={(event) => {
        event.preventDefault()
        form.send()
      }}
      onKeyDown={getHotkeyHandler([['mod+Enter', form.send]])}
    >
      <div ref={top} tabIndex={-1} className={classes.top}>
        <SendBanner
          unanswered={form.draft.unanswered && !form.sending}
          error={form.error}
          onSendAgain={form.send}
          onStartNew={startNew}
        />
        {form.wasTried && form.faults.length > 0 && (
          <ErrorSummary faults={form.faults} names={names} onGoTo={goTo} />
        )}
      </div>
      <div className={classes.fields}>
        <VideoField form={form} simulatorUrl={simulatorUrl} />
        <VideoPreview form={form} allowedOrigin={simulatorUrl} names={names} />
        <CaptionField form={form} />
        <DestinationsField form={form} accounts={accounts} />
        <WhenField form={form} />
        <ForecastNotice form={form} names={names} />
        <Group>
          <Button
            type="submit"
            loading={form.sending}
            leftSection={
              later ? <IconCalendarClock size={18} aria-hidden /> : <IconSend size={18} aria-hidden />
            }
          >
            {sendLabel(later, form.draft.destinations.length, form.forecast.warnings.some(isRepeat))}
          </Button>
          <Text size="sm" c="dimmed" visibleFrom="sm">
            or Ctrl + Enter
          </Text>
        </Group>
      </div>
    </form>
  )
}

function sendLabel(later: boolean, destinations: number, again: boolean): string {
  if (again) return later ? 'Schedule anyway' : 'Post anyway'
  if (destinations === 0) return later ? 'Schedule' : 'Post'
  return `${later ? 'Schedule for' : 'Post to'} ${destinations} ${destinations === 1 ? 'destination' : 'destinations'}`
}

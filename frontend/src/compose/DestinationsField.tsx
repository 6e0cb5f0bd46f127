import { Input, Text } from '@mantine/core'
import type { Account } from '../api/client'
import { inOrder } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import classes from './ComposeForm.module.css'
import { MAX_DESTINATIONS } from './draft'
import { DESTINATIONS } from './faults'
import { elementId } from './focusField'
import { LostDestinations } from './LostDestinations'
import { PlatformDestinations } from './PlatformDestinations'
import type { ComposeFormState } from './useComposeForm'

type Props = { form: ComposeFormState; accounts: readonly Account[] }

export function DestinationsField({ form, accounts }: Props) {
  const catalogue = useCatalogue()
  const id = elementId(DESTINATIONS)
  const error = form.errorOf(DESTINATIONS)
  const chosen = form.draft.destinations.length
  return (
    <fieldset id={id} className={classes.destinations} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes.legend}>
        Destinations{' '}
        <Text span size="sm" c="dimmed">
          {chosen} of at most {MAX_DESTINATIONS} chosen
        </Text>
      </legend>
      {error && (
        <Input.Error id={`${id}-error`} mb="xs">
          {error}
        </Input.Error>
      )}
      <LostDestinations form={form} accounts={accounts} />
      {inOrder(catalogue, new Set(accounts.map(({ platform }) => platform))).map((platform) => (
        <PlatformDestinations
          key={platform}
          platform={platform}
          accounts={accounts.filter((account) => account.platform === platform)}
          form={form}
        />
      ))}
    </fieldset>
  )
}

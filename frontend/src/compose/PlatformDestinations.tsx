import { Button, Group } from '@mantine/core'
import type { Account } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { usePlatform } from '../platforms/PlatformsProvider'
import classes from './ComposeForm.module.css'
import { DestinationRow } from './DestinationRow'
import { changeChosen } from './choose'
import type { ComposeFormState } from './useComposeForm'

type Props = { platform: string; accounts: readonly Account[]; form: ComposeFormState }

/** The accounts of one platform. */
export function PlatformDestinations({ platform, accounts, form }: Props) {
  const { name } = usePlatform(platform)
  const chosen = new Set(form.draft.destinations)
  // Those that must be reconnected would fail: they can be chosen one by one only.
  const ready = accounts.filter(({ status }) => status === 'connected').map(({ destination }) => destination)
  const allChosen = ready.every((destination) => chosen.has(destination))
  return (
    <fieldset className={classes.platform}>
      <legend className={classes.platformLegend}>
        <PlatformIcon platform={platform} size={20} named />
        {name}
      </legend>
      {ready.length > 1 && (
        <Group justify="flex-end">
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => changeChosen(form, ready, !allChosen)}
            aria-label={allChosen ? `Choose none on ${name}` : `Choose all on ${name}`}
          >
            {allChosen ? 'Choose none' : 'Choose all'}
          </Button>
        </Group>
      )}
      <ul className={classes.rows}>
        {accounts.map((account) => (
          <DestinationRow key={account.destination} account={account} form={form} />
        ))}
      </ul>
    </fieldset>
  )
}

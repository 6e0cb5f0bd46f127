import { Checkbox } from '@mantine/core'
import type { Account } from '../api/client'
import { accountIdOf, platformName, platformOf } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { changeChosen } from './choose'
import classes from './ComposeForm.module.css'
import { destinationField } from './faults'
import { elementId } from './focusField'
import type { ComposeFormState } from './useComposeForm'

type Props = { form: ComposeFormState; accounts: readonly Account[] }

/** What was chosen and is not connected any more: it can only be taken back. */
export function LostDestinations({ form, accounts }: Props) {
  const catalogue = useCatalogue()
  const connected = new Set(accounts.map(({ destination }) => destination))
  const lost = form.draft.destinations.filter((destination) => !connected.has(destination))
  if (lost.length === 0) return null
  return (
    <ul className={classes.rows}>
      {lost.map((destination) => (
        <li key={destination} className={classes.row}>
          <Checkbox
            id={elementId(destinationField(destination))}
            label={`${platformName(catalogue, platformOf(destination))} ${accountIdOf(destination)}`}
            checked
            error="This account is not connected any more: untick it."
            onChange={() => changeChosen(form, [destination], false)}
          />
        </li>
      ))}
    </ul>
  )
}

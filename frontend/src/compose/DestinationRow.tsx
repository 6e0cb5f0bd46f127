import { Anchor, Checkbox, Text, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import { accountAddress } from '../accounts/address'
import { mustReconnect } from '../accounts/accountDraft'
import type { Account } from '../api/client'
import { changeChosen } from './choose'
import classes from './ComposeForm.module.css'
import { destinationField } from './faults'
import { elementId } from './focusField'
import { OptionsSection } from './OptionsSection'
import type { ComposeFormState } from './useComposeForm'

type Props = { account: Account; form: ComposeFormState }

export function DestinationRow({ account, form }: Props) {
  const { destination, display_name: name, account_id: accountId } = account
  const isChosen = form.draft.destinations.includes(destination)
  return (
    <li className={classes.row}>
      <Checkbox
        id={elementId(destinationField(destination))}
        label={<bdi>{name}</bdi>}
        description={accountId}
        checked={isChosen}
        error={form.errorOf(destinationField(destination))}
        onChange={(event) => changeChosen(form, [destination], event.currentTarget.checked)}
      />
      {mustReconnect(account) && (
        <Text size="sm" className={classes.reconnect}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            Its token was refused: a post to it fails.{' '}
            <Anchor component={Link} to={accountAddress(destination)} inherit c="inherit" underline="always">
              Reconnect <VisuallyHidden>{name}</VisuallyHidden>
            </Anchor>
          </span>
        </Text>
      )}
      {isChosen && <OptionsSection account={account} form={form} />}
    </li>
  )
}

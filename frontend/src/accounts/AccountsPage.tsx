import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Account } from '../api/client'
import { useAccounts } from '../api/queries'
import { PlatformsFailure, useIsCatalogueComing } from '../platforms/PlatformsProvider'
import { EmptyState } from '../shared/EmptyState'
import { FailureBanner } from '../shared/FailureBanner'
import { Loading } from '../shared/Loading'
import { useFocusBefore } from '../shared/useDialog'
import { AccountDialog } from './AccountDialog'
import { AccountRow } from './AccountRow'
import classes from './AccountsPage.module.css'
import { ACCOUNT, NEW } from './address'
import { RemoveAccount } from './RemoveAccount'

export function AccountsPage() {
  const { data: accounts, error, refetch } = useAccounts()
  const isComing = useIsCatalogueComing()
  const form = useFormInAddress()
  const [removed, setRemoved] = useState<Account>()
  const removal = useFocusBefore()
  const heading = useRef<HTMLHeadingElement>(null)

  function askToRemove(account: Account) {
    removal.remember()
    setRemoved(account)
  }

  function keep() {
    setRemoved(undefined)
    removal.giveBack()
  }

  function afterRemoval() {
    setRemoved(undefined)
    // The button that opened the modal is gone with its row.
    heading.current?.focus()
  }

  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2" ref={heading} tabIndex={-1}>
          Accounts
        </Title>
        {accounts && accounts.length > 0 && (
          <Button leftSection={<IconPlus size={18} />} onClick={() => form.open(NEW)}>
            Add an account
          </Button>
        )}
      </Group>
      {error && (
        <FailureBanner title="The accounts could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {accounts && (
        <PlatformsFailure>
          <Text size="sm">No account can be added until it is read.</Text>
        </PlatformsFailure>
      )}
      {!accounts && !error && <Loading />}
      {accounts?.length === 0 && <NoAccounts onAdd={() => form.open(NEW)} />}
      {accounts && accounts.length > 0 && (
        <ul className={classes.list}>
          {accounts.map((account) => (
            <AccountRow
              key={account.destination}
              account={account}
              onEdit={() => form.open(account.destination)}
              onRemove={() => askToRemove(account)}
            />
          ))}
        </ul>
      )}
      {form.wanted !== null && accounts && !isComing && (
        <AccountDialog key={form.wanted} wanted={form.wanted} accounts={accounts} onClose={form.close} />
      )}
      {removed && <RemoveAccount account={removed} onClose={keep} onRemoved={afterRemoval} />}
    </Stack>
  )
}

/** Which account's form is open stands in the address, so that any page can lead to it. */
function useFormInAddress() {
  const [parameters, setParameters] = useSearchParams()
  const focus = useFocusBefore()
  return {
    wanted: parameters.get(ACCOUNT),
    open: (account: string) => {
      focus.remember()
      setParameters({ [ACCOUNT]: account })
    },
    close: () => {
      setParameters({}, { replace: true })
      focus.giveBack()
    },
  }
}

function NoAccounts({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      icon={IconUsers}
      title="No account is connected yet"
      hint="Connect an account, and you can post to it."
    >
      <Button leftSection={<IconPlus size={18} />} onClick={onAdd}>
        Add an account
      </Button>
    </EmptyState>
  )
}

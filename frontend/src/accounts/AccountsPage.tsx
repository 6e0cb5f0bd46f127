import { Button, Group, Modal, Stack, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { Account } from '../api/client'
import { useAccounts } from '../api/queries'
import { EmptyState } from '../shared/EmptyState'
import { FailureBanner } from '../shared/FailureBanner'
import { Loading } from '../shared/Loading'
import { AccountForm } from './AccountForm'
import { AccountRow } from './AccountRow'
import classes from './AccountsPage.module.css'
import { RemoveAccount } from './RemoveAccount'

export function AccountsPage() {
  const { data: accounts, error, refetch } = useAccounts()
  const connected = useMemo(() => new Set(accounts?.map((account) => account.destination)), [accounts])
  const [edited, setEdited] = useState<Account>()
  const [formOpen, form] = useDisclosure(false)
  const [removed, setRemoved] = useState<Account>()
  const heading = useRef<HTMLHeadingElement>(null)

  function open(account: Account | undefined) {
    setEdited(account)
    form.open()
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
          <Button leftSection={<IconPlus size={18} />} onClick={() => open(undefined)}>
            Add an account
          </Button>
        )}
      </Group>
      {error && (
        <FailureBanner title="The accounts could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {!accounts && !error && <Loading />}
      {accounts?.length === 0 && <NoAccounts onAdd={() => open(undefined)} />}
      {accounts && accounts.length > 0 && (
        <ul className={classes.list}>
          {accounts.map((account) => (
            <AccountRow
              key={account.destination}
              account={account}
              onEdit={() => open(account)}
              onRemove={() => setRemoved(account)}
            />
          ))}
        </ul>
      )}
      <Modal opened={formOpen} onClose={form.close} title={formTitle(edited)}>
        <AccountForm account={edited} connected={connected} onDone={form.close} />
      </Modal>
      <Modal
        opened={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        title={`Remove ${removed?.display_name ?? 'the account'}?`}
      >
        {removed && (
          <RemoveAccount account={removed} onCancel={() => setRemoved(undefined)} onRemoved={afterRemoval} />
        )}
      </Modal>
    </Stack>
  )
}

function formTitle(account: Account | undefined): string {
  if (!account) return 'Add an account'
  return account.status === 'reconnect_required'
    ? `Reconnect ${account.display_name}`
    : `Edit ${account.display_name}`
}

function NoAccounts({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      icon={IconUsers}
      title="No account is connected yet"
      hint="Connect an Instagram account or a Facebook Page, and you can post to it."
    >
      <Button leftSection={<IconPlus size={18} />} onClick={onAdd}>
        Add an account
      </Button>
    </EmptyState>
  )
}

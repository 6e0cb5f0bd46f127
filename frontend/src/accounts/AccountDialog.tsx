import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Account } from '../api/client'
import { PlatformsFailure, useCatalogue } from '../platforms/PlatformsProvider'
import { mustReconnect } from './accountDraft'
import { AccountForm } from './AccountForm'
import { NEW } from './address'

type Props = {
  /** A destination, or that one is to be added. */
  wanted: string
  accounts: readonly Account[]
  onClose: () => void
}

/** The form of an account, as it was when the form was opened. */
export function AccountDialog({ wanted, accounts, onClose }: Props) {
  const isKnown = useCatalogue().length > 0
  const [account] = useState(() => accounts.find(({ destination }) => destination === wanted))
  const [connected] = useState(() => new Set(accounts.map(({ destination }) => destination)))
  return (
    <Modal
      opened
      onClose={onClose}
      title={titleOf(account)}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      {account !== undefined || isKnown ? (
        <AccountForm
          account={account}
          wanted={wanted === NEW ? undefined : wanted}
          connected={connected}
          onDone={onClose}
        />
      ) : (
        <PlatformsFailure />
      )}
    </Modal>
  )
}

function titleOf(account: Account | undefined): string {
  if (!account) return 'Add an account'
  return mustReconnect(account) ? `Reconnect ${account.display_name}` : `Edit ${account.display_name}`
}

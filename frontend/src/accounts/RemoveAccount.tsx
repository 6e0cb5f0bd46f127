import { Stack } from '@mantine/core'
import type { Account } from '../api/client'
import { usePlatform } from '../platforms/PlatformsProvider'
import { ConfirmModal } from '../shared/ConfirmModal'
import { FailureBanner } from '../shared/FailureBanner'
import { useRemoveAccount } from './useAccountChanges'

type Props = { account: Account; onClose: () => void; onRemoved: () => void }

export function RemoveAccount({ account, onClose, onRemoved }: Props) {
  const remove = useRemoveAccount()
  const { name: platform } = usePlatform(account.platform)
  return (
    <ConfirmModal
      title={`Remove ${account.display_name}?`}
      keep="Keep it"
      confirm="Remove the account"
      loading={remove.isPending}
      onConfirm={() => remove.mutate(account, { onSuccess: onRemoved })}
      onClose={onClose}
    >
      <Stack>
        {remove.error && <FailureBanner title="The account was not removed" error={remove.error} />}
        <div>
          This cannot be undone: the access token of <strong>{account.display_name}</strong> ({platform}{' '}
          {account.account_id}) is deleted, and what has not been posted to it by now fails. What is live on{' '}
          {platform} stays there.
        </div>
      </Stack>
    </ConfirmModal>
  )
}

import { Button, Group, Stack, Text } from '@mantine/core'
import type { Account } from '../api/client'
import { platformName } from '../platforms/platforms'
import { FailureBanner } from '../shared/FailureBanner'
import { useRemoveAccount } from './useAccountChanges'

type Props = { account: Account; onCancel: () => void; onRemoved: () => void }

export function RemoveAccount({ account, onCancel, onRemoved }: Props) {
  const remove = useRemoveAccount()
  return (
    <Stack>
      {remove.error && <FailureBanner title="The account was not removed" error={remove.error} />}
      <Text>
        This cannot be undone: the access token of <strong>{account.display_name}</strong> (
        {platformName(account.platform)} {account.account_id}) is deleted, and what has not been posted to it
        by now fails. What is live on {platformName(account.platform)} stays there.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          Keep it
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate(account, { onSuccess: onRemoved })}
        >
          Remove the account
        </Button>
      </Group>
    </Stack>
  )
}

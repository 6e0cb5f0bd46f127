import { Button, Group, Text } from '@mantine/core'
import { IconPencil, IconPlugConnected, IconTrash } from '@tabler/icons-react'
import type { Account } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { usePlatform } from '../platforms/PlatformsProvider'
import { Time } from '../shared/Time'
import { mustReconnect, unusualLogin } from './accountDraft'
import { AccountStatus } from './AccountStatus'
import classes from './AccountsPage.module.css'

type Props = { account: Account; onEdit: () => void; onRemove: () => void }

export function AccountRow({ account, onEdit, onRemove }: Props) {
  const { name: platform, rules } = usePlatform(account.platform)
  const login = unusualLogin(rules, account)
  const reconnects = mustReconnect(account)
  return (
    <li className={classes.row}>
      <PlatformIcon platform={account.platform} size={28} />
      <div className={classes.who}>
        <Text fw={600} className="user-text">
          {account.display_name}
        </Text>
        <Text size="sm" c="dimmed">
          {platform} {account.account_id}
          {login && `, by ${login}`}
        </Text>
      </div>
      <div className={classes.status}>
        <AccountStatus status={account.status} />
        <Text size="sm" c="dimmed">
          connected <Time at={Date.parse(account.connected_at)} />
        </Text>
      </div>
      <Group gap="xs" className={classes.actions}>
        <Button
          size="xs"
          variant={reconnects ? 'filled' : 'default'}
          leftSection={reconnects ? <IconPlugConnected size={16} /> : <IconPencil size={16} />}
          aria-label={`${reconnects ? 'Reconnect' : 'Edit'} ${account.display_name}`}
          onClick={onEdit}
        >
          {reconnects ? 'Reconnect' : 'Edit'}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={16} />}
          aria-label={`Remove ${account.display_name}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      </Group>
      {account.status === 'not_checked' && (
        <Text size="sm" className={classes.advice}>
          {platform} did not answer when you connected this account. You can post to it: the first post shows
          whether its token works.
        </Text>
      )}
      {reconnects && (
        <Text size="sm" className={classes.advice}>
          {platform} refused the stored token, so that posts to this account fail. Make a new token at{' '}
          {platform}, then reconnect the account with it.
        </Text>
      )}
    </li>
  )
}

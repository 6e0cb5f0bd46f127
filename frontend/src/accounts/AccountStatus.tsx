import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnected } from '@tabler/icons-react'
import type { Account } from '../api/client'

/** Whether an account can be posted to, by word, colour and icon. */
export function AccountStatus({ status }: Pick<Account, 'status'>) {
  const connected = status === 'connected'
  const StatusIcon = connected ? IconPlugConnected : IconAlertTriangle
  return (
    <Badge
      color={connected ? 'green' : 'orange'}
      variant="light"
      radius="sm"
      tt="none"
      leftSection={<StatusIcon size={14} aria-hidden />}
    >
      {connected ? 'Connected' : 'Reconnect required'}
    </Badge>
  )
}

import { IconAlertTriangle, IconPlugConnected } from '@tabler/icons-react'
import type { Account } from '../api/client'
import type { Look } from '../status/status'
import { LookBadge } from '../status/StatusBadge'

const CONNECTED: Look = { word: 'Connected', color: 'green', icon: IconPlugConnected }
const REFUSED: Look = { word: 'Reconnect required', color: 'orange', icon: IconAlertTriangle }

/** Whether an account can be posted to, by word, colour and icon. */
export function AccountStatus({ status }: Pick<Account, 'status'>) {
  return <LookBadge look={status === 'connected' ? CONNECTED : REFUSED} />
}

import { IconAlertTriangle, IconHelpCircle, IconPlugConnected } from '@tabler/icons-react'
import type { Account } from '../api/client'
import type { Look } from '../status/status'
import { LookBadge } from '../status/StatusBadge'

const CONNECTED: Look = { word: 'Connected', color: 'green', icon: IconPlugConnected }
const NOT_CHECKED: Look = { word: 'Not checked yet', color: 'gray', icon: IconHelpCircle }
const REFUSED: Look = { word: 'Reconnect required', color: 'orange', icon: IconAlertTriangle }

const LOOKS: Record<Account['status'], Look> = {
  connected: CONNECTED,
  not_checked: NOT_CHECKED,
  reconnect_required: REFUSED,
}

/** Whether an account can be posted to, by word, colour and icon. */
export function AccountStatus({ status }: Pick<Account, 'status'>) {
  return <LookBadge look={LOOKS[status]} />
}

import type { Account, Posting } from '../api/client'
import { mustReconnect } from './accountDraft'

/** The connected accounts; none as long as they are not known. */
export type Accounts = readonly Account[] | undefined

/**
 * Whether an account must be connected, or connected again, before a posting to it can work: its token was refused, or it is not there
 * any more, or the posting failed for want of it and nothing was heard of a new one since.
 */
export function mustConnectFirst(
  destination: string,
  { updated_at: updatedAt, error_details: error }: Posting,
  accounts: Accounts,
): boolean {
  const needsReconnect = error?.needs_reconnect === true
  if (!accounts) return needsReconnect
  const account = accounts.find((each) => each.destination === destination)
  if (!account || mustReconnect(account)) return true
  return needsReconnect && Date.parse(account.updated_at) < Date.parse(updatedAt)
}

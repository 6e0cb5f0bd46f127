import type { Account, Posting } from '../api/client'

/** The connected accounts by destination; nothing as long as they are not known. */
export type Accounts = ReadonlyMap<string, Account> | undefined

/**
 * Whether an account must be connected again before anything of a failed posting can work: the API says so of the failure, and the
 * account was not connected again since; or it is not connected now.
 */
export function needsReconnect(
  { status, error_details: error, updated_at: failedAt }: Posting,
  destination: string,
  accounts: Accounts,
): boolean {
  if (status !== 'failed' || !error) return false
  const account = accounts?.get(destination)
  if (error.needs_reconnect) {
    return account?.status !== 'connected' || Date.parse(account.updated_at) <= Date.parse(failedAt)
  }
  return error.retryable && accounts !== undefined && account?.status !== 'connected'
}

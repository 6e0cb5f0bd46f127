import type { Account, AccountChange, Problem } from '../api/client'
import { PLATFORMS, platformName, platformOf } from '../platforms/platforms'
import { codePointCount } from '../platforms/text'

/** An account as it is typed in. */
export type AccountDraft = {
  platform: string
  accountId: string
  displayName: string
  login: string
  token: string
}

export type AccountField = keyof AccountDraft
export type AccountFaults = Partial<Record<AccountField, string>>

/** By which of a platform's ways its accounts are connected; the first is the usual one. */
const LOGINS: Readonly<Record<string, readonly string[]>> = {
  instagram: ['instagram', 'facebook'],
  facebook: ['facebook'],
}

const MAX_NAME_LENGTH = 100

export function loginsOf(platform: string): readonly string[] {
  return LOGINS[platform] ?? []
}

export function usualLogin(platform: string): string {
  return loginsOf(platform)[0] ?? ''
}

/**
 * The draft that a form begins with.
 *
 * @param account the account that is to be changed; none when one is to be added
 * @param wanted the destination that is to be added, if it is known
 */
export function draftOf(account: Account | undefined, wanted = ''): AccountDraft {
  const known = PLATFORMS.find((platform) => platform === platformOf(wanted))
  const platform = account?.platform ?? known ?? PLATFORMS[0] ?? ''
  return {
    platform,
    accountId: account?.account_id ?? (known ? wanted.slice(known.length + 1) : ''),
    displayName: account?.display_name ?? '',
    login: account?.login ?? usualLogin(platform),
    token: '',
  }
}

/** Whether an account can be posted to again only once it has a new token. */
export function mustReconnect({ status }: Pick<Account, 'status'>): boolean {
  return status === 'reconnect_required'
}

export function destinationOf({ platform, accountId }: AccountDraft): string {
  return `${platform}:${accountId.trim()}`
}

/**
 * What is wrong with a draft.
 *
 * @param account the account that is to be changed; none when one is to be added
 * @param connected the destinations that are connected
 */
export function checkDraft(
  draft: AccountDraft,
  account: Account | undefined,
  connected: ReadonlySet<string>,
): AccountFaults {
  const faults: AccountFaults = {}
  if (!account && !/^[1-9][0-9]{0,19}$/.test(draft.accountId.trim())) {
    faults.accountId = 'The id of an account has 1 to 20 digits and does not begin with 0.'
  } else if (!account && connected.has(destinationOf(draft))) {
    faults.accountId = 'This account is connected already: edit it instead.'
  }
  const name = draft.displayName.trim()
  if (codePointCount(name) > MAX_NAME_LENGTH || (account && name === '')) {
    faults.displayName = `The name must have 1 to ${MAX_NAME_LENGTH} characters.`
  }
  const token = draft.token.trim()
  if (token === '' && !account) {
    faults.token = 'A new account needs its access token.'
  } else if (token === '' && account && mustReconnect(account)) {
    faults.token = `${platformName(account.platform)} refused the stored token: give a new one.`
  } else if (token === '' && account?.login !== draft.login) {
    faults.token = 'Another login needs the access token that came from it.'
  } else if (!/^[!-~]{0,4096}$/.test(token)) {
    faults.token = 'A token has at most 4096 visible ASCII characters, without spaces.'
  }
  return faults
}

/** Only what is new: what is not sent stays as it is stored. */
export function changeOf(draft: AccountDraft, account: Account | undefined): AccountChange {
  const name = draft.displayName.trim()
  const token = draft.token.trim()
  return {
    ...(name !== '' && name !== account?.display_name && { display_name: name }),
    ...(token !== '' && { access_token: token }),
    ...(draft.login !== account?.login && { login: draft.login as AccountChange['login'] }),
  }
}

const FIELDS: Readonly<Record<string, AccountField>> = {
  '/display_name': 'displayName',
  '/access_token': 'token',
  '/login': 'login',
  destination: 'accountId',
}

/** The API's faults by field; what it found wrong elsewhere is left to be said as a whole. */
export function faultsOf(problem: Problem): { fields: AccountFaults; others: string[] } {
  const fields: AccountFaults = {}
  const others: string[] = []
  for (const { pointer, parameter, detail } of problem.errors ?? []) {
    const field = FIELDS[pointer ?? parameter ?? '']
    if (field) fields[field] = [fields[field], detail].filter(Boolean).join(' ')
    else others.push(detail)
  }
  return { fields, others }
}

import type { Account, AccountChange, PlatformRules, Problem } from '../api/client'
import {
  accountIdOf,
  type Catalogue,
  isOfPattern,
  platformName,
  platformOf,
  rulesOf,
} from '../platforms/catalogue'
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

const MAX_NAME_LENGTH = 100

/** The first of a platform's logins. */
export function usualLogin(catalogue: Catalogue, platform: string): string {
  return rulesOf(catalogue, platform)?.logins[0]?.login ?? ''
}

/** What the login of an account is called, if it is another than the usual one. */
export function unusualLogin(rules: PlatformRules | undefined, { login }: Account): string | undefined {
  return rules?.logins.slice(1).find((known) => known.login === login)?.label
}

/**
 * The draft that a form begins with.
 *
 * @param account the account that is to be changed; none when one is to be added
 * @param wanted the destination that is to be added, if it is known
 */
export function draftOf(catalogue: Catalogue, account: Account | undefined, wanted = ''): AccountDraft {
  const known = rulesOf(catalogue, platformOf(wanted))
  const platform = account?.platform ?? (known ?? catalogue[0])?.platform ?? ''
  return {
    platform,
    accountId: account?.account_id ?? (known ? accountIdOf(wanted) : ''),
    displayName: account?.display_name ?? '',
    login: account?.login ?? usualLogin(catalogue, platform),
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
  catalogue: Catalogue,
  draft: AccountDraft,
  account: Account | undefined,
  connected: ReadonlySet<string>,
): AccountFaults {
  const faults: AccountFaults = {}
  const rules = rulesOf(catalogue, draft.platform)
  if (!account && !isOfPattern(rules?.accounts.id_pattern ?? '.+', draft.accountId.trim())) {
    faults.accountId = `This is not the id of an account on ${platformName(catalogue, draft.platform)}.`
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
    faults.token = `${platformName(catalogue, account.platform)} refused the stored token: give a new one.`
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
    ...(draft.login !== '' && draft.login !== account?.login && { login: draft.login }),
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

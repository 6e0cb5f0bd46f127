import type { RequestStatus, UploadRequest } from '../api/client'
import type { UploadsFilter } from '../api/uploadsList'
import { accountName, type Catalogue, platformName, rulesOf } from '../platforms/catalogue'
import { lookOf } from '../status/status'
import { dayIn, dayInWords, startOf } from './days'
import { type Need, NEEDS } from './needs'

export const STATUSES: readonly RequestStatus[] = [
  'scheduled',
  'queued',
  'processing',
  'completed',
  'partially_completed',
  'unconfirmed',
  'failed',
  'cancelled',
]

/** The address's parameters that say what of the list is wanted. */
export type FilterName = 'status' | 'platform' | 'account' | 'q' | 'from' | 'to' | 'needs'

/**
 * What of the list is wanted. The API looks for all of it but for what a post needs: that is looked for in what is loaded.
 *
 * @property from the first day that is wanted, on the reader's calendar; `to` is the last
 */
export type ListFilter = {
  status?: RequestStatus
  platform?: string
  account?: string
  q?: string
  from?: string
  to?: string
  needs?: Need | 'you'
}

const PLATFORM = /^[a-z][a-z0-9]{1,19}$/
const DESTINATION = /^[a-z][a-z0-9]{1,19}:[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/

/** The longest text that the API looks for. */
const TEXT_LENGTH = 200

/** The filter as the address has it. What makes no sense there is left out; days in the wrong order are put right. */
export function filterOf(catalogue: Catalogue, parameters: URLSearchParams): ListFilter {
  const oneOf = <Value extends string>(name: FilterName, known: readonly Value[]) =>
    known.find((value) => value === parameters.get(name))
  const platform = parameters.get('platform') ?? ''
  const account = parameters.get('account') ?? ''
  const q = (parameters.get('q') ?? '').trim().slice(0, TEXT_LENGTH)
  const [from, to] = inOrder(dayIn(parameters.get('from')), dayIn(parameters.get('to')))
  return withoutGaps({
    status: oneOf('status', STATUSES),
    platform: isPlatform(catalogue, platform) ? platform : undefined,
    account: DESTINATION.test(account) ? account : undefined,
    q: q || undefined,
    from,
    to,
    needs: oneOf('needs', [...NEEDS, 'you' as const]),
  })
}

/** As long as the catalogue is not known, every name may be one of a platform. */
function isPlatform(catalogue: Catalogue, name: string): boolean {
  return catalogue.length === 0 ? PLATFORM.test(name) : rulesOf(catalogue, name) !== undefined
}

function inOrder(from: string | undefined, to: string | undefined) {
  return from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
}

type WithGaps<Fields> = { [Name in keyof Fields]: Fields[Name] | undefined }

/** Without the fields that have no value. */
function withoutGaps<Fields extends object>(fields: WithGaps<Fields>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields
}

/** What the API is asked for. */
export function queryOf({ status, platform, account, q, from, to }: ListFilter): UploadsFilter {
  return withoutGaps<UploadsFilter>({
    status,
    platform,
    account,
    q,
    from: from && startOf(from),
    to: to && startOf(to, 1),
  })
}

/** The address's parameters with some of them changed; an empty value removes one. */
export function withParameters(
  parameters: URLSearchParams,
  changes: Partial<Record<FilterName, string>>,
): URLSearchParams {
  return Object.entries(changes).reduce(
    (changed, [name, value]) => withParameter(changed, name, value),
    parameters,
  )
}

/** The address's parameters with one of them changed; an empty value removes it. */
export function withParameter(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(parameters)
  if (value) changed.set(name, value)
  else changed.delete(name)
  return changed
}

/** Whether the API counts a request to a status: by its own, or by that of a destination. */
export function hasStatus({ status, destinations }: UploadRequest, wanted: RequestStatus): boolean {
  return status === wanted || Object.values(destinations).some((posting) => posting.status === wanted)
}

const NEED_WORDS: Record<Need | 'you', string> = {
  you: 'you',
  reconnect: 'an account to be connected again',
  check: 'a look at the account',
  replace: 'another video',
  change: 'to be changed',
  retry: 'another try',
  operator: 'the operators',
}

export function needInWords(need: Need | 'you'): string {
  return `Needs: ${NEED_WORDS[need]}`
}

/** What is filtered by, each in words: "Status: Failed". */
export function filterInWords(
  catalogue: Catalogue,
  filter: ListFilter,
  names: ReadonlyMap<string, string>,
): string[] {
  const { status, platform, account, q, from, to, needs } = filter
  return [
    status && `Status: ${lookOf(status).word}`,
    platform && `Platform: ${platformName(catalogue, platform)}`,
    account && `Account: ${accountName(account, names)}`,
    q && `Text: ${q}`,
    from && `From: ${dayInWords(from)}`,
    to && `To: ${dayInWords(to)}`,
    needs && needInWords(needs),
  ].filter((words) => words !== undefined)
}

import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import type { SeveralKind } from '../api/commands'
import { countOf, targetsOf } from './bulk'
import { BulkButton } from './BulkButton'
import { requestsFor } from './bulkScope'
import type { ListFilter } from './filter'

type Props = {
  filter: ListFilter
  /** What of the filter is loaded. */
  requests: readonly UploadRequest[]
  hasMore: boolean
  accounts: Accounts
  names: ReadonlyMap<string, string>
}

const WORDS: Record<SeveralKind, string> = { retry: 'Retry all', cancel: 'Cancel all' }

/** What can be done at once for all that the filter finds. How many that are is counted before anything is done. */
export function FilterBulk({ filter, requests, hasMore, accounts, names }: Props) {
  return (['retry', 'cancel'] as const).map((kind) => {
    const count = countOf(targetsOf(kind, requests, accounts))
    return (
      <BulkButton
        key={kind}
        kind={kind}
        isOffered={count > 0}
        about=" in the list"
        load={(signal) => requestsFor(kind, filter, accounts, signal)}
        accounts={accounts}
        names={names}
      >
        {hasMore ? `${WORDS[kind]} ...` : `${WORDS[kind]} ${count}`}
      </BulkButton>
    )
  })
}

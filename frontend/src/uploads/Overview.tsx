import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import type { ListFilter } from './filter'
import { FilterBulk } from './FilterBulk'
import classes from './Overview.module.css'
import { summaryOf } from './summary'
import { SummaryLine } from './SummaryLine'

type Props = {
  found: readonly UploadRequest[]
  hasMore: boolean
  filter: ListFilter
  accounts: Accounts
  names: ReadonlyMap<string, string>
  parameters: URLSearchParams
  onChange: (parameters: URLSearchParams) => void
}

/** What was found in one sentence, and what can be done for all of it. */
export function Overview({ found, hasMore, filter, accounts, names, parameters, onChange }: Props) {
  return (
    <div className={found.length > 0 ? classes.overview : undefined}>
      {found.length > 0 && (
        <SummaryLine
          summary={summaryOf(found, accounts, hasMore)}
          isFiltered={Object.keys(filter).length > 0}
          parameters={parameters}
          onChange={onChange}
        />
      )}
      <div className={found.length > 0 ? classes.bulk : undefined}>
        <FilterBulk filter={filter} requests={found} hasMore={hasMore} accounts={accounts} names={names} />
      </div>
    </div>
  )
}

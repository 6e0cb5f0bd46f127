import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import { titleOf } from '../shared/video'
import { countOf, targetsOf } from './bulk'
import { BulkButton } from './BulkButton'

type Props = { request: UploadRequest; accounts: Accounts; names: ReadonlyMap<string, string> }

/** What can be done for all destinations of a request at once. One that failed alone has its button in its own line. */
export function RowBulk({ request, accounts, names }: Props) {
  const retried = countOf(targetsOf('retry', [request], accounts))
  const stopped = countOf(targetsOf('cancel', [request], accounts))
  const others = { about: `: ${titleOf(request)}`, load: () => Promise.resolve([request]), accounts, names }
  return (
    <>
      {retried > 1 && <BulkButton kind="retry" {...others}>{`Retry all ${retried}`}</BulkButton>}
      {stopped > 0 && (
        <BulkButton kind="cancel" {...others}>
          {stopped > 1 ? `Cancel all ${stopped}` : 'Cancel'}
        </BulkButton>
      )}
    </>
  )
}

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
      <BulkButton kind="retry" isOffered={retried > 1} {...others}>{`Retry all ${retried}`}</BulkButton>
      <BulkButton kind="cancel" isOffered={stopped > 0} {...others}>
        {stopped > 1 ? `Cancel all ${stopped}` : 'Cancel'}
      </BulkButton>
    </>
  )
}

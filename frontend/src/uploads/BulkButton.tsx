import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import type { SeveralKind } from '../api/commands'
import { useDialog } from '../shared/useDialog'

const BulkModal = lazy(async () => ({ default: (await import('./BulkModal')).BulkModal }))

type Props = {
  kind: SeveralKind
  /** Whether there is anything to do. A dialog that is open stays until it is closed, though nothing is left to do. */
  isOffered: boolean
  children: string
  /** What it is about, behind its words, for those who do not see where the button stands. */
  about: string
  load: (signal: AbortSignal) => Promise<UploadRequest[]>
  accounts: Accounts
  names: ReadonlyMap<string, string>
}

/** Opens the dialog that tries all of something again, or stops all of it. */
export function BulkButton({ kind, isOffered, children, about, ...others }: Props) {
  const dialog = useDialog()
  return (
    <>
      {isOffered && (
        <Button variant="default" size="xs" aria-label={`${children}${about}`} onClick={dialog.open}>
          {children}
        </Button>
      )}
      {dialog.opened && (
        <Suspense>
          <BulkModal kind={kind} onClose={dialog.close} {...others} />
        </Suspense>
      )}
    </>
  )
}

import { ActionIcon } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { Hint } from '../shared/Hint'
import { useDialog } from '../shared/useDialog'
import { useSession } from './useSession'

const SessionModal = lazy(async () => ({ default: (await import('./SessionModal')).SessionModal }))

/** Who is signed in, and the way out. Not shown where nobody signs in. */
export function SessionMenu() {
  const session = useSession()
  const modal = useDialog()
  if (session.state !== 'signed in') return null
  const label = `Signed in as ${session.name}`
  return (
    <>
      <Hint label={label}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`${label}. Sign out`}
          onClick={modal.open}
        >
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      </Hint>
      {modal.opened && (
        <Suspense>
          <SessionModal name={session.name} onClose={modal.close} />
        </Suspense>
      )}
    </>
  )
}

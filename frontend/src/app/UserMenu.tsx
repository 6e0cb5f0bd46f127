import { ActionIcon } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { DEV_USER_KEY } from '../api/devUser'
import { Hint } from '../shared/Hint'
import { useDialog } from '../shared/useDialog'
import { useConfig } from './config'

const UserModal = lazy(async () => ({ default: (await import('./UserModal')).UserModal }))

/** On one machine there is no login: any name is a user. Not shown where the dashboard is deployed. */
export function UserMenu() {
  const { local_user: localUser } = useConfig()
  const modal = useDialog()
  if (localUser === undefined) return null
  const current = localStorage.getItem(DEV_USER_KEY) ?? localUser
  return (
    <>
      <Hint label={`You are ${current}`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`You are ${current}. Change the user`}
          onClick={modal.open}
        >
          <IconUser size={20} aria-hidden />
        </ActionIcon>
      </Hint>
      {modal.opened && (
        <Suspense>
          <UserModal current={current} localUser={localUser} onClose={modal.close} />
        </Suspense>
      )}
    </>
  )
}

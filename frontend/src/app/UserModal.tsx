import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DEV_USER_KEY } from '../api/devUser'

type Props = { current: string; localUser: string; onClose: () => void }

export function UserModal({ current, localUser, onClose }: Props) {
  const [name, setName] = useState(current)

  function become(user: string) {
    if (user === localUser) localStorage.removeItem(DEV_USER_KEY)
    else localStorage.setItem(DEV_USER_KEY, user)
    globalThis.location.assign('/uploads')
  }

  return (
    <Modal opened returnFocus={false} onClose={onClose} title="Who you are">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          become(name.trim() || localUser)
        }}
      >
        <Stack>
          <Text size="sm">
            On one machine there is no login: any name is a user, with accounts and posts of its own.
          </Text>
          <TextInput
            label="User"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Button type="submit">Go on as this user</Button>
        </Stack>
      </form>
    </Modal>
  )
}

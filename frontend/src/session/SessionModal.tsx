import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signOut } from './signingIn'

type Props = { name: string; onClose: () => void }

export function SessionModal({ name, onClose }: Props) {
  const queryClient = useQueryClient()
  const [leaving, setLeaving] = useState(false)

  function leave() {
    setLeaving(true)
    void signOut(() => queryClient.clear())
  }

  return (
    <Modal opened returnFocus={false} onClose={onClose} title="Who you are">
      <Stack>
        <Text size="sm">
          You are signed in as <b>{name}</b>.
        </Text>
        <Text size="sm" c="dimmed">
          Signing out forgets the post that you are writing. What you have posted goes on.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Stay
          </Button>
          <Button
            leftSection={<IconLogout size={18} aria-hidden />}
            loading={leaving}
            onClick={leave}
            data-autofocus
          >
            Sign out
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

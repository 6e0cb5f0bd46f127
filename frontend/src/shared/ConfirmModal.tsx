import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  title: string
  children: ReactNode
  confirm: string
  loading: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone. */
export function ConfirmModal({ title, children, confirm, loading, onConfirm, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} centered returnFocus={false}>
      <Stack>
        <Text size="sm">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            No, leave it
          </Button>
          <Button color="red" loading={loading} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  title: string
  children: ReactNode
  /** Leaves all as it is, in words that cannot be taken for the deed: "Keep it". Has the focus at first. */
  keep: string
  /** The deed by its name: "Stop posting". */
  confirm: string
  /** Whether something is lost by the deed. */
  danger?: boolean
  loading: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone. */
export function ConfirmModal({
  title,
  children,
  keep,
  confirm,
  danger = true,
  loading,
  onConfirm,
  onClose,
}: Props) {
  return (
    <Modal opened onClose={onClose} title={title} centered returnFocus={false}>
      <Stack>
        <Text size="sm" component="div">
          {children}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {keep}
          </Button>
          <Button {...(danger && { color: 'red' })} loading={loading} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

import { Tooltip } from '@mantine/core'
import type { RefObject } from 'react'

type Props = { id: string; label: string; target: RefObject<HTMLElement | null>; opened: boolean }

export function HintBubble({ id, label, target, opened }: Props) {
  return (
    <Tooltip
      target={target}
      opened={opened}
      label={<span id={id}>{label}</span>}
      transitionProps={{ enterDelay: 200 }}
    />
  )
}

import { Badge } from '@mantine/core'
import { lookOf } from './status'

/** A status by word, colour and icon. */
export function StatusBadge({ status, label }: { status: string; label?: string }) {
  const { word, color, icon: StatusIcon } = lookOf(status)
  return (
    <Badge
      color={color}
      variant="light"
      radius="sm"
      leftSection={<StatusIcon size={14} aria-hidden />}
      tt="none"
    >
      {label ?? word}
    </Badge>
  )
}

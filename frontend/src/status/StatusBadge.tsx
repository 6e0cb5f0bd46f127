import { Badge } from '@mantine/core'
import { lookOf, type Look } from './status'

/** A status by word, colour and icon. */
export function StatusBadge({ status }: { status: string }) {
  return <LookBadge look={lookOf(status)} />
}

export function LookBadge({ look: { word, color, icon: StatusIcon } }: { look: Look }) {
  return (
    <Badge
      color={color}
      variant="light"
      radius="sm"
      leftSection={<StatusIcon size={14} aria-hidden />}
      tt="none"
      style={{ flex: 'none' }}
    >
      {word}
    </Badge>
  )
}

import { Alert } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { ownZone } from './zone'

/** Says in which zone times are where the browser does not tell its own. */
export function ZoneNotice({ className }: { className?: string | undefined }) {
  if (ownZone().isKnown) return null
  return (
    <Alert className={className} color="gray" p="xs" icon={<IconClock size={16} aria-hidden />}>
      Your browser does not tell its time zone: times are shown in {ownZone().name}.
    </Alert>
  )
}

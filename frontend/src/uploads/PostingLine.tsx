import { Group, Text } from '@mantine/core'
import type { Posting } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { accountName, platformOf } from '../platforms/platforms'
import { StatusBadge } from '../status/StatusBadge'

type Props = { destination: string; posting: Posting; names: ReadonlyMap<string, string> }

/** A destination of a request in the list: whose it is, how it stands, and the error in the platform's own words. */
export function PostingLine({ destination, posting, names }: Props) {
  return (
    <li>
      <Group gap={8} wrap="nowrap" align="flex-start" justify="space-between">
        <Group gap={6} wrap="nowrap" miw={0}>
          <PlatformIcon platform={platformOf(destination)} />
          <Text size="sm">{accountName(destination, names)}</Text>
        </Group>
        <StatusBadge status={posting.status} />
      </Group>
      {posting.error && (
        <Text
          size="xs"
          c={posting.status === 'unconfirmed' ? undefined : 'var(--mantine-color-error)'}
          lineClamp={3}
        >
          {posting.error}
        </Text>
      )}
      {posting.last_error && !posting.is_final && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          Not yet: {posting.last_error.message}
        </Text>
      )}
    </li>
  )
}

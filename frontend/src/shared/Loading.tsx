import { Skeleton, Stack } from '@mantine/core'

/** The place of what is still being loaded. */
export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={56} />
      ))}
    </Stack>
  )
}

import { Alert, Button, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'

/**
 * Why there is nothing in the list, and what can be done about it.
 *
 * @param filters what is filtered by, each in words
 */
export function Nothing({ filters, onClear }: { filters: readonly string[]; onClear: () => void }) {
  return filters.length > 0 ? (
    <Alert color="gray" title="No post matches">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">You see only what fits all of this: {filters.join('; ')}.</Text>
        <Button variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      </Stack>
    </Alert>
  ) : (
    <Alert color="blue" title="Nothing posted yet">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">Post one video to all your accounts, and see here what becomes of it.</Text>
        <Button component={Link} to="/">
          Make the first post
        </Button>
      </Stack>
    </Alert>
  )
}

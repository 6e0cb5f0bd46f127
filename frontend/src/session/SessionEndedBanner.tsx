import { Alert, Container, Group, Text } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { SignInButton } from './SignInButton'

/** Says that nothing more can be read or sent. The page stays as it was, to read on and to copy from. */
export function SessionEndedBanner({ className }: { className?: string | undefined }) {
  return (
    <Container size="xl" w="100%" className={className}>
      <Alert role="alert" color="orange" icon={<IconClockPause aria-hidden />} title="Your session has ended">
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            What you see is not brought up to date any more. A post that you are writing is kept; your posts
            go on all the same.
          </Text>
          <SignInButton size="xs">Sign in again</SignInButton>
        </Group>
      </Alert>
    </Container>
  )
}

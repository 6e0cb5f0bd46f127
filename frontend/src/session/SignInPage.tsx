import { Text } from '@mantine/core'
import { EntrancePage } from './EntrancePage'
import { SignInButton } from './SignInButton'
import { hasSignedOut } from './signingIn'

export function SignInPage() {
  return (
    <EntrancePage title={hasSignedOut() ? 'You are signed out' : 'Sign in'}>
      <Text ta="center">Post one video to all your accounts at once, and see what becomes of it.</Text>
      <SignInButton size="md" fullWidth data-autofocus>
        {hasSignedOut() ? 'Sign in again' : 'Sign in'}
      </SignInButton>
      <Text size="sm" c="dimmed" ta="center">
        What you have posted goes on while you are away.
      </Text>
    </EntrancePage>
  )
}

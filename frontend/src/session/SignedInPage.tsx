import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { Loading } from '../shared/Loading'
import { EntrancePage } from './EntrancePage'
import { SignInButton } from './SignInButton'
import { completeSignIn } from './signingIn'

/** Where the browser comes back to from signing in; it is left for the page where the user was. */
export function SignedInPage() {
  const [failure, setFailure] = useState<string>()
  const navigate = useNavigate()

  useEffect(() => {
    completeSignIn().then(
      (returnTo) => navigate(returnTo, { replace: true }),
      (reason: unknown) => setFailure(reason instanceof Error ? reason.message : String(reason)),
    )
  }, [navigate])

  if (failure === undefined) return <Loading />
  return (
    <EntrancePage title="Signing in did not work">
      <Text ta="center">
        Try once more. If it does not work again, tell whoever runs this service these words:
      </Text>
      <Text ff="monospace" size="sm" ta="center" role="alert">
        {failure}
      </Text>
      <SignInButton size="md" fullWidth>
        Sign in
      </SignInButton>
    </EntrancePage>
  )
}

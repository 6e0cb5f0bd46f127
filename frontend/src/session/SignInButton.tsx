import { Button, type ButtonProps, Text } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useState } from 'react'
import { goToSignIn } from './signingIn'

/** Leads to where one signs in, and from there back to this page. */
export function SignInButton({ children, ...button }: ButtonProps & { children: string }) {
  const [leaving, setLeaving] = useState(false)
  const [failed, setFailed] = useState(false)

  function go() {
    setLeaving(true)
    setFailed(false)
    goToSignIn()
      .catch(() => setFailed(true))
      // The page may be come back to without being loaded anew.
      .finally(() => setLeaving(false))
  }

  return (
    <>
      <Button leftSection={<IconLogin2 size={18} aria-hidden />} loading={leaving} onClick={go} {...button}>
        {children}
      </Button>
      {failed && (
        <Text size="sm" c="red.9" role="alert">
          Where one signs in does not answer. Try again in a moment.
        </Text>
      )}
    </>
  )
}

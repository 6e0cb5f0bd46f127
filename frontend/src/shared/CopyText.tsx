import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy } from '@tabler/icons-react'
import { toast } from './toast'

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, done: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast(done)
  } catch {
    notifications.show({
      message: 'The browser does not allow copying. Select the text and copy it yourself.',
      color: 'red',
      autoClose: false,
    })
  }
}

type Props = { text: string; children: string; done: string; label?: string }

export function CopyButton({ text, children, done, label }: Props) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconCopy size={16} aria-hidden />}
      aria-label={label}
      onClick={() => void copyText(text, done)}
    >
      {children}
    </Button>
  )
}

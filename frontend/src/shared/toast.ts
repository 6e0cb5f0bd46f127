import { notifications } from '@mantine/notifications'

/** Says in passing that something was done. What failed belongs into a banner, which stays. */
export function toast(message: string) {
  notifications.show({ message, color: 'green', closeButtonProps: { 'aria-label': 'Close' } })
}

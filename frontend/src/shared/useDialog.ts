import { useRef, useState } from 'react'

/** A dialog that is there only while it is open; whoever closes it goes on where they were. */
export function useDialog() {
  const [opened, setOpened] = useState(false)
  const before = useRef<Element | null>(null)
  return {
    opened,
    open: () => {
      before.current = document.activeElement
      setOpened(true)
    },
    close: () => {
      setOpened(false)
      // The dialog keeps the focus for itself until it is gone.
      setTimeout(() => {
        if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
      })
    },
  }
}

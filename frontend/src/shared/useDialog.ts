import { useRef, useState } from 'react'

/** A dialog that is there only while it is open; whoever closes it goes on where they were. */
export function useDialog() {
  const [opened, setOpened] = useState(false)
  const focus = useFocusBefore()
  return {
    opened,
    open: () => {
      focus.remember()
      setOpened(true)
    },
    close: () => {
      setOpened(false)
      focus.giveBack()
    },
  }
}

/** What had the focus before a dialog. */
export function useFocusBefore() {
  const before = useRef<Element | null>(null)
  return {
    remember: () => {
      before.current = document.activeElement
    },
    giveBack: () => {
      // The dialog keeps the focus for itself until it is gone.
      setTimeout(() => {
        if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
      })
    },
  }
}

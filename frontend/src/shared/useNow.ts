import { useSyncExternalStore } from 'react'

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    // What was rendered with a time of just now need not be rendered again at once.
    if (Date.now() - now >= 1000) now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      listeners.forEach((tell) => tell())
    }, 1000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/**
 * The time in milliseconds, new after each step; one timer for all who ask.
 *
 * @param step in milliseconds; what needs the time only roughly is not rendered anew every second
 */
export function useNow(step = 1000): number {
  return useSyncExternalStore(subscribe, () => (step === 1000 ? now : now - (now % step)))
}

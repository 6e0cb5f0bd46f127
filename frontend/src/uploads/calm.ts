import { useState, useSyncExternalStore } from 'react'

const AT_TOP_PIXELS = 80

let atTop = true

/**
 * Asking for the position makes the browser lay the page out at once, which costs more than all else when the list comes; so it is
 * asked for only when it has changed, and before the next frame, for which the page is laid out anyway.
 */
function subscribe(listener: () => void) {
  const lookAndTell = () => {
    atTop = globalThis.scrollY < AT_TOP_PIXELS
    listener()
  }
  const frame = globalThis.requestAnimationFrame(lookAndTell)
  globalThis.addEventListener('scroll', lookAndTell, { passive: true })
  return () => {
    globalThis.cancelAnimationFrame(frame)
    globalThis.removeEventListener('scroll', lookAndTell)
  }
}

/**
 * What is new goes to the top by itself only while the reader is there. For one who reads further down it waits, so that nothing
 * moves under the eyes.
 */
export function useCalm<Item>(items: readonly Item[], idOf: (item: Item) => string) {
  const isAtTop = useSyncExternalStore(subscribe, () => atTop)
  const [firstShown, setFirstShown] = useState<string>()
  const newest = items[0] && idOf(items[0])
  if (isAtTop && newest !== firstShown) setFirstShown(newest)
  const waiting = Math.max(
    0,
    items.findIndex((item) => idOf(item) === firstShown),
  )
  return { shown: items.slice(waiting), waiting, showAll: () => setFirstShown(newest) }
}

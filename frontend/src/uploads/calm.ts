import { useState, useSyncExternalStore } from 'react'

const AT_TOP_PIXELS = 80

function subscribe(listener: () => void) {
  globalThis.addEventListener('scroll', listener, { passive: true })
  return () => globalThis.removeEventListener('scroll', listener)
}

/**
 * What is new goes to the top by itself only while the reader is there. For one who reads further down it waits, so that nothing
 * moves under the eyes.
 */
export function useCalm<Item>(items: readonly Item[], idOf: (item: Item) => string) {
  const atTop = useSyncExternalStore(subscribe, () => globalThis.scrollY < AT_TOP_PIXELS)
  const [firstShown, setFirstShown] = useState<string>()
  const newest = items[0] && idOf(items[0])
  if (atTop && newest !== firstShown) setFirstShown(newest)
  const waiting = Math.max(
    0,
    items.findIndex((item) => idOf(item) === firstShown),
  )
  return { shown: items.slice(waiting), waiting, showAll: () => setFirstShown(newest) }
}

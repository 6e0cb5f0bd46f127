import { type UIEvent, useLayoutEffect, useRef, useState } from 'react'

const NEAR_END_PIXELS = 24

/**
 * Keeps the end of a growing list in view. Whoever scrolls up is left alone, and whoever scrolls back to the end follows again.
 *
 * @param grows whether more is to be expected
 * @param size how long the list is
 */
export function useFollow(grows: boolean, size: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(true)
  const following = grows && wanted
  useLayoutEffect(() => {
    const element = scroller.current
    if (following && element) element.scrollTop = element.scrollHeight
  }, [following, size])
  function onScroll({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent<HTMLDivElement>) {
    if (grows) setWanted(scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS)
  }
  return { scroller, following, setFollowing: setWanted, onScroll }
}

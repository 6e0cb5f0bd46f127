import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/**
 * Keeps the end of a growing list in view. Whoever scrolls up is left alone, and whoever scrolls back to the end follows again.
 *
 * @param grows whether more is to be expected
 * @param size how long the list is
 */
export function useFollow(grows: boolean, size: number) {
  const end = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(true)
  const following = grows && wanted
  useLayoutEffect(() => {
    if (following && size > 0) end.current?.scrollIntoView({ block: 'end' })
  }, [following, size])
  const watched = grows && size > 0
  useEffect(() => {
    if (!watched || !end.current) return
    const observer = new IntersectionObserver((changes) =>
      setWanted(changes.some((change) => change.isIntersecting)),
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [watched])
  return { end, following, setFollowing: setWanted }
}

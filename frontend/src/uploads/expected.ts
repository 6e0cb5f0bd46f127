import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

const AT_MOST_MS = 30_000

/**
 * The request that was accepted just before the list came into view, as the address's state hands it on. The list may lack it for a
 * moment; it is not expected for ever.
 */
export function useExpected(): string | undefined {
  const posted = postedOf((useLocation() as { state: unknown }).state)
  const [known, setKnown] = useState(posted)
  const [expected, setExpected] = useState(posted)
  if (posted !== undefined && posted !== known) {
    setKnown(posted)
    setExpected(posted)
  }
  useEffect(() => {
    const timer = setTimeout(() => setExpected(undefined), AT_MOST_MS)
    return () => clearTimeout(timer)
  }, [expected])
  return expected
}

function postedOf(state: unknown): string | undefined {
  const posted = (state as { posted?: unknown } | null)?.posted
  return typeof posted === 'string' ? posted : undefined
}

import { useEffect, useEffectEvent, useState } from 'react'

const REST_MS = 300

/**
 * What is being typed into a field, which counts once it has rested for a moment. When the value is changed in another way, the field
 * follows.
 */
export function useTyped(value: string, onRest: (value: string) => void) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  const [sent, setSent] = useState<string>()
  if (value !== seen) {
    setSeen(value)
    // What was sent from here may come back late: more has been typed since.
    if (value !== sent) {
      setTyped(value)
      setSent(undefined)
    }
  }
  const rest = useEffectEvent(() => {
    setSent(typed)
    onRest(typed)
  })
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => rest(), REST_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  return [typed, setTyped] as const
}

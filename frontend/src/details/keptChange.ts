import { isTiming } from '../scheduling/timing'
import type { Changed } from './change'

// What was typed to change a request, for the time that a user is away to sign in again.

const keyOf = (requestId: string) => `change:${requestId}`

export function keepChange(requestId: string, changed: Changed) {
  sessionStorage.setItem(keyOf(requestId), JSON.stringify(changed))
}

/** What was kept, if there is something that can be read. */
export function keptChange(requestId: string): Changed | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(requestId)) ?? 'null') as Partial<Changed> | null
    return typeof kept?.caption === 'string' && isTiming(kept.timing)
      ? { caption: kept.caption, timing: kept.timing }
      : undefined
  } catch {
    return undefined
  }
}

export function forgetChange(requestId: string) {
  sessionStorage.removeItem(keyOf(requestId))
}

import { onDemand } from './onDemand'

/** The zone in which times are shown and entered unless another is chosen; decided here and nowhere else. */
export type OwnZone = {
  /** As the IANA database calls it. */
  name: string
  /** Whether the browser told it. */
  isKnown: boolean
}

/**
 * Some browsers tell no zone, or one that they do not know themselves: `Etc/Unknown`, where the system's setting is none of the IANA
 * database's. Times are in UTC then, and the page says so.
 */
export function zoneToUse(told: string | undefined): OwnZone {
  return told && isZone(told) ? { name: told, isKnown: true } : { name: 'UTC', isKnown: false }
}

export const ownZone = onDemand(() => zoneToUse(Intl.DateTimeFormat().resolvedOptions().timeZone))

const tried = new Map<string, boolean>()

/** Whether this browser can show times on the clocks of a zone. */
export function isZone(zone: string): boolean {
  const known = tried.get(zone)
  if (known !== undefined) return known
  const can = canShow(zone)
  tried.set(zone, can)
  return can
}

function canShow(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

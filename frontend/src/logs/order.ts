import type { LogEntry } from '../api/client'

/**
 * Entries by time, as the API orders them: those of one destination keep the order in which they were written, even where the clocks of
 * two workers differ.
 */
export function inOrder(entries: readonly LogEntry[]): LogEntry[] {
  const latest = new Map<string, string>()
  return entries
    .map((entry) => {
      const before = latest.get(entry.destination) ?? ''
      const at = entry.timestamp > before ? entry.timestamp : before
      latest.set(entry.destination, at)
      return { entry, at }
    })
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ entry }) => entry)
}

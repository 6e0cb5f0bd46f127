import type { LogEntry, LogLevel, UploadRequest } from '../api/client'
import { inOneLine } from './text'

export const LEVELS: readonly LogLevel[] = ['INFO', 'WARNING', 'ERROR']

/** What of a log is wanted; no level chosen means all, no destination all of them. */
export type LogFilter = { levels: readonly LogLevel[]; destination: string; search: string }

/** In the address in place of levels: none is chosen, where otherwise some would be. */
const ALL = 'all'

/**
 * The filter as the address has it. What makes no sense there is left out.
 *
 * @param usual the levels that are shown when the address says nothing of them
 */
export function logFilterOf(parameters: URLSearchParams, usual: readonly LogLevel[] = []): LogFilter {
  const named: readonly string[] = parameters.get('level')?.split(',') ?? usual
  return {
    levels: LEVELS.filter((level) => named.includes(level)),
    destination: parameters.get('destination') ?? '',
    search: parameters.get('search') ?? '',
  }
}

/** The entries that the filter lets through. A text is looked for in all that an entry says. */
export function filtered(
  entries: readonly LogEntry[],
  { levels, destination, search }: LogFilter,
): LogEntry[] {
  const wanted = search.trim().toLowerCase()
  return entries.filter(
    (entry) =>
      (levels.length === 0 || levels.includes(entry.level)) &&
      (!destination || entry.destination === destination) &&
      (!wanted || inOneLine(entry).toLowerCase().includes(wanted)),
  )
}

/** What the address says of levels: all, if none is chosen. */
export function levelParameter(levels: readonly string[]): string {
  return levels.length > 0 ? levels.join(',') : ALL
}

/**
 * The levels that a log opens with. That of a failed post opens on its errors: why it failed is what it is opened for.
 *
 * @param destination the one that the log is narrowed to, if any
 */
export function levelsToOpenWith(
  entries: readonly LogEntry[],
  { is_final: isFinal, destinations, counts }: UploadRequest,
  destination: string,
): readonly LogLevel[] {
  const hasFailed =
    destination === '' ? isFinal && counts.failed > 0 : destinations[destination]?.status === 'failed'
  const hasErrors = filtered(entries, { levels: ['ERROR'], destination, search: '' }).length > 0
  return hasFailed && hasErrors ? ['ERROR'] : []
}

/** How many entries there are of each level, among those that the rest of the filter lets through. */
export function countsByLevel(entries: readonly LogEntry[], filter: LogFilter): Record<LogLevel, number> {
  const counts: Record<LogLevel, number> = { INFO: 0, WARNING: 0, ERROR: 0 }
  for (const { level } of filtered(entries, { ...filter, levels: [] })) counts[level]++
  return counts
}

/** What happened, without the single calls to the platforms. */
export function milestones(entries: readonly LogEntry[]): LogEntry[] {
  return entries.filter((entry) => entry.fields?.method === undefined)
}

export function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`
}

import type { Warning } from '../api/client'

/** The warnings that came with the answer to a post, as the address's state hands them on. */
export function warningsOf(state: unknown): readonly Warning[] {
  const warnings = (state as { warnings?: unknown } | null)?.warnings
  return Array.isArray(warnings) ? warnings.filter(isWarning) : []
}

function isWarning(value: unknown): value is Warning {
  const warning = value as Partial<Warning> | null
  return (
    typeof warning === 'object' && typeof warning?.code === 'string' && typeof warning.detail === 'string'
  )
}

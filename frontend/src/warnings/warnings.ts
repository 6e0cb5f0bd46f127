/** What the API warns of. There may be kinds that this page does not know: all have a code and say in words what they mean. */
export type Warning = {
  code: string
  detail: string
  destination?: string
  /** The earlier post, its time and its address, when the same was posted already. */
  request_id?: string
  accepted_at?: string
  permalink?: string
  /** Until when the video's address can be fetched. */
  expires_at?: string
}

export type Repeat = Warning & Required<Pick<Warning, 'destination' | 'request_id' | 'accepted_at'>>

/** Whether it warns that the same was posted to the same account already. */
export function isRepeat(warning: Warning): warning is Repeat {
  const { code, destination, request_id: earlier, accepted_at: at } = warning
  return code === 'posted_recently' && [destination, earlier, at].every((value) => value !== undefined)
}

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

/** Those that were not given before. */
export function newAmong(warnings: readonly Warning[], before: readonly Warning[]): Warning[] {
  const known = new Set(before.map(keyOf))
  return warnings.filter((warning) => !known.has(keyOf(warning)))
}

/** What tells a warning from others; its words may be put differently before a post and after it. */
export function keyOf({ code, destination, request_id: earlier }: Warning): string {
  return [code, destination, earlier].join(' ')
}

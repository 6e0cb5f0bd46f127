import type { LogEntry } from '../api/client'

/** An entry as one line of text: time, level, destination, code, message, and its fields as JSON. */
export function inOneLine({ timestamp, level, destination, code, message, fields }: LogEntry): string {
  const more = fields && Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : ''
  return `${timestamp} ${level} ${destination} ${code} ${message}${more}`
}

export function asText(entries: readonly LogEntry[]): string {
  return entries.map((entry) => `${inOneLine(entry)}\n`).join('')
}

/** The entries exactly as the API gives them. */
export function asJson(entries: readonly LogEntry[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`
}

/** One entry a line, as log tools read it. */
export function asNdjson(entries: readonly LogEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

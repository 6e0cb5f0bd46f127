/** How long a text is as platforms are taken to count: in Unicode code points, so that an emoji of one code point is one character. */
export function codePointCount(text: string): number {
  return Array.from(text).length
}

export function matchCount(pattern: RegExp, text: string): number {
  return Array.from(text.matchAll(pattern)).length
}

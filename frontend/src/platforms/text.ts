/** How long a text is in Unicode code points, so that an emoji of one code point is one character. */
export function codePointCount(text: string): number {
  return Array.from(text).length
}

/** Resolves when the browser has nothing else to do, or after a while. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    // Safari does not tell.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 2000 })
    else setTimeout(resolve, 1000)
  })
}

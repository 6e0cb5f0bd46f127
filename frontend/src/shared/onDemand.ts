/** What is made when it is first asked for, and then kept. */
export function onDemand<T extends object | string>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

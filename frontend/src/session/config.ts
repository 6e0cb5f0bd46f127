/** At whom users sign in, and as what the dashboard is known there. */
export type SignIn = { issuer: string; client_id: string }

/** What the place where the dashboard is served says of itself. */
export type Config = {
  /** Where the simulated platforms are; only on one machine. */
  simulator_url?: string
  /** The user that calls belong to unless another is chosen; only where nobody signs in. */
  local_user?: string
  /** Where users sign in; only where they must. */
  sign_in?: SignIn
  /** What is deployed or run here, for who reports a fault. */
  commit?: string
}

let asked: Promise<Config> | undefined

/** Asked for once; again after it could not be had. */
export function readConfig(): Promise<Config> {
  asked ??= fetchConfig().catch((failure: unknown) => {
    asked = undefined
    throw failure
  })
  return asked
}

async function fetchConfig(): Promise<Config> {
  // index.html has begun to load it.
  const response = await fetch('/config.json')
  if (!response.ok) throw new Error(`/config.json: HTTP ${response.status}`)
  return (await response.json()) as Config
}

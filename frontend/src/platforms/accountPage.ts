import { platformOf } from './platforms'

/**
 * Where a person can look at an account: its page at the platform, or at the simulated one. Instagram shows no account by the id that the
 * API knows it by; its start page leads the signed-in owner there.
 */
export function accountPage(destination: string, simulatorUrl: string | undefined): string | undefined {
  const id = encodeURIComponent(destination.slice(destination.indexOf(':') + 1))
  const host = simulatorUrl === undefined ? 'https://' : `${simulatorUrl}/`
  switch (platformOf(destination)) {
    case 'facebook':
      return `${host}www.facebook.com/${id}/`
    case 'instagram':
      return simulatorUrl === undefined ? `${host}www.instagram.com/` : `${host}www.instagram.com/${id}/`
    default:
      return undefined
  }
}

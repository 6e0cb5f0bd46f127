import type { PlatformRules } from '../api/client'

/**
 * What the server says of the platforms, in the order in which they are shown. Of a platform that is not in it, the server alone judges,
 * and it is shown as it is called.
 */
export type Catalogue = readonly PlatformRules[]

export function rulesOf(catalogue: Catalogue, platform: string): PlatformRules | undefined {
  return catalogue.find((rules) => rules.platform === platform)
}

export function platformName(catalogue: Catalogue, platform: string): string {
  return rulesOf(catalogue, platform)?.display_name ?? platform
}

/** The platforms that are wanted, those of the catalogue first, in its order. */
export function inOrder(catalogue: Catalogue, wanted: ReadonlySet<string>): string[] {
  const known = catalogue.map(({ platform }) => platform).filter((platform) => wanted.has(platform))
  return Array.from(new Set([...known, ...wanted]))
}

/** The platform of a destination, which is written `platform:account_id`. */
export function platformOf(destination: string): string {
  return destination.slice(0, destination.indexOf(':'))
}

export function accountIdOf(destination: string): string {
  return destination.slice(destination.indexOf(':') + 1)
}

/** An account by the name its owner gave it; one that is not connected any more by its id. */
export function accountName(destination: string, names: ReadonlyMap<string, string>): string {
  return names.get(destination) ?? accountIdOf(destination)
}

/** Where a person can look at an account: its page at the platform, or at the simulated one, which has a page for every account. */
export function accountPage(
  catalogue: Catalogue,
  destination: string,
  simulatorUrl: string | undefined,
): string | undefined {
  const page = rulesOf(catalogue, platformOf(destination))?.accounts.page
  if (page === undefined) return undefined
  const id = encodeURIComponent(accountIdOf(destination))
  return simulatorUrl === undefined
    ? page.replaceAll('{account_id}', id)
    : `${simulatorUrl}/${new URL(page).host}/${id}/`
}

/** A step in plain words. */
export function stepInWords(rules: PlatformRules | undefined, step: string): string {
  return rules?.steps.find((known) => known.step === step)?.label ?? step.replaceAll('_', ' ')
}

/** Whether a text as a whole is of a pattern of the server. One that this browser cannot read rules nothing out: the server judges then. */
export function isOfPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text)
  } catch {
    return true
  }
}

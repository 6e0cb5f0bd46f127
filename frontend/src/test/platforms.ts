import type { components } from '../api/schema'
import type { Catalogue } from '../platforms/catalogue'
import { rulesOf } from '../platforms/catalogue'
import answer from '../../../shared-cases/platforms.json'

/** What the server answers of the platforms, word for word. */
export const PLATFORMS = answer as components['schemas']['PlatformList']

export const CATALOGUE: Catalogue = PLATFORMS.items

export function rulesOfKnown(platform: string) {
  const rules = rulesOf(CATALOGUE, platform)
  if (!rules) throw new Error(`${platform} is not in shared-cases/platforms.json`)
  return rules
}

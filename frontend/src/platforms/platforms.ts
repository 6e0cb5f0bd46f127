import { IconBrandFacebook, IconBrandInstagram, IconWorld, type Icon } from '@tabler/icons-react'
import type { Platform } from '../api/client'

export const PLATFORMS: readonly Platform[] = ['instagram', 'facebook']

const KNOWN: Record<string, { name: string; icon: Icon }> = {
  instagram: { name: 'Instagram', icon: IconBrandInstagram },
  facebook: { name: 'Facebook', icon: IconBrandFacebook },
}

/** The platform of a destination, which is written `platform:account_id`. */
export function platformOf(destination: string): string {
  return destination.slice(0, destination.indexOf(':'))
}

/** How a platform is shown. One that this page does not know yet is shown as it is called. */
export function platformLook(platform: string): { name: string; icon: Icon } {
  return KNOWN[platform] ?? { name: platform, icon: IconWorld }
}

export function platformName(platform: string): string {
  return platformLook(platform).name
}

/** An account by the name its owner gave it; one that is not connected any more by its id. */
export function accountName(destination: string, names: ReadonlyMap<string, string>): string {
  return names.get(destination) ?? destination.slice(destination.indexOf(':') + 1)
}

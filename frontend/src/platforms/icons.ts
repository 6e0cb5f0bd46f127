import { IconBrandFacebook, IconBrandInstagram, IconWorld, type Icon } from '@tabler/icons-react'

/** The one place of the dashboard where platforms are named: everything else of them comes from the server. */
export const PLATFORM_ICONS: Readonly<Record<string, Icon>> = {
  instagram: IconBrandInstagram,
  facebook: IconBrandFacebook,
}

export const UNKNOWN_PLATFORM_ICON = IconWorld

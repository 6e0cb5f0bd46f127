import { PLATFORM_ICONS, UNKNOWN_PLATFORM_ICON } from './icons'
import { usePlatform } from './PlatformsProvider'

type Props = {
  platform: string
  size?: number
  /** Whether its name stands beside it, so that it need not be read out. */
  named?: boolean
}

/** A platform's sign; its name is read out. */
export function PlatformIcon({ platform, size = 18, named = false }: Props) {
  const { name } = usePlatform(platform)
  const Sign = PLATFORM_ICONS[platform] ?? UNKNOWN_PLATFORM_ICON
  return named ? (
    <Sign size={size} aria-hidden style={{ flex: 'none' }} />
  ) : (
    <Sign size={size} role="img" aria-label={name} style={{ flex: 'none' }} />
  )
}

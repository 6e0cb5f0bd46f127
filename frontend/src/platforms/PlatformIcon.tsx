import { platformLook } from './platforms'

/** A platform's sign; its name is read out. */
export function PlatformIcon({ platform, size = 18 }: { platform: string; size?: number }) {
  const { name, icon: Sign } = platformLook(platform)
  return <Sign size={size} role="img" aria-label={name} style={{ flex: 'none' }} />
}

import { createElement } from 'react'
import { platformIcon, platformName } from './platforms'

type Props = { platform: string; size?: number; className?: string }

/** The sign of a platform, with its name for those who do not see it. */
export function PlatformIcon({ platform, size = 20, className }: Props) {
  return createElement(platformIcon(platform), {
    role: 'img',
    'aria-label': platformName(platform),
    size,
    className,
  })
}

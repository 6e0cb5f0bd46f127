import { PlatformIcon } from '../platforms/PlatformIcon'
import type { CaptionCount } from '../platforms/caption'
import type { PlatformCounts } from './captionCounts'
import classes from './ComposeForm.module.css'

const number = new Intl.NumberFormat('en')

/** How much of each chosen platform's limits a caption uses. Made of spans, for it stands in the paragraph that describes the field. */
export function CaptionCounts({ platforms }: { platforms: readonly PlatformCounts[] }) {
  if (platforms.length === 0)
    return <span>It may be empty. How long it may be depends on the destinations.</span>
  return (
    <span className={classes.counts}>
      {platforms.map(({ platform, counts, cautions }) => (
        <span key={platform} className={classes.platformCounts}>
          <PlatformIcon platform={platform} size={16} />
          {counts.map((count) => (
            <Count key={count.what} {...count} />
          ))}
          {cautions.map((caution) => (
            <span key={caution} className={classes.caution}>
              {caution}
            </span>
          ))}
        </span>
      ))}
    </span>
  )
}

function Count({ what, count, max }: CaptionCount) {
  const over = count - max
  return (
    <span className={over > 0 ? classes.over : undefined}>
      {number.format(count)} / {number.format(max)} {what}
      {over > 0 && ` (${number.format(over)} too many)`}
    </span>
  )
}

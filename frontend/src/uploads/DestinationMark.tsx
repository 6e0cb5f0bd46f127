import type { Posting } from '../api/client'
import { accountName, platformOf } from '../platforms/catalogue'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { lookOf } from '../status/status'
import classes from './DestinationMark.module.css'

type Props = { what: string; destination: string; posting: Posting; names: ReadonlyMap<string, string> }

/** A destination of a post in small: its platform and how it stands; if it is live, the link to the post. */
export function DestinationMark({ what, destination, posting, names }: Props) {
  const name = accountName(destination, names)
  const { icon: Status, color, word } = lookOf(posting.status)
  const permalink = posting.result?.permalink
  const signs = (
    <>
      <PlatformIcon platform={platformOf(destination)} named />
      <Status size={14} aria-hidden color={`var(--mantine-color-${color}-light-color)`} />
    </>
  )
  return (
    <li>
      {permalink ? (
        <a
          className={classes.mark}
          href={permalink}
          target="_blank"
          rel="noreferrer"
          title={`${name}: ${word}`}
          aria-label={`Open the post: ${what} on ${name}`}
        >
          {signs}
        </a>
      ) : (
        <span className={classes.mark} role="img" title={`${name}: ${word}`} aria-label={`${name}: ${word}`}>
          {signs}
        </span>
      )}
    </li>
  )
}

import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import { titleOf } from '../shared/video'
import { progressInWords } from '../status/status'
import { DestinationMark } from './DestinationMark'
import { needsOf } from './needs'
import { PostingLine } from './PostingLine'
import classes from './Postings.module.css'

/** A post of more destinations is folded. */
const MOST_UNFOLDED = 5

/** How many of those that need somebody a folded post has a place for. */
const MOST_NEEDING = 2

type Props = { request: UploadRequest; accounts: Accounts; names: ReadonlyMap<string, string> }

/** The destinations of a request; of one with many only those that need somebody, until the reader unfolds it. */
export function Postings(props: Props) {
  const { length: count } = Object.keys(props.request.destinations)
  return count > MOST_UNFOLDED ? <Folded {...props} /> : <Lines {...props} />
}

/** @param only those that are shown, in this order; all in the request's own if it is not given */
function Lines({ request, accounts, names, only }: Props & { only?: readonly string[] }) {
  const shown = only ?? Object.keys(request.destinations)
  return (
    <ul className={classes.lines} aria-label="Destinations">
      {shown.map((destination) => {
        const posting = request.destinations[destination]
        return (
          posting && (
            <PostingLine
              key={destination}
              request={request}
              destination={destination}
              posting={posting}
              accounts={accounts}
              names={names}
            />
          )
        )
      })}
    </ul>
  )
}

function Folded(props: Props) {
  const { request, accounts, names } = props
  const [open, setOpen] = useState(false)
  const needing = useInOrderOfArrival(
    needsOf(request, accounts)
      .map(([destination]) => destination)
      .sort((one, other) => endOf(request, one) - endOf(request, other)),
  )
  const more = needing.length - MOST_NEEDING
  return (
    <div className={classes.folded}>
      <div className={classes.head}>
        <Text size="sm" truncate>
          {progressInWords(request)}
        </Text>
        <Button
          size="compact-sm"
          fz="xs"
          variant="default"
          aria-expanded={open}
          className={classes.unfold}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Fold' : `Show all ${request.counts.total}${more > 0 ? `, ${more} more need you` : ''}`}
        </Button>
      </div>
      {open ? (
        <Lines {...props} />
      ) : (
        <>
          <ul className={classes.marks} aria-label="Destinations">
            {Object.entries(request.destinations).map(([destination, posting]) => (
              <DestinationMark
                key={destination}
                what={titleOf(request)}
                destination={destination}
                posting={posting}
                names={names}
              />
            ))}
          </ul>
          <div className={classes.needing}>
            {needing.length > 0 && <Lines {...props} only={needing.slice(0, MOST_NEEDING)} />}
          </div>
        </>
      )}
    </div>
  )
}

/** Those that were there before stay where they are, whatever the others' times; what is new comes after them. */
function useInOrderOfArrival(destinations: readonly string[]): readonly string[] {
  const [before, setBefore] = useState(destinations)
  const now = [
    ...before.filter((destination) => destinations.includes(destination)),
    ...destinations.filter((destination) => !before.includes(destination)),
  ]
  if (now.join() !== before.join()) setBefore(now)
  return now
}

function endOf({ destinations }: UploadRequest, destination: string): number {
  return Date.parse(destinations[destination]?.updated_at ?? '')
}

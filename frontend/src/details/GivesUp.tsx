import type { Posting } from '../api/client'
import { Countdown } from '../shared/Countdown'

type Props = { end: NonNullable<Posting['gives_up']>; attempt: number | undefined }

/** When nobody tries any more: at the deadline, or before it when a step has used up its tries. */
export function GivesUp({ end, attempt = 1 }: Props) {
  const deadline = <Countdown at={Date.parse(end.at)} />
  if (!end.after_attempt) return deadline
  return (
    <>
      {attempt > 1
        ? `if try ${end.after_attempt} of ${end.after_attempt} fails, too`
        : `if a step fails ${end.after_attempt} times`}
      , at the latest {deadline}
    </>
  )
}

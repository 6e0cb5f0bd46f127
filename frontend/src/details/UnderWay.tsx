import { Alert, Text } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Posting } from '../api/client'
import { platformOf, stepInWords } from '../platforms/catalogue'
import { usePlatform } from '../platforms/PlatformsProvider'
import { ScheduledTime } from '../scheduling/ScheduledTime'
import { Countdown } from '../shared/Countdown'
import { Facts } from '../shared/Facts'
import { duration } from '../shared/time'
import { Time } from '../shared/Time'
import { announcedFor, isNotMoving } from '../status/moving'
import { GivesUp } from './GivesUp'
import type { Schedule } from './schedule'

/** What the API says is waited for once all is prepared. */
const ITS_TIME = 'the scheduled time'

type Props = {
  destination: string
  posting: Posting
  schedule: Schedule | undefined
  /** When the posting was read, in milliseconds. */
  seenAt: number
}

/** What is being done, the last sign of life and the next look; and why it is not moving, if it is not. */
export function UnderWay({ destination, posting, schedule, seenAt }: Props) {
  const { rules } = usePlatform(platformOf(destination))
  const calm = whyItWaits(posting)
  return (
    <>
      <Facts
        facts={[
          ['Step', posting.step && stepInWords(rules, posting.step)],
          ['Try', posting.attempt && `${posting.attempt} of ${posting.max_attempts ?? posting.attempt}`],
          ['Waiting for', waitingFor(posting, schedule)],
          [
            'Not yet, because',
            posting.last_error && `${posting.last_error.message} ${posting.last_error.explanation}`,
          ],
        ]}
      />
      {calm && (
        <Text size="sm" mt="xs">
          {calm}
        </Text>
      )}
      <Facts
        facts={[
          [nextInWords(posting), nextAt(posting)],
          ...givingUp(posting),
          ['Last sign of life', <Time at={Date.parse(posting.updated_at)} />],
          ['Accepted', <Time at={Date.parse(posting.created_at)} />],
        ]}
      />
      {isNotMoving(posting, seenAt) && <NotMoving posting={posting} seenAt={seenAt} />}
    </>
  )
}

function NotMoving({ posting, seenAt }: { posting: Posting; seenAt: number }) {
  return (
    <Alert mt="xs" color="orange" icon={<IconClock aria-hidden />} title="Why is it not moving?">
      <Text size="sm">
        Nothing was heard of it for {duration(seenAt - announcedFor(posting))} beyond what was announced. What
        is overdue is found and taken up again within a few minutes, whatever has died.
      </Text>
    </Alert>
  )
}

/** What comes next, if anything does before it is given up. */
function nextAt({ next_check_at: next, gives_up: end }: Posting) {
  if (!next || (end?.ends_as === 'failed' && Date.parse(end.at) <= Date.parse(next))) return undefined
  return <Countdown at={Date.parse(next)} />
}

function nextInWords({ status, attempt, gives_up: end }: Posting): string {
  if (status === 'scheduled') return 'Preparation'
  return attempt && attempt > 1 && end?.after_attempt ? 'Next try' : 'Next check'
}

function givingUp(posting: Posting): [string, ReactNode][] {
  const { gives_up: end } = posting
  if (!end) return []
  return [
    [
      end.ends_as === 'failed' ? 'Gives up' : 'Stops looking',
      <GivesUp end={end} attempt={posting.attempt} />,
    ],
  ]
}

function waitsForItsTime({ status, waiting_for: waitingFor }: Posting): boolean {
  return status === 'scheduled' || waitingFor === ITS_TIME
}

function waitingFor(posting: Posting, schedule: Schedule | undefined) {
  return schedule && waitsForItsTime(posting) ? (
    <>
      its time, <ScheduledTime {...schedule} />
    </>
  ) : (
    posting.waiting_for
  )
}

function whyItWaits(posting: Posting): string | undefined {
  if (posting.status === 'scheduled') {
    return 'It waits for its time, nothing is wrong. It is prepared shortly before, and goes out at its time.'
  }
  return waitsForItsTime(posting)
    ? 'It is prepared and waits for its time, nothing is wrong. It can still be cancelled.'
    : undefined
}

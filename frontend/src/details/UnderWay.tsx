import { Text } from '@mantine/core'
import type { Posting } from '../api/client'
import { stepInWords } from '../platforms/steps'
import { ScheduledTime } from '../scheduling/ScheduledTime'
import { Countdown } from '../shared/Countdown'
import { Facts } from '../shared/Facts'
import { Time } from '../shared/Time'
import type { Schedule } from './schedule'

/** What the API says is waited for once all is prepared. */
const ITS_TIME = 'the scheduled time'

type Props = { posting: Posting; schedule: Schedule | undefined }

/** What is being done, and why it is not moving, if it seems not to: how old it is, the last sign of life, the next look. */
export function UnderWay({ posting, schedule }: Props) {
  const end = Date.parse(posting.publish_by)
  return (
    <>
      <Facts
        facts={[
          ['Step', posting.step && stepInWords(posting.step)],
          ['Try', posting.attempt && `${posting.attempt} of 3`],
          ['Waiting for', waitingFor(posting, schedule)],
          [
            'Not yet, because',
            posting.last_error && `${posting.last_error.message} ${posting.last_error.explanation}`,
          ],
        ]}
      />
      <Text size="sm" fw={500} mt="xs">
        Why is it not moving?
      </Text>
      <Text size="sm">{whyItWaits(posting)}</Text>
      <Facts
        facts={[
          [
            posting.status === 'scheduled' ? 'Preparation' : 'Next check',
            posting.next_check_at && <Countdown at={Date.parse(posting.next_check_at)} />,
          ],
          ['Gives up', <Countdown at={end} />],
          ['Last sign of life', <Time at={Date.parse(posting.updated_at)} />],
          ['Accepted', <Time at={Date.parse(posting.created_at)} />],
        ]}
      />
      <Text size="xs" c="dimmed" mt={4}>
        What is overdue is found and taken up again within a few minutes, whatever has died.
      </Text>
    </>
  )
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

import type { Posting } from '../api/client'
import type { Command } from '../api/commands'

type WithoutDestination<C> = C extends Command ? Omit<C, 'destination'> : never

export type Action = {
  label: string
  command: WithoutDestination<Command>
  /** What is asked first, if it cannot be undone. */
  question?: string
  /** What is said when it was done. */
  done: string
}

const RETRY: Action = { label: 'Try again', command: { kind: 'retry' }, done: 'it is tried again.' }

const CANCEL: Action = {
  label: 'Cancel',
  command: { kind: 'cancel' },
  question: 'It will not be posted there. To post it after all, you make a new post.',
  done: 'it is cancelled.',
}

const UNCONFIRMED: readonly Action[] = [
  { label: 'Verify now', command: { kind: 'verify' }, done: 'the platform is asked once more.' },
  {
    label: 'It is there',
    command: { kind: 'resolve', published: true },
    question: 'You have looked at the account and seen the post. It counts as published from now on.',
    done: 'it counts as published.',
  },
  {
    label: 'It is not there, post it again',
    command: { kind: 'resolve', published: false },
    question:
      'Only if you have looked at the account: if the post is there after all, it goes out a second time.',
    done: 'it is posted again.',
  },
]

/** What can be done about a destination as it stands. What would fail again cannot be tried again: its error says what must change. */
export function actionsOf({ status, error_details: error, result }: Posting): readonly Action[] {
  switch (status) {
    case 'failed':
      return error?.retryable === false ? [] : [RETRY]
    case 'unconfirmed':
      return UNCONFIRMED
    case 'scheduled':
    case 'queued':
    case 'processing':
      return result ? [] : [CANCEL]
    case 'completed':
    case 'cancelled':
      return []
  }
}

import type { Posting } from '../api/client'
import type { Command } from '../api/commands'

type WithoutDestination<C> = C extends Command ? Omit<C, 'destination'> : never

/** What is asked before something that cannot be undone, and the two answers, in words that cannot be confused. */
export type Question = { title: string; text: string; keep: string; confirm: string; danger?: boolean }

export type Action = {
  label: string
  command: WithoutDestination<Command>
  /** What is asked first, if it cannot be undone. */
  question?: Question
  /** What is said when it was done. */
  done: string
}

const RETRY: Action = { label: 'Try again', command: { kind: 'retry' }, done: 'it is tried again.' }

const CANCEL: Action = {
  label: 'Cancel',
  command: { kind: 'cancel' },
  question: {
    title: 'Stop posting?',
    text: 'It will not be posted there. To post it after all, you make a new post.',
    keep: 'Keep it',
    confirm: 'Stop posting',
  },
  done: 'it is cancelled.',
}

const VERIFY: Action = {
  label: 'Verify now',
  command: { kind: 'verify' },
  done: 'the platform is asked once more.',
}

/** What is only done after a question. */
export type AskedAction = Action & { question: Question }

export const IT_IS_THERE: AskedAction = {
  label: 'It is there',
  command: { kind: 'resolve', published: true },
  question: {
    title: 'Is it there?',
    text: 'You have looked at the account and seen the post. It counts as published from now on.',
    keep: 'I am not sure',
    confirm: 'It is there',
    danger: false,
  },
  done: 'it counts as published.',
}

export const IT_IS_NOT_THERE: AskedAction = {
  label: 'It is not there, post it again',
  command: { kind: 'resolve', published: false },
  question: {
    title: 'Post it again?',
    text: 'Only if you have looked at the account: if the post turns up there after all, it is there twice.',
    keep: 'Wait',
    confirm: 'Post it again',
  },
  done: 'it is posted again.',
}

/**
 * What can be done about a destination as it stands. What is bound to be refused is not offered: what would fail again, as its error says
 * what must change first, and what goes to an account that must be connected first.
 */
export function actionsOf(
  { status, error_details: error, result, may_be_live: mayBeLive }: Posting,
  mustConnect = false,
): readonly Action[] {
  switch (status) {
    case 'failed':
      return error?.retryable === false || mustConnect ? [] : [RETRY]
    case 'unconfirmed':
      return [VERIFY, IT_IS_THERE, IT_IS_NOT_THERE]
    case 'scheduled':
    case 'queued':
    case 'processing':
      return result || mayBeLive ? [] : [CANCEL]
    case 'completed':
    case 'cancelled':
      return []
  }
}

/** Whether a posting needs that its account is connected again: it ended for want of it, or cannot be tried again without. */
export function needsReconnect({ status, error_details: error }: Posting, mustConnect: boolean): boolean {
  if (!mustConnect) return false
  return (
    (status === 'failed' && error?.retryable !== false) ||
    ((status === 'failed' || status === 'unconfirmed') && error?.needs_reconnect === true)
  )
}

/** How many of these can be tried again, and how many can be stopped. */
export function countOf(kind: Command['kind'], actions: readonly (readonly Action[])[]): number {
  return actions.filter((some) => some.some(({ command }) => command.kind === kind)).length
}

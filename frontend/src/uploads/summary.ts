import { accountAddress } from '../accounts/address'
import type { Accounts } from '../accounts/connect'
import type { RequestStatus, UploadRequest } from '../api/client'
import { type FilterName, hasStatus } from './filter'
import { hasNeed, type Need, needsOf } from './needs'

/** A part of the sentence, and where it leads: to a filter of the list, or to the one thing that it names. */
export type Part = { words: string; to: { filter: Partial<Record<FilterName, string>> } | { path: string } }

/**
 * What the list comes to.
 *
 * @property counts how many posts are how far; one that is live in part counts wherever its filter shows it
 * @property you how many posts need the user, and what for; nothing if none does
 * @property newest how many posts were counted, if there are more than these
 */
export type Summary = {
  posts: number
  counts: readonly Part[]
  you?: Part & { causes: readonly Part[] }
  newest?: number
}

const COUNTED: readonly [RequestStatus, words: string][] = [
  ['completed', 'live'],
  ['processing', 'in progress'],
  ['queued', 'queued'],
  ['scheduled', 'scheduled'],
]

const CAUSES: readonly [need: Need, one: string, several: (count: number) => string][] = [
  ['reconnect', 'reconnect 1 account', (count) => `reconnect ${count} accounts`],
  ['check', 'check 1 post', (count) => `check ${count} posts`],
  ['replace', 'replace 1 video', (count) => `replace ${count} videos`],
  ['change', 'change 1 post', (count) => `change ${count} posts`],
  ['retry', 'retry 1 post', (count) => `retry ${count} posts`],
]

/** Puts a list into one sentence. `hasMore`: whether there are older posts that are not in it. */
export function summaryOf(posts: readonly UploadRequest[], accounts: Accounts, hasMore: boolean): Summary {
  const counts = COUNTED.flatMap(([status, words]) => {
    const count = posts.filter((post) => hasStatus(post, status)).length
    return count > 0 ? [{ words: `${count} ${words}`, to: { filter: { status, needs: '' } } }] : []
  })
  const waiting = posts.filter((post) => hasNeed(post, 'operator', accounts))
  const yours = posts.filter((post) => hasNeed(post, 'you', accounts))
  return {
    posts: posts.length,
    counts: [...counts, ...partOf(waiting, 'operator', '1 waits for the operators', waitFor)],
    ...(yours.length > 0 && {
      you: {
        words: yours.length === 1 ? '1 needs you' : `${yours.length} need you`,
        to: { filter: { status: '', needs: 'you' } },
        causes: CAUSES.flatMap(([need, one, several]) => causeOf(yours, need, one, several, accounts)),
      },
    }),
    ...(hasMore && { newest: posts.length }),
  }
}

function waitFor(count: number): string {
  return `${count} wait for the operators`
}

function causeOf(
  posts: readonly UploadRequest[],
  need: Need,
  one: string,
  several: (count: number) => string,
  accounts: Accounts,
): Part[] {
  const having = posts.filter((post) => hasNeed(post, need, accounts))
  if (need !== 'reconnect') return partOf(having, need, one, several)
  const [first, ...others] = new Set(
    having.flatMap((post) => needsOf(post, accounts).flatMap(([to, has]) => (has === need ? [to] : []))),
  )
  if (first === undefined) return []
  return others.length === 0
    ? [{ words: one, to: { path: accountAddress(first) } }]
    : [{ words: several(others.length + 1), to: filterTo(need) }]
}

function partOf(
  posts: readonly UploadRequest[],
  need: Need,
  one: string,
  several: (count: number) => string,
): Part[] {
  const [first, ...others] = posts
  if (!first) return []
  return others.length === 0
    ? [{ words: one, to: { path: `/uploads/${first.request_id}` } }]
    : [{ words: several(posts.length), to: filterTo(need) }]
}

function filterTo(need: Need): Part['to'] {
  return {
    filter: need === 'check' ? { status: 'unconfirmed', needs: '' } : { status: 'failed', needs: need },
  }
}

import { type Accounts, mustConnectFirst } from '../accounts/connect'
import { mayPass, ProblemError, type UploadRequest } from '../api/client'
import { actionsOf } from '../details/actions'
import { doForSeveral, type Refusal, type SeveralKind } from '../api/commands'

/** A request, and the destinations of it about which something is done. */
export type Target = { request: UploadRequest; destinations: readonly string[] }

/** What was not done, and why. */
export type Refused = Refusal & { request: UploadRequest }

/** How it went with all of the targets so far. `waits`: the service has asked to go slower. `gaveUp`: why the rest was not asked for. */
export type Progress = {
  done: number
  refused: readonly Refused[]
  waits: boolean
  gaveUp?: unknown
}

/** The destinations for which it can be done: what is bound to be refused is left out. */
export function targetsOf(
  kind: SeveralKind,
  requests: readonly UploadRequest[],
  accounts: Accounts,
): Target[] {
  return requests
    .map((request) => ({ request, destinations: destinationsFor(kind, request, accounts) }))
    .filter(({ destinations }) => destinations.length > 0)
}

export function countOf(targets: readonly Target[]): number {
  return targets.reduce((sum, { destinations }) => sum + destinations.length, 0)
}

function destinationsFor(kind: SeveralKind, request: UploadRequest, accounts: Accounts): string[] {
  return Object.entries(request.destinations)
    .filter(([destination, posting]) =>
      actionsOf(posting, mustConnectFirst(destination, posting, accounts)).some(
        ({ command }) => command.kind === kind,
      ),
    )
    .map(([destination]) => destination)
}

const TOO_MANY = 429
const MOST_WAITS = 20
const WAIT_MS = 2000

/** A worker is at it: it cannot be stopped in this moment, and mostly can in the next. */
const AT_WORK = 'under_way'
const MOST_MOMENTS = 3

/**
 * Does it for one target after the other, and tells after each how it went. Ends early when it is told to, or when the service does not
 * answer: what became of that call is then not known, and the rest is left as it is.
 */
export async function doForAll(
  kind: SeveralKind,
  targets: readonly Target[],
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<void> {
  let progress: Progress = { done: 0, refused: [], waits: false }
  const report = (part: Partial<Progress>) => {
    progress = { ...progress, ...part }
    tell(progress)
  }
  for (const { request, destinations } of targets) {
    if (signal.aborted) return
    try {
      const ask = (some: readonly string[]) =>
        patiently(
          () => doForSeveral(kind, request.request_id, some),
          signal,
          () => report({ waits: true }),
        )
      const refusals = await untilNoneIsAtWork(ask, destinations, signal)
      report({
        waits: false,
        done: progress.done + destinations.length - refusals.length,
        refused: [...progress.refused, ...refusals.map((refusal) => ({ ...refusal, request }))],
      })
    } catch (failure) {
      if (!(failure instanceof ProblemError) || mayPass(failure) || failure.status === TOO_MANY) {
        report({ waits: false, gaveUp: failure })
        return
      }
      const refusals = destinations.map((destination) => ({ destination, reason: failure.message, request }))
      report({ waits: false, refused: [...progress.refused, ...refusals] })
    }
  }
}

/** Asks again for those that a worker is at, and for no others, a few times. */
async function untilNoneIsAtWork(
  ask: (destinations: readonly string[]) => Promise<Refusal[]>,
  destinations: readonly string[],
  signal: AbortSignal,
): Promise<Refusal[]> {
  let refusals = await ask(destinations)
  for (let moments = 0; moments < MOST_MOMENTS && !signal.aborted; moments += 1) {
    const busy = refusals.filter(({ code }) => code === AT_WORK).map(({ destination }) => destination)
    if (busy.length === 0) break
    await pause(WAIT_MS, signal)
    const others = refusals.filter(({ code }) => code !== AT_WORK)
    refusals = [...others, ...(await ask(busy))]
  }
  return refusals
}

/** Calls again as often as the service asks to go slower, within reason. */
async function patiently<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  onWait: () => void,
): Promise<Result> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call()
    } catch (failure) {
      const isTooFast = failure instanceof ProblemError && failure.status === TOO_MANY
      if (!isTooFast || waits === MOST_WAITS || signal.aborted) throw failure
      onWait()
      await pause(failure.retryAfterMs ?? WAIT_MS, signal)
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

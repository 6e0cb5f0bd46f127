import createClient, { type Middleware } from 'openapi-fetch'
import { send } from '../session/send'
import { SessionEndedError } from '../session/session'
import { DEV_USER_KEY } from './devUser'
import type { components, paths } from './schema'

export type UploadRequest = components['schemas']['UploadRequest']
export type Posting = components['schemas']['Posting']
export type PostingStatus = components['schemas']['PostingStatus']
export type RequestStatus = components['schemas']['RequestStatus']
export type PlatformRules = components['schemas']['PlatformRules']
export type LogEntry = components['schemas']['LogEntry']
export type LogLevel = components['schemas']['LogLevel']
export type Account = components['schemas']['Account']
export type AccountChange = components['schemas']['AccountChange']
export type UploadChange = components['schemas']['UploadChange']
export type Post = components['schemas']['Post']
export type Accepted = components['schemas']['Accepted']
export type Acceptable = components['schemas']['Acceptable']
export type Problem = components['schemas']['Problem']
export type FieldError = components['schemas']['FieldError']

/** The API said no, and said why; `retryAfterMs`: how long it asks to wait. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly retryAfterMs?: number,
  ) {
    super(problem.detail)
    this.name = 'ProblemError'
  }
}

/** There was no answer, or none of the API's: whether the call had an effect is not known. */
export class NoAnswerError extends Error {
  constructor(cause: unknown) {
    super('No answer from the server.', { cause })
    this.name = 'NoAnswerError'
  }
}

const devUser: Middleware = {
  onRequest({ request }) {
    const user = localStorage.getItem(DEV_USER_KEY)
    if (user) request.headers.set('X-Dev-User', user)
    return request
  },
}

export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: send,
})
api.use(devUser)

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The data of an answer. Throws {@link ProblemError}, {@link SessionEndedError} or {@link NoAnswerError} if there is none. */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  return dataIn(await answerOf(call))
}

/** What was read, with the tag by which the API knows it again, if it gives one. */
export type Tagged<Data> = Data & { tag?: string }

/** The header that asks for something only if it is not any more what was read before. */
export function unlessStill(known: Tagged<object> | undefined): Record<string, string> {
  return known?.tag === undefined ? {} : { 'If-None-Match': known.tag }
}

/** Like {@link dataOf}, of a call with {@link unlessStill}: what is known, itself, if it is still the same. */
export async function newerDataOf<Data>(
  call: Promise<Answer<Data>>,
  known: Tagged<Data> | undefined,
): Promise<Tagged<Data>> {
  const answer = await answerOf(call)
  if (known && answer.response.status === 304) return known
  const tag = answer.response.headers.get('ETag')
  return { ...dataIn(answer), ...(tag !== null && { tag }) }
}

function answerOf<Data>(call: Promise<Answer<Data>>): Promise<Answer<Data>> {
  return call.catch((cause: unknown) => {
    throw isItself(cause) ? cause : new NoAnswerError(cause)
  })
}

function dataIn<Data>({ data, error, response }: Answer<Data>): Data {
  if (!response.ok) {
    throw isProblem(error)
      ? new ProblemError(response.status, error, retryAfterMs(response))
      : new NoAnswerError(`HTTP ${response.status}`)
  }
  // Answers without content have no data, and their type says so.
  return data as Data
}

/** Whether a call failed for a reason of its own, rather than for want of an answer. */
function isItself(cause: unknown): boolean {
  return cause instanceof SessionEndedError || (cause instanceof DOMException && cause.name === 'AbortError')
}

/** `Retry-After` in seconds, as the API gives it. */
function retryAfterMs({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('Retry-After') ?? NaN)
  return Number.isNaN(seconds) ? undefined : seconds * 1000
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error
}

/** Whether asking again may help: nothing was answered, or the server had a problem of its own. */
export function mayPass(error: unknown): boolean {
  return error instanceof NoAnswerError || (error instanceof ProblemError && error.status >= 500)
}

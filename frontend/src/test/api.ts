import { vi } from 'vitest'
import type { Problem } from '../api/client'

type Answer = (url: URL, request: Request) => unknown

/** Answers the API's calls by path, or by path and query where that is given, in place of a server. What is asked that has no answer gets none, as when the connection is lost. */
export function answering(answers: Record<string, Answer>) {
  const calls: Request[] = []
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, globalThis.location.origin), init)
    const url = new URL(request.url)
    // Nobody signs in, unless a test wants it.
    if (url.pathname === '/config.json' && !answers['GET /config.json'])
      return Promise.resolve(Response.json({}))
    calls.push(request)
    const answer =
      answers[`${request.method} ${url.pathname}${url.search}`] ??
      answers[`${request.method} ${url.pathname}`]
    if (!answer) return Promise.reject(new TypeError('Failed to fetch'))
    const body = answer(url, request)
    if (body instanceof Promise) return body
    return Promise.resolve(body instanceof Response ? body : Response.json(body))
  })
  return calls
}

/** The bodies that were sent by one method. */
export function bodiesOf(method: string, calls: Request[]): Promise<unknown[]> {
  return Promise.all(
    calls.filter((call) => call.method === method).map((call) => call.clone().json() as Promise<unknown>),
  )
}

/** An answer that says no, and why. */
export function problem(status: number, part: Partial<Problem>): Response {
  return Response.json({ type: 'about:blank', title: '', status, code: '', detail: '', ...part }, { status })
}

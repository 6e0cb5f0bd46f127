import { vi } from 'vitest'

type Answer = (url: URL, request: Request) => unknown

/** Answers the API's calls by path in place of a server. What is asked that has no answer gets none, as when the connection is lost. */
export function answering(answers: Record<string, Answer>) {
  const calls: Request[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    calls.push(request)
    const url = new URL(request.url)
    const answer = answers[`${request.method} ${url.pathname}`]
    if (!answer) return Promise.reject(new TypeError('Failed to fetch'))
    const body = answer(url, request)
    return Promise.resolve(body instanceof Response ? body : Response.json(body))
  })
  return calls
}

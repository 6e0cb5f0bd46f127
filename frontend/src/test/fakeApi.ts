import { vi } from 'vitest'
import type { Problem } from '../api/client'

type Handler = (request: Request) => Response | Promise<Response>

/** Stands in for the server: answers calls written as `GET /path`, and remembers the requests. */
export function fakeApi(handlers: Record<string, Handler>) {
  const requests: { call: string; headers: Headers; body: unknown }[] = []
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = new Request(input)
    const call = `${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`
    const text = await request.clone().text()
    requests.push({ call, headers: request.headers, body: text === '' ? undefined : JSON.parse(text) })
    return handlers[call]?.(request) ?? new Response('{}', { status: 404 })
  })
  return {
    /** The requests of one kind. */
    calls: (call: string) => requests.filter((request) => request.call === call),
    answer: (call: string, handler: Handler) => {
      handlers[call] = handler
    },
  }
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

export function problem(status: number, part: Partial<Problem>): Response {
  return json({ type: 'about:blank', title: '', status, code: '', detail: '', ...part }, status)
}

export function noAnswer(): never {
  throw new TypeError('Failed to fetch')
}

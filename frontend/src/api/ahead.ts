import { DEV_USER_KEY } from './devUser'

/** Answers that were asked for ahead, by address; each is taken once. */
const answers = new Map<string, Promise<Response>>()

/** How much the list asks for at once: what is asked for ahead is what the list would ask for. */
export const FIRST_PAGE_SIZE = 20

/** Asks for what the list of uploads will ask for first, while its own code is still being loaded. */
export function ahead() {
  if (globalThis.location.pathname !== '/uploads') return
  const { search } = globalThis.location
  if (search === '') ask(`/api/social/uploads?limit=${FIRST_PAGE_SIZE}`)
  ask('/api/social/accounts')
}

function ask(path: string) {
  const user = localStorage.getItem(DEV_USER_KEY)
  const request = new Request(new URL(path, globalThis.location.origin), {
    headers: user ? { 'X-Dev-User': user } : {},
  })
  const answer = fetch(request)
  // Whoever takes it sees the failure.
  answer.catch(() => undefined)
  answers.set(request.url, answer)
}

/** The answer that was asked for ahead, if there is one and nobody has taken it. */
export function takeAhead(request: Request): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined
  const answer = answers.get(request.url)
  answers.delete(request.url)
  return answer
}

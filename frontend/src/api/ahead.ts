import { DEV_USER_KEY } from './devUser'

/** Answers that were asked for ahead, by address; each is taken once. */
const answers = new Map<string, Promise<Response>>()

/** How the first page of the list is asked for; {@link firstPage} and the query of the list must agree. */
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
  const answer = fetch(path, { headers: user ? { 'X-Dev-User': user } : {} })
  // Whoever takes it sees the failure.
  answer.catch(() => undefined)
  answers.set(new URL(path, globalThis.location.origin).href, answer)
}

/** The answer that was asked for ahead, if there is one and nobody has taken it. */
export function takeAhead(request: Request): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined
  const answer = answers.get(request.url)
  answers.delete(request.url)
  return answer
}

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf, ProblemError, type UploadChange } from './client'
import { keys } from './queries'

export type Command =
  | { kind: 'verify'; destination: string }
  /** Without a destination for all of them. */
  | { kind: 'retry' | 'cancel'; destination?: string }
  | { kind: 'resolve'; destination: string; published: boolean }

function send(requestId: string, command: Command) {
  const params = { path: { request_id: requestId } }
  const body = command.destination === undefined ? undefined : { destinations: [command.destination] }
  switch (command.kind) {
    case 'retry':
      return dataOf(api.POST('/api/social/uploads/{request_id}/retry', { params, body }))
    case 'cancel':
      return dataOf(api.POST('/api/social/uploads/{request_id}/cancel', { params, body }))
    case 'verify':
      return dataOf(api.POST('/api/social/uploads/{request_id}/verify', { params, body }))
    case 'resolve':
      return dataOf(
        api.POST('/api/social/uploads/{request_id}/resolve', {
          params,
          body: { destination: command.destination, published: command.published },
        }),
      )
  }
}

/** Has something done to one destination of a request; whatever comes of it, the request is looked at again. */
export function useCommand(requestId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) => send(requestId, command),
    onSettled: () => lookAgain(queryClient, requestId),
  })
}

/** What can be done to several destinations of a request at once. */
export type SeveralKind = 'retry' | 'cancel'

/** Why it was not done for a destination: by the API's word for it, if it has one, and in words. */
export type Refusal = { destination: string; code?: string; reason: string }

/** Has something done to some destinations of a request; answers for which it was refused, and why. */
export async function doForSeveral(
  kind: SeveralKind,
  requestId: string,
  destinations: readonly string[],
): Promise<Refusal[]> {
  const call = { params: { path: { request_id: requestId } }, body: { destinations: [...destinations] } }
  try {
    const { unchanged } = await dataOf(
      kind === 'retry'
        ? api.POST('/api/social/uploads/{request_id}/retry', call)
        : api.POST('/api/social/uploads/{request_id}/cancel', call),
    )
    return Object.entries(unchanged).map(([destination, { code, detail }]) => ({
      destination,
      code,
      reason: detail,
    }))
  } catch (failure) {
    // Refused for all of them: the reasons stand beside their places in what was sent.
    const errors =
      failure instanceof ProblemError && failure.status === 409 ? failure.problem.errors : undefined
    const reasons = new Map(errors?.map((error) => [error.pointer, error]))
    if (reasons.size === 0) throw failure
    return destinations.flatMap((destination, place) => {
      const error = reasons.get(`/destinations/${place}`)
      return error ? [{ destination, code: error.code, reason: error.detail }] : []
    })
  }
}

/** Changes a request of which nothing has started; whatever comes of it, it is looked at again. */
export function useChange(requestId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: UploadChange) =>
      dataOf(
        api.PATCH('/api/social/uploads/{request_id}', {
          params: { path: { request_id: requestId } },
          body: change,
        }),
      ),
    onSettled: () => lookAgain(queryClient, requestId),
  })
}

function lookAgain(queryClient: QueryClient, requestId: string) {
  return Promise.all(
    [keys.upload(requestId), keys.log(requestId), keys.uploads].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}

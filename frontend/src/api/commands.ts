import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from './client'
import { keys } from './queries'

export type Command =
  | { kind: 'retry' | 'cancel' | 'verify'; destination: string }
  | { kind: 'resolve'; destination: string; published: boolean }

function send(requestId: string, command: Command) {
  const params = { path: { request_id: requestId } }
  const body = { destinations: [command.destination] }
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
    onSettled: () =>
      Promise.all(
        [keys.upload(requestId), keys.log(requestId), keys.uploads].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

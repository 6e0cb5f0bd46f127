import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf, type Account, type AccountChange } from '../api/client'
import { keys } from '../api/queries'
import { toast } from '../shared/toast'
import { mustReconnect } from './accountDraft'

/** @property before the account as it was; none when it is new */
export type Put = { destination: string; change: AccountChange; before: Account | undefined }

export function usePutAccount() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ destination, change }: Put) =>
      dataOf(
        api.PUT('/api/social/accounts/{destination}', { params: { path: { destination } }, body: change }),
      ),
    onSuccess: async (account, { before }) => {
      toast(`${account.display_name} is ${whatIsDone(before)}.`)
      await queryClient.invalidateQueries({ queryKey: keys.accounts })
    },
  })
}

export function useRemoveAccount() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ destination }: Account) =>
      dataOf(api.DELETE('/api/social/accounts/{destination}', { params: { path: { destination } } })),
    onSuccess: async (_, account) => {
      toast(`${account.display_name} is removed.`)
      await queryClient.invalidateQueries({ queryKey: keys.accounts })
    },
  })
}

function whatIsDone(before: Account | undefined): string {
  if (!before) return 'connected'
  return mustReconnect(before) ? 'connected again' : 'changed'
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf, type Account, type AccountChange } from '../api/client'
import { keys } from '../api/queries'
import { toast } from '../shared/toast'

export type Put = { destination: string; change: AccountChange; isNew: boolean }

export function usePutAccount() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ destination, change }: Put) =>
      dataOf(
        api.PUT('/api/social/accounts/{destination}', { params: { path: { destination } }, body: change }),
      ),
    onSuccess: async (account, { isNew }) => {
      toast(isNew ? `${account.display_name} is connected.` : `${account.display_name} is changed.`)
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

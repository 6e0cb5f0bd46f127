import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, dataOf } from './client'

export const keys = {
  accounts: ['accounts'],
  uploads: ['uploads'],
  upload: (requestId: string) => ['upload', requestId],
  log: (requestId: string) => ['log', requestId],
} as const

export function useAccounts() {
  return useQuery({
    queryKey: keys.accounts,
    queryFn: ({ signal }) => dataOf(api.GET('/api/social/accounts', { signal })),
    select: (list) => list.items,
    staleTime: 30_000,
  })
}

/** The names of the connected accounts by destination. */
export function useAccountNames(): ReadonlyMap<string, string> {
  const { data } = useAccounts()
  return useMemo(() => new Map(data?.map((account) => [account.destination, account.display_name])), [data])
}

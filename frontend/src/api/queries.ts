import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usePolling } from '../polling/context'
import { type News, newsOf, pollAfter } from '../polling/rule'
import { inOrder } from '../logs/order'
import { api, dataOf, type LogEntry, type UploadRequest } from './client'

export const keys = {
  platforms: ['platforms'],
  accounts: ['accounts'],
  uploads: ['uploads'],
  quietLook: ['quiet look'],
  upload: (requestId: string) => ['upload', requestId],
  log: (requestId: string) => ['log', requestId],
} as const

/** What the platforms accept. It changes only with a new version of the service, so that it is seldom asked for again. */
export function usePlatforms(isWanted: boolean) {
  return useQuery({
    queryKey: keys.platforms,
    queryFn: ({ signal }) => dataOf(api.GET('/api/social/platforms', { signal })),
    select: (list) => list.items,
    enabled: isWanted,
    staleTime: 3_600_000,
  })
}

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

/** One request as it is now. */
export function useUpload(requestId: string) {
  const { settings } = usePolling()
  return useQuery({
    queryKey: keys.upload(requestId),
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/social/uploads/{request_id}', { params: { path: { request_id: requestId } }, signal }),
      ),
    refetchInterval: ({ state }) =>
      pollAfter(
        settings,
        { news: state.data ? newsOf(state.data) : 'never', failing: state.status === 'error' },
        Date.now(),
      ),
  })
}

/**
 * A log as far as it was read.
 *
 * @property settled whether nothing can follow: the last entries of a request may come shortly after it has become final, so that it
 *   is read once more
 */
export type Log = { entries: LogEntry[]; after: string | undefined; isFinal: boolean; settled: boolean }

/** The whole log of a request, of all its destinations. Each look asks only for what is new. */
export function useLog(requestId: string) {
  const { settings } = usePolling()
  const queryClient = useQueryClient()
  return useQuery({
    queryKey: keys.log(requestId),
    queryFn: ({ signal }) => readOn(requestId, queryClient.getQueryData<Log>(keys.log(requestId)), signal),
    refetchInterval: ({ state }) =>
      pollAfter(
        settings,
        {
          news: newsOfLog(state.data, queryClient.getQueryData<UploadRequest>(keys.upload(requestId))),
          failing: state.status === 'error',
        },
        Date.now(),
      ),
    structuralSharing: false,
  })
}

/** A log has news as long as it is not settled; that of a scheduled request not before its request. */
function newsOfLog(log: Log | undefined, request: UploadRequest | undefined): News {
  if (log?.settled !== false) return 'never'
  const news = request ? newsOf(request) : 'any moment'
  return news === 'never' ? 'any moment' : news
}

async function readOn(requestId: string, known: Log | undefined, signal: AbortSignal): Promise<Log> {
  let after = known?.after
  const newer: LogEntry[] = []
  for (;;) {
    const page = await dataOf(
      api.GET('/api/social/uploads/{request_id}/logs', {
        params: { path: { request_id: requestId }, query: { limit: 200, ...(after && { after }) } },
        signal,
      }),
    )
    newer.push(...page.entries)
    after = page.next_after
    if (!page.has_more) {
      const isFinal = page.poll_after_seconds === undefined
      const settled = isFinal && known?.isFinal === true && newer.length === 0
      return { entries: inOrder([...(known?.entries ?? []), ...newer]), after, isFinal, settled }
    }
  }
}

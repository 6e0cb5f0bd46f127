import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { usePolling } from '../polling/context'
import { type News, newsOf, pollAfter, soonest } from '../polling/rule'
import { api, dataOf, newerDataOf, type Tagged, unlessStill, type UploadRequest } from './client'
import { keys } from './queries'
import type { components, operations } from './schema'

type Query = NonNullable<operations['listUploads']['parameters']['query']>

/** What of the list is wanted, as the API takes it. */
export type UploadsFilter = Omit<Query, 'limit' | 'cursor'>

type Page = Tagged<components['schemas']['UploadRequestPage']>
type Pages = InfiniteData<Page, string>

/** How many requests the list shows at first, and how many more each time. */
const PAGE_SIZE = 20

/** How often a list in which nothing is in progress is looked at, in milliseconds: what is new there is seen within a minute. */
const QUIET_LOOK_MS = 30_000

/** A look that takes longer has no answer. */
const QUIET_LOOK_TIMEOUT_MS = 10_000

const FIRST = ''

/**
 * The requests, newest first, page by page. While one is in progress all of it is looked at; while none is, only the newest page, by one
 * call that is answered without a body as long as nothing has changed.
 *
 * @param expected a request that was accepted just now: the list may lack it for a moment
 */
export function useUploads(filter: UploadsFilter, expected: string | undefined) {
  const { settings } = usePolling()
  const queryClient = useQueryClient()
  const queryKey = [...keys.uploads, filter]
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam: cursor, signal }) =>
      readPage(filter, cursor, knownPage(queryClient, queryKey, cursor), signal),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      pollAfter(
        settings,
        { news: newsOfPages(state.data, expected), failing: state.status === 'error' },
        Date.now(),
      ),
    refetchOnWindowFocus: ({ state }) =>
      state.status === 'error' || newsOfPages(state.data, expected) === 'any moment',
  })
  const news = newsOfPages(list.data, expected)
  const look = useQuietLook(filter, list.isSuccess && news !== 'any moment')
  const error = list.error ?? (look.errorUpdatedAt > list.dataUpdatedAt ? look.error : null)
  return {
    ...list,
    news,
    error,
    isError: error !== null,
    isFetching: list.isFetching || look.isFetching,
    dataUpdatedAt: Math.max(list.dataUpdatedAt, look.dataUpdatedAt),
  }
}

/** Looks at the newest page from time to time, and at once when the reader comes back to it; not while it is hidden. */
function useQuietLook(filter: UploadsFilter, enabled: boolean) {
  const { settings } = usePolling()
  const queryClient = useQueryClient()
  const listKey = [...keys.uploads, filter]
  return useQuery({
    queryKey: [...keys.quietLook, filter],
    queryFn: async ({ signal }) => {
      const known = knownPage(queryClient, listKey, FIRST)
      const limit = AbortSignal.any([signal, AbortSignal.timeout(QUIET_LOOK_TIMEOUT_MS)])
      const newest = await readPage(filter, FIRST, known, limit)
      if (newest !== known) void queryClient.invalidateQueries({ queryKey: listKey })
      return null
    },
    enabled,
    // The list itself was the first look; the others come by the clock.
    initialData: null,
    initialDataUpdatedAt: 0,
    staleTime: Infinity,
    retry: 1,
    retryDelay: 1000,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) =>
      state.status === 'error'
        ? pollAfter(settings, { news: 'never', failing: true }, Date.now())
        : !settings.paused && QUIET_LOOK_MS,
  })
}

/** The API's largest page. */
const LARGE_PAGE_SIZE = 100

/** All requests of a filter, however many there are. */
export async function readAllUploads(filter: UploadsFilter, signal: AbortSignal): Promise<UploadRequest[]> {
  const all: UploadRequest[] = []
  let cursor: string | undefined
  do {
    const query = { ...filter, limit: LARGE_PAGE_SIZE, ...(cursor && { cursor }) }
    const page = await dataOf(api.GET('/api/social/uploads', { params: { query }, signal }))
    all.push(...page.items)
    cursor = page.next_cursor
  } while (cursor !== undefined)
  return all
}

function readPage(filter: UploadsFilter, cursor: string, known: Page | undefined, signal: AbortSignal) {
  const query = { ...filter, limit: PAGE_SIZE, ...(cursor && { cursor }) }
  return newerDataOf(
    api.GET('/api/social/uploads', { params: { query }, headers: unlessStill(known), signal }),
    known,
  )
}

function knownPage(queryClient: QueryClient, listKey: readonly unknown[], cursor: string): Page | undefined {
  const data = queryClient.getQueryData<Pages>(listKey)
  return data?.pages[data.pageParams.indexOf(cursor)]
}

function newsOfPages(data: Pick<Pages, 'pages'> | undefined, expected: string | undefined): News {
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const isMissing = expected !== undefined && !items.some((item) => item.request_id === expected)
  return isMissing ? 'any moment' : soonest(items.map(newsOf))
}

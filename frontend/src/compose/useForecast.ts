import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Acceptable, api, dataOf, type Post, ProblemError } from '../api/client'
import type { Catalogue } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import type { Warning } from '../warnings/warnings'
import { type Draft, toPost } from './draft'
import { type Fault, faultsOf } from './faults'

/** How long nothing is changed before the API is asked. */
const PAUSE_MS = 600
const FRESH_MS = 30_000

/** What the API would say to a draft. */
export type Forecast = { warnings: readonly Warning[]; faults: readonly Fault[] }

const NOTHING: Forecast = { warnings: [], faults: [] }

/**
 * What the API would say to a draft if it were sent as it is, asked in passing: whoever writes or sends does not wait for it, and that it
 * cannot be asked is no news.
 *
 * @param isWanted whether to ask; not of a draft of which this page can tell what is wrong, nor of one that may have been accepted and so
 *   would be told to be a repetition of itself
 */
export function useForecast(draft: Draft, isWanted: boolean): Forecast {
  const catalogue = useCatalogue()
  const present = isWanted ? JSON.stringify(toPost(catalogue, draft)) : ''
  const [asked] = useDebouncedValue(present, PAUSE_MS)
  const { data } = useQuery({
    queryKey: ['forecast', asked],
    queryFn: async ({ signal }) => ({ asked, ...(await ask(catalogue, JSON.parse(asked) as Post, signal)) }),
    enabled: asked !== '',
    retry: false,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  })
  if (!data || present === '') return NOTHING
  // Warnings stay until there are newer ones, so that they do not come and go while somebody writes; a fault goes with what it was about.
  return { warnings: data.warnings, faults: data.asked === present ? data.faults : [] }
}

async function ask(catalogue: Catalogue, post: Post, signal: AbortSignal): Promise<Forecast> {
  try {
    const answer = await dataOf(
      api.POST('/api/social/post', { params: { query: { dry_run: true } }, body: post, signal }),
    )
    // The other kind of answer comes to a post that is made.
    return { warnings: (answer as Acceptable).warnings, faults: [] }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.errors) {
      return { warnings: [], faults: faultsOf(catalogue, error.problem, post) }
    }
    throw error
  }
}

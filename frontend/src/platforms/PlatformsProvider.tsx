import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef } from 'react'
import type { PlatformRules } from '../api/client'
import { usePlatforms } from '../api/queries'
import { useSession } from '../session/useSession'
import { FailureBanner } from '../shared/FailureBanner'
import { type Catalogue, rulesOf } from './catalogue'

type Platforms = {
  /** Empty as long as it is not known. */
  catalogue: Catalogue
  /** Whether it was asked for and nothing was heard yet. */
  isComing: boolean
  /** Why there is none. */
  error: Error | null
  askAgain: () => void
  /** Says that the catalogue lacks a platform. */
  miss: (platform: string) => void
}

const NOTHING: Catalogue = []
const ignore = () => undefined

const PlatformsContext = createContext<Platforms>({
  catalogue: NOTHING,
  isComing: false,
  error: null,
  askAgain: ignore,
  miss: ignore,
})

/** Asks what the platforms accept as soon as somebody is there, and has it ready for every page. */
export function PlatformsProvider({ children }: { children: ReactNode }) {
  const isWanted = useSession().state !== 'signed out'
  const { data, error, isFetching, failureCount, refetch } = usePlatforms(isWanted)
  const isComing = data === undefined && isFetching && failureCount === 0
  const missed = useRef(new Set<string>())

  const askAgain = useCallback(() => void refetch({ cancelRefetch: false }), [refetch])
  const miss = useCallback(
    (platform: string) => {
      // Once: what a new answer lacks, too, is not there.
      if (missed.current.has(platform)) return
      missed.current.add(platform)
      askAgain()
    },
    [askAgain],
  )
  const value = useMemo(
    () => ({
      catalogue: data ?? NOTHING,
      isComing,
      error: data === undefined ? error : null,
      askAgain,
      miss,
    }),
    [data, isComing, error, askAgain, miss],
  )
  return <PlatformsContext value={value}>{children}</PlatformsContext>
}

export function useCatalogue(): Catalogue {
  return use(PlatformsContext).catalogue
}

/** Whether it is worth waiting for the catalogue: not beyond the first failure. */
export function useIsCatalogueComing(): boolean {
  return use(PlatformsContext).isComing
}

/** A platform that is shown. If the catalogue lacks it, this page may be older than what is deployed, and a newer one is asked for. */
export function usePlatform(platform: string): { name: string; rules: PlatformRules | undefined } {
  const { catalogue, miss } = use(PlatformsContext)
  const rules = rulesOf(catalogue, platform)
  const isMissed = catalogue.length > 0 && rules === undefined
  useEffect(() => {
    if (isMissed) miss(platform)
  }, [isMissed, miss, platform])
  return { name: rules?.display_name ?? platform, rules }
}

/** Says that the catalogue could not be read, if so; and `children`, what that means here. */
export function PlatformsFailure({ children }: { children?: ReactNode }) {
  const { error, askAgain } = use(PlatformsContext)
  return (
    error && (
      <FailureBanner title="What the platforms accept could not be read" error={error} onRetry={askAgain}>
        {children}
      </FailureBanner>
    )
  )
}

import { useQuery } from '@tanstack/react-query'

/** What the place where the dashboard is served says of itself. */
export type Config = {
  /** Where the simulated platforms are; only on one machine. */
  simulator_url?: string
  /** The user that calls belong to unless another is chosen; only on one machine. */
  local_user?: string
}

export function useConfig(): Config {
  const { data } = useQuery({
    queryKey: ['config'],
    queryFn: async ({ signal }): Promise<Config> => {
      const response = await fetch('/config.json', { signal })
      return response.ok ? ((await response.json()) as Config) : {}
    },
    staleTime: Infinity,
  })
  return data ?? {}
}

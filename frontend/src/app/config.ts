import { useQuery } from '@tanstack/react-query'
import { type Config, readConfig } from '../session/config'

export function useConfig(): Config {
  const { data } = useQuery({ queryKey: ['config'], queryFn: readConfig, staleTime: Infinity })
  return data ?? {}
}

import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { mayPass } from '../api/client'
import { PollingProvider } from '../polling/PollingProvider'
import { cssVariables, theme } from './theme'

// A toast that comes before they are loaded is kept until then.
const Toasts = lazy(async () => ({ default: (await import('./Toasts')).Toasts }))

function newQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && mayPass(error),
        staleTime: 1000,
        // A connection that is lost shows as a failed call, and the next look is the proof that it is back.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient)
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Suspense>
        <Toasts />
      </Suspense>
      <QueryClientProvider client={queryClient}>
        <PollingProvider>{children}</PollingProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { type InitialEntry, MemoryRouter } from 'react-router'
import { keys } from '../api/queries'
import { PlatformsProvider } from '../platforms/PlatformsProvider'
import { PollingProvider } from '../polling/PollingProvider'
import { PLATFORMS } from './platforms'

/**
 * Renders as the page does, at an address.
 *
 * @param asksForPlatforms whether the API is asked for what the platforms accept; otherwise that is known from the beginning
 */
export function renderAt(address: InitialEntry, view: ReactNode, { asksForPlatforms = false } = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  if (!asksForPlatforms) queryClient.setQueryData(keys.platforms, PLATFORMS)
  return render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={queryClient}>
        <PollingProvider>
          <PlatformsProvider>
            <MemoryRouter initialEntries={[address]}>{view}</MemoryRouter>
          </PlatformsProvider>
        </PollingProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { type InitialEntry, MemoryRouter } from 'react-router'
import { PollingProvider } from '../polling/PollingProvider'

/** Renders as the page does, at an address. */
export function renderAt(address: InitialEntry, view: ReactNode) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={queryClient}>
        <PollingProvider>
          <MemoryRouter initialEntries={[address]}>{view}</MemoryRouter>
        </PollingProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

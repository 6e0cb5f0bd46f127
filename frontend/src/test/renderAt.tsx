import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { type ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'

function Address() {
  return <output aria-label="Address">{useLocation().pathname}</output>
}

/** Renders a page at an address, with what is around every page; nothing is tried again, nothing moves slowly. */
export function renderAt(path: string, page: ReactNode) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={queryClient}>
        <MemoryRouter initialEntries={[path]}>
          {page}
          <Address />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

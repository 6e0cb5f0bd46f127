import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './App'
import { Providers } from './Providers'

/** Puts the page in the place of its outline. As a transition, so that it is rendered in pieces and the browser can do other things between. */
export function start() {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <Providers>
          {/* Filters stand in the address: a transition would show what is typed only later, and lose letters. */}
          <BrowserRouter useTransitions={false}>
            <App />
          </BrowserRouter>
        </Providers>
      </StrictMode>,
    ),
  )
}

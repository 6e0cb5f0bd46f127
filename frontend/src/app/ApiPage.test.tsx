import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useLocation } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { changeSession } from '../session/session'
import { answering } from '../test/api'
import { renderAt } from '../test/render'
import { App } from './App'

// It draws in a real browser only.
vi.mock('openapi-explorer/dist/browser/openapi-explorer.min.js', () => ({}))

function Address() {
  return <output>{useLocation().pathname}</output>
}

async function show() {
  const calls = answering({})
  renderAt(
    '/docs/api',
    <>
      <App />
      <Address />
    </>,
    { asksForPlatforms: true },
  )
  return {
    calls,
    explorer: await waitFor(() => document.querySelector('openapi-explorer') ?? Promise.reject(Error())),
  }
}

beforeEach(() => changeSession({ state: 'signed out' }))
afterEach(() => changeSession({ state: 'unknown' }))

it('shows the contract to everybody, without a call of the API', async () => {
  const { calls, explorer } = await show()

  expect(explorer.getAttribute('spec-url')).toBe('/openapi.yaml')
  expect(screen.getByRole('link', { name: '/openapi.yaml' })).toBeTruthy()
  expect(calls).toEqual([])
})

it('has no shortcuts while one types in it', async () => {
  const { explorer } = await show()

  fireEvent.keyDown(explorer, { key: 'u', code: 'KeyU' })
  expect(screen.getByText('/docs/api')).toBeTruthy()

  fireEvent.keyDown(document.body, { key: 'u', code: 'KeyU' })
  expect(await screen.findByText('/uploads')).toBeTruthy()
})

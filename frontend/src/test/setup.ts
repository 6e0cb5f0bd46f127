import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

configure({
  // A busy machine takes its time over what is loaded only when it is needed.
  asyncUtilTimeout: 10_000,
  // Without the page's markup: to write it down at every look for what is not there yet leaves no time for what is to come.
  getElementError: (message) => new Error(message ?? 'not found'),
})

// What the component library asks of a browser and the test environment lacks.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}))
Object.defineProperty(document, 'fonts', { value: new EventTarget() })

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

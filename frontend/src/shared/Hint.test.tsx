import { fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { renderAt } from '../test/render'
import { Hint } from './Hint'

function show() {
  renderAt(
    '/',
    <Hint label="What it is for">
      <button>Press</button>
    </Hint>,
  )
  return screen.getByRole('button', { name: 'Press' })
}

it('is shown while it is pointed at, describes the thing, and goes with Escape', async () => {
  const user = userEvent.setup()
  const thing = show()
  expect(screen.queryByText('What it is for')).toBeNull()

  await user.hover(thing)
  const text = await screen.findByText('What it is for')
  expect(thing.getAttribute('aria-describedby')).toBe(text.id)

  thing.focus()
  fireEvent.keyDown(thing, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByText('What it is for')).toBeNull())
  expect(thing.getAttribute('aria-describedby')).toBeNull()
})

it('keeps the thing and its focus as it comes and goes', async () => {
  const user = userEvent.setup()
  const thing = show()
  thing.focus()

  await user.hover(thing)
  await screen.findByText('What it is for')
  await user.unhover(thing)

  expect(document.activeElement).toBe(thing)
  expect(screen.getByRole('button', { name: 'Press' })).toBe(thing)
})

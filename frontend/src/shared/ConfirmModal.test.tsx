import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { renderAt } from '../test/render'
import { ConfirmModal } from './ConfirmModal'

function ask() {
  const onConfirm = vi.fn()
  const onClose = vi.fn()
  renderAt(
    '/',
    <ConfirmModal
      title="Stop posting?"
      keep="Keep it"
      confirm="Stop posting"
      loading={false}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      It will not be posted there.
    </ConfirmModal>,
  )
  return { onConfirm, onClose, user: userEvent.setup() }
}

it('leaves all as it is when Enter is pressed at once', async () => {
  const { onConfirm, onClose, user } = ask()

  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep it' })))
  await user.keyboard('{Enter}')

  expect(onClose).toHaveBeenCalledOnce()
  expect(onConfirm).not.toHaveBeenCalled()
})

it('names the deed on the button that does it', async () => {
  const { onConfirm, user } = ask()

  await user.click(screen.getByRole('button', { name: 'Stop posting' }))

  expect(onConfirm).toHaveBeenCalledOnce()
})

import { fireEvent, screen } from '@testing-library/react'
import { Link, useNavigate } from 'react-router'
import { expect, it, vi } from 'vitest'
import { renderAt } from '../test/render'
import { TopOfPage } from './TopOfPage'

function Back() {
  const navigate = useNavigate()
  return <button onClick={() => void navigate(-1)}>Back</button>
}

it('shows a page from its top, but not what opens above one, nor a page that is come back to', () => {
  const scrollTo = vi.fn()
  vi.stubGlobal('scrollTo', scrollTo)
  renderAt(
    '/',
    <>
      <TopOfPage />
      <Link to="/uploads/1">Posted</Link>
      <Link to="/uploads">Closed</Link>
      <Back />
    </>,
  )
  expect(scrollTo).not.toHaveBeenCalled()

  fireEvent.click(screen.getByText('Posted'))
  expect(scrollTo).toHaveBeenCalledExactlyOnceWith({ top: 0, behavior: 'instant' })

  fireEvent.click(screen.getByText('Closed'))
  fireEvent.click(screen.getByText('Back'))
  fireEvent.click(screen.getByText('Back'))
  expect(scrollTo).toHaveBeenCalledTimes(1)
})

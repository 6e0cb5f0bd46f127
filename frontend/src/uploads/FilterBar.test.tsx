import { act, fireEvent, screen } from '@testing-library/react'
import { useSearchParams } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FACEBOOK, NAMES } from '../test/fixtures'
import { renderAt } from '../test/render'
import { FilterBar } from './FilterBar'

const addresses: string[] = []

function Page() {
  const [parameters, setParameters] = useSearchParams()
  const address = parameters.toString()
  if (addresses.at(-1) !== address) addresses.push(address)
  return (
    <>
      <FilterBar parameters={parameters} names={NAMES} onChange={(changed) => setParameters(changed)} />
      <button onClick={() => setParameters({})}>Clear</button>
    </>
  )
}

const search = () => screen.getByLabelText<HTMLInputElement>(/Search in captions/)
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
const rest = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

beforeEach(() => {
  addresses.length = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('what is typed', () => {
  it('counts once it rests, and keeps its letters meanwhile', async () => {
    renderAt('/', <Page />)

    for (const text of ['b', 'bi', 'bik']) {
      type(search(), text)
      await rest(200)
    }
    expect(addresses).toEqual([''])
    await rest(100)
    type(search(), 'bike')
    await rest(300)

    expect(search().value).toBe('bike')
    expect(addresses).toEqual(['', 'q=bik', 'q=bike'])
  })

  it('follows when the address is changed in another way', async () => {
    renderAt('/?q=old', <Page />)
    expect(search().value).toBe('old')
    type(search(), 'older')
    await rest(300)

    fireEvent.click(screen.getByText('Clear'))
    expect(search().value).toBe('')
    await rest(1000)
    expect(addresses).toEqual(['q=old', 'q=older', ''])
  })

  it('may be a day', async () => {
    renderAt('/', <Page />)

    type(screen.getByLabelText('From this day'), '2026-03-29')
    await rest(300)

    expect(addresses.at(-1)).toBe('from=2026-03-29')
  })
})

it('filters by every status, and by account', async () => {
  renderAt('/', <Page />)

  for (const status of ['Failed', 'Published', 'Partly published', 'Unconfirmed']) {
    expect(screen.getByRole('option', { name: status })).toBeTruthy()
  }
  type(screen.getByLabelText('Status'), 'unconfirmed')
  type(screen.getByLabelText('Account'), FACEBOOK)
  await rest(0)

  expect(addresses.at(-1)).toBe(`status=unconfirmed&account=${encodeURIComponent(FACEBOOK)}`)
})

it('still names an account that is not connected any more', () => {
  renderAt('/?account=facebook:7', <Page />)

  expect(screen.getByLabelText<HTMLSelectElement>('Account').value).toBe('facebook:7')
})

it('tells on a phone how many filters are on behind its button', () => {
  renderAt('/?status=failed&q=bike&from=2026-03-29', <Page />)

  expect(screen.getByRole('button', { name: 'Filters (2)' }).getAttribute('aria-expanded')).toBe('false')
})

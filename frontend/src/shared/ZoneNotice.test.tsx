import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderAt } from '../test/render'

const NOTICE = 'Your browser does not tell its time zone: times are shown in UTC.'

function aBrowserThatTells(zone: string) {
  const options = new Intl.DateTimeFormat().resolvedOptions()
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ ...options, timeZone: zone })
}

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('says that times are in UTC where the browser tells no zone, and nothing elsewhere', async () => {
  aBrowserThatTells('Etc/Unknown')
  const { ZoneNotice } = await import('./ZoneNotice')
  const { unmount } = renderAt('/', <ZoneNotice />)
  expect(screen.getByText(NOTICE)).toBeTruthy()
  unmount()

  vi.resetModules()
  aBrowserThatTells('Europe/Berlin')
  const another = await import('./ZoneNotice')
  renderAt('/', <another.ZoneNotice />)
  expect(screen.queryByText(NOTICE)).toBeNull()
})

it('comes late to a page that must be there quickly', async () => {
  aBrowserThatTells('Etc/Unknown')
  vi.stubGlobal('Temporal', undefined)
  const { LateZoneNotice } = await import('./LateZoneNotice')

  renderAt('/', <LateZoneNotice />)

  expect(screen.queryByText(NOTICE)).toBeNull()
  expect(await screen.findByText(NOTICE)).toBeTruthy()
})

it('is not even loaded where the browser is known to tell its zone', async () => {
  const loaded = vi.fn(() => ({ ZoneNotice: () => <p>loaded</p> }))
  vi.doMock('./ZoneNotice', loaded)
  const asked = vi.fn((zone: string) => zone)
  vi.stubGlobal('Temporal', { Now: { timeZoneId: () => 'Europe/Berlin', plainDateISO: asked } })
  const { LateZoneNotice } = await import('./LateZoneNotice')

  renderAt('/', <LateZoneNotice />)

  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith('Europe/Berlin'))
  expect(loaded).not.toHaveBeenCalled()
  vi.doUnmock('./ZoneNotice')
})

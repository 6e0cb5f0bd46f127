import { lazy } from 'react'

/** As the notice itself, for a page that must be there quickly: a slow phone takes a tenth of a second to say in which zone it is. */
export const LateZoneNotice = lazy(async () => {
  await idle()
  return { default: isTold() ? () => null : (await import('./ZoneNotice')).ZoneNotice }
})

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve)
    else setTimeout(resolve, 500)
  })
}

type Now = { timeZoneId: () => string; plainDateISO: (zone: string) => unknown }

/** Whether it is certain that the browser tells its zone: those that have `Temporal` say it at once. */
function isTold(): boolean {
  const { Temporal } = globalThis as { Temporal?: { Now: Now } }
  try {
    return Temporal !== undefined && Boolean(Temporal.Now.plainDateISO(Temporal.Now.timeZoneId()))
  } catch {
    return false
  }
}

import { useHotkeys } from '@mantine/hooks'
import { use } from 'react'
import { useNavigate } from 'react-router'
import { FreshnessContext, usePolling } from '../polling/context'
import { SEARCH_FIELD } from './shortcutKeys'

/** Does what the keyboard asks for; shows nothing, so that the rest is not rendered anew with it. */
export function Shortcuts() {
  const navigate = useNavigate()
  const { settings, setSettings } = usePolling()
  const freshness = use(FreshnessContext)
  useHotkeys([
    ['/', focusSearch],
    ['n', () => void navigate('/')],
    ['u', () => void navigate('/uploads')],
    ['a', () => void navigate('/accounts')],
    ['r', () => freshness?.refresh()],
    ['p', () => setSettings({ ...settings, paused: !settings.paused })],
  ])
  return null
}

function focusSearch() {
  // The last one in the document belongs to the topmost modal.
  const fields = document.querySelectorAll<HTMLInputElement>(`input[name="${SEARCH_FIELD}"]`)
  fields[fields.length - 1]?.focus()
}

import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from 'react-router'
import { usePolling } from '../polling/context'

export const SEARCH_FIELD = 'search'

/** What the keyboard does on every page. A page or modal that can be searched gives its field the name {@link SEARCH_FIELD}. */
export const SHORTCUTS: readonly [keys: string, does: string][] = [
  ['/', 'Search in what is shown'],
  ['n', 'New post'],
  ['u', 'Uploads'],
  ['a', 'Accounts'],
  ['r', 'Look again now'],
  ['p', 'Pause looking, or go on'],
  ['?', 'This help'],
  ['Ctrl + Enter', 'Send the post that is being written'],
  ['Esc', 'Close'],
]

export function useShortcuts() {
  const navigate = useNavigate()
  const { settings, setSettings, freshness } = usePolling()
  useHotkeys([
    ['/', focusSearch],
    ['n', () => void navigate('/')],
    ['u', () => void navigate('/uploads')],
    ['a', () => void navigate('/accounts')],
    ['r', () => freshness?.refresh()],
    ['p', () => setSettings({ ...settings, paused: !settings.paused })],
  ])
}

function focusSearch() {
  // The last one in the document belongs to the topmost modal.
  const fields = document.querySelectorAll<HTMLInputElement>(`input[name="${SEARCH_FIELD}"]`)
  fields[fields.length - 1]?.focus()
}

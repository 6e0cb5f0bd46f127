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

/** Where the component library keeps the choice. */
const KEY = 'mantine-color-scheme-value'

/** Has the outline wear the colours that were chosen, if any were; outline.css sees to the rest, and later the component library to all. */
export function wearColorScheme() {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.mantineColorScheme = chosen
}

import { createTheme, type CSSVariablesResolver } from '@mantine/core'
import dialogs from './Dialogs.module.css'

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif",
  cursorType: 'pointer',
  components: {
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 200, events: { hover: true, focus: true, touch: true } },
    },
    // A header of the page it is not: there is one already.
    ModalHeader: { defaultProps: { role: 'none' } },
    Modal: {
      classNames: { root: dialogs.root },
      defaultProps: {
        yOffset: 'var(--dialog-offset)',
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
  },
})

const COLORS = ['gray', 'red', 'green', 'orange', 'blue', 'violet']

/** Text on a tint of its own colour, pointed at or not, and dimmed text need more contrast than the library gives them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...Object.fromEntries(
      COLORS.map((color) => [`--mantine-color-${color}-light-hover`, `var(--mantine-color-${color}-light)`]),
    ),
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-gray-8)',
    '--mantine-color-red-light-color': 'var(--mantine-color-red-9)',
    '--mantine-color-green-light-color': '#1b6e2c',
    '--mantine-color-orange-light-color': '#a33b00',
    '--mantine-color-blue-light-color': 'var(--mantine-color-blue-9)',
    '--mantine-color-violet-light-color': 'var(--mantine-color-violet-9)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-blue-8)',
  },
  dark: {
    ...Object.fromEntries(
      COLORS.flatMap((color) => [
        [
          `--mantine-color-${color}-light`,
          `color-mix(in srgb, var(--mantine-color-${color}-6) 18%, transparent)`,
        ],
        [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-2)`],
      ]),
    ),
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
})

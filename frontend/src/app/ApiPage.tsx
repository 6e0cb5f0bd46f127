import { Anchor, Text } from '@mantine/core'
import 'openapi-explorer/dist/browser/openapi-explorer.min.js'
import { createElement, type KeyboardEvent } from 'react'
import { CONTRACT_PATH } from '../session/session'
import classes from './ApiPage.module.css'

/** Inside of the explorer, where the page's own styles do not reach: a table that is too wide is scrolled, and breaks no words. */
const INSIDE = `
  .m-markdown table, .m-markdown-small table { display: block; overflow-x: auto; width: fit-content; }
  .m-markdown table *, .m-markdown-small table * { overflow-wrap: normal; word-break: normal; }
  .section-gap--focused-mode, .main-content-inner { padding-block-start: 0; }
`

/** The API's contract as people read it. Calls are not made from here: they need a token. */
export function ApiPage() {
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        For programs:{' '}
        <Anchor href={CONTRACT_PATH} inherit underline="always">
          {CONTRACT_PATH}
        </Anchor>
      </Text>
      {createElement('openapi-explorer', {
        ref: style,
        class: classes.api,
        onKeyDown: keep,
        'spec-url': CONTRACT_PATH,
        'hide-authentication': 'true',
        'hide-console': 'true',
        'hide-server-selection': 'true',
      })}
    </>
  )
}

/** What is typed in the explorer's fields is no shortcut; from outside, they cannot be told from the rest of it. */
function keep(event: KeyboardEvent) {
  event.stopPropagation()
}

function style(explorer: HTMLElement | null) {
  const inside = explorer?.shadowRoot
  if (!inside) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(INSIDE)
  inside.adoptedStyleSheets = [...inside.adoptedStyleSheets, sheet]
}

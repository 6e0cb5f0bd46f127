import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** The names that the sources import from the component library. */
function imported(): Set<string> {
  const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true })
  const names = Object.values(sources)
    .flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim().replace(/^type /, ''))
  return new Set(names)
}

it('imports the styles of every component in use', () => {
  const styles = readFileSync('src/app/mantine.css', 'utf8')
  const missing = [...imported()].filter(
    (name) =>
      existsSync(`node_modules/@mantine/core/styles/${name}.css`) && !styles.includes(`/styles/${name}.css'`),
  )

  expect(imported().has('Button')).toBe(true)
  expect(missing).toEqual([])
})

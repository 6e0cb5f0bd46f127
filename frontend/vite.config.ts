import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Where a started system is, for `npm run dev`. */
const system = process.env.SYSTEM_URL ?? 'http://127.0.0.1:8080'

/** Whether a module is the one that puts the first page together; `main.ts` imports it on demand. */
const isStart = (module: string) => module.endsWith('/src/app/start.tsx')

/**
 * Has the browser load the page's code, which starts only after the first paint, together with index.html, but after what that paint
 * needs; and paint nothing before the small scripts there have set the colours.
 */
const loadStartEarly: Plugin = {
  name: 'load-start-early',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const start = chunks.find((chunk) => chunk.moduleIds.some(isStart))
      if (!start) throw new Error('there is no chunk of src/app/start.tsx')
      const needed = chunks
        .filter(
          (chunk) =>
            !page.includes(chunk.fileName) && (chunk === start || start.imports.includes(chunk.fileName)),
        )
        .sort((one, other) => other.code.length - one.code.length)
      const styles = needed.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
      return {
        html: page.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
        tags: [
          // Says whether one must sign in; the first calls wait for it.
          link('config.json', { rel: 'preload', as: 'fetch' }),
          ...styles.map((fileName) => link(fileName, { rel: 'stylesheet' })),
          ...needed.map(({ fileName }) => link(fileName, { rel: 'modulepreload', fetchpriority: 'low' })),
        ],
      }
    },
  },
}

const CONTRACT = 'openapi.yaml'
const readContract = () => readFileSync(new URL(`../${CONTRACT}`, import.meta.url))

/** Makes the API's contract a file of the dashboard. */
const serveContract: Plugin = {
  name: 'serve-contract',
  configureServer({ middlewares }) {
    middlewares.use(`/${CONTRACT}`, (_request, response) => response.end(readContract()))
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: CONTRACT, source: readContract() })
  },
}

function link(fileName: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true, href: `/${fileName}` }, injectTo: 'head' }
}

export default defineConfig({
  plugins: [react(), loadStartEarly, serveContract],
  build: {
    sourcemap: true,
    // The renderer of the API's contract is that large, and loaded on its page alone.
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Each with what it imports. All that the first page needs is in the few files that index.html names, however many other pages
          // need it, too: a browser loads six files of a host at a time over HTTP/1.1, and each more than these costs a round trip.
          groups: [
            { name: 'main', test: /\/src\/main\.ts$|rolldown\/runtime/, priority: 2 },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
            { name: 'page', test: isStart },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': system, '/config.json': system },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    env: { TZ: 'UTC' },
    // A busy machine with few cores takes its time over a whole page.
    testTimeout: 20_000,
  },
})

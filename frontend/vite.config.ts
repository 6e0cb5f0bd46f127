import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Where a started system is, for `npm run dev`. */
const system = process.env.SYSTEM_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    sourcemap: true,
    modulePreload: { polyfill: false },
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

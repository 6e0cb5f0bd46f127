// Fails when the JavaScript that is sent for /uploads has grown too large: what index.html loads before anything is clicked.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 200_000
const dist = new URL('../dist', import.meta.url)

const page = readFileSync(new URL(`${dist.pathname}/index.html`, dist), 'utf8')
const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path]) => path)
if (scripts.length === 0) throw new Error('dist/index.html loads no script')

const bytes = scripts
  .map((path) => gzipSync(readFileSync(new URL(`${dist.pathname}${path}`, dist))).length)
  .reduce((sum, size) => sum + size)
console.log(
  `JavaScript for /uploads: ${bytes} bytes gzipped in ${scripts.length} files, at most ${LIMIT_BYTES}`,
)
if (bytes > LIMIT_BYTES) process.exit(1)

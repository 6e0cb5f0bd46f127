// Runs Lighthouse on a page again and again and prints the scores; bin/lighthouse calls it. Arguments: where Lighthouse is installed,
// the page, how often.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'

const LEAST = 95
const CATEGORIES = ['performance', 'accessibility', 'best-practices']
const TIMES = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  SI: 'speed-index',
}

const [tools, page, runs] = process.argv.slice(2)
const reports = `${tools}/reports`
mkdirSync(reports, { recursive: true })

/** One run as a device: what Lighthouse writes. */
function run(device, count) {
  const path = `${reports}/${device}-${count}.json`
  const chrome = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])].join(' ')
  execFileSync(
    process.execPath,
    [
      `${tools}/node_modules/lighthouse/cli/index.js`,
      page,
      '--quiet',
      `--only-categories=${CATEGORIES}`,
      `--chrome-flags=${chrome}`,
      '--output=json',
      `--output-path=${path}`,
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CHROME_PATH: process.env.CHROMIUM } },
  )
  return JSON.parse(readFileSync(path, 'utf8'))
}

function scoresOf({ categories }) {
  return CATEGORIES.map((category) => Math.round(categories[category].score * 100))
}

function describe({ audits, environment }) {
  const times = Object.entries(TIMES).map(
    ([name, audit]) => `${name} ${Math.round(audits[audit].numericValue)} ms`,
  )
  return `${times.join(', ')}; benchmark ${Math.round(environment.benchmarkIndex)}, load ${loadavg()[0].toFixed(1)}`
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}

console.log(`${page}: ${CATEGORIES.join(' / ')}`)
const tooLow = ['mobile', 'desktop'].filter((device) => {
  const scores = Array.from({ length: Number(runs) }, (_, index) => {
    const report = run(device, index + 1)
    console.log(`${device} ${index + 1}: ${scoresOf(report).join(' / ')}  (${describe(report)})`)
    return scoresOf(report)
  })
  const medians = CATEGORIES.map((_, category) => median(scores.map((each) => each[category])))
  console.log(`${device} median of ${runs}: ${medians.join(' / ')}`)
  return medians.some((score) => score < LEAST)
})
if (tooLow.length > 0) {
  console.log(`Below ${LEAST}: ${tooLow.join(', ')}`)
  process.exit(1)
}

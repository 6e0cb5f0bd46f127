import './app/mantine.css'
import './app/app.css'
import './app/outline.css'
import { wearColorScheme } from './app/colorScheme'

/**
 * Resolves when the outline in index.html can be seen. What follows keeps the browser busy for a while. A hidden tab paints nothing,
 * and a browser may not say when it did, so that it is not waited for long.
 */
function painted(): Promise<unknown> {
  return new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true })
    setTimeout(resolve, document.hidden ? 0 : 500)
  })
}

async function start() {
  await painted()
  // One after the other, so that the browser can do other things between; all are loaded already.
  await import('react-dom/client')
  const page = await import('./app/start')
  page.start()
}

wearColorScheme()
void start()

// Lighthouse against the built product, in a Chromium that it may drive. It has no part of its own for apps (PWA).
import net from 'node:net'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { findChromium } from '../../e2e/chromium.mjs'

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

export async function scorePage(url, categories) {
  const { executablePath, env } = await findChromium()
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
  })
  try {
    const run = await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error', locale: 'vi' })
    const failed = Object.values(run.lhr.audits).filter(({ score }) => score !== null && score < 0.9)
    return {
      scores: categories.map((category) => Math.round(run.lhr.categories[category].score * 100)),
      failed: failed.map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`.trim()),
    }
  } finally {
    await browser.close()
  }
}

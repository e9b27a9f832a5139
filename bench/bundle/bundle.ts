/**
 * JavaScript, in bytes after gzip, that an enrolled tablet fetches when nothing is cached: until the lock screen takes
 * input, and until the list of households is there. Counted at the network, so that workers and lazy parts are in it.
 * Then Lighthouse on the first page that a new tablet shows.
 */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { householdListScreen } from '../../e2e/screens/household-list-screen.ts'
import { lockScreen } from '../../e2e/screens/lock-screen.ts'
import { type Measured, median, report, say } from '../figure.ts'
import { scorePage } from './lighthouse.mjs'

const kib = 1024
const untilLockBudget = 200
const untilListBudget = 280
const scoresToReach = { performance: 95, accessibility: 100, 'best-practices': 95 }
const runsOfLighthouse = 3

const centre = await startCentre({ scale: 0.01 })
const tablet = await Device.make(centre, { serviceWorkers: 'block' })

/** Blocked here, so that everything is fetched anew; every tablet fetches it. */
const serviceWorker = '/service-worker.js'

/** In KiB; a file that is asked for twice is fetched once. */
function scriptsOf(requests: readonly string[]): number {
  const asked = requests.flatMap((request) => /^GET (\/[^?]+\.m?js)/.exec(request)?.[1] ?? [])
  const files = new Set([...asked, serviceWorker])
  const sizes = [...files].map((file) => gzipSync(readFileSync(path.join(centre.appFolder, file))).length)
  return sizes.reduce((sum, size) => sum + size, 0) / kib
}

/** The middle of a few runs: the score of performance is a measurement. */
async function score(): Promise<Measured[]> {
  const categories = Object.entries(scoresToReach)
  const runs: (readonly number[])[] = []
  for (let run = 0; run < runsOfLighthouse; run += 1) {
    const { scores, failed } = await scorePage(
      centre.origin,
      categories.map(([name]) => name),
    )
    runs.push(scores)
    say(`Lighthouse ${scores.join(', ')}: ${failed.join(' · ')}`)
  }
  return categories.map(([name, limit], index) => ({
    name: `Lighthouse ${name}`,
    value: median(runs.map((scores) => scores[index] ?? 0)),
    unit: 'of 100',
    peer: null,
    limit,
  }))
}

try {
  await tablet.enrol('lan.mui-ne')
  await tablet.switchOff()
  for (const cache of ['Cache', 'Code Cache']) {
    rmSync(path.join(tablet.profile, 'Default', cache), { recursive: true, force: true })
  }
  const before = tablet.network.requests.length
  await tablet.reopen()
  await lockScreen(tablet.page).closedTitle.waitFor()
  await lockScreen(tablet.page).passphrase.fill(tablet.passphrase)
  const untilLock = scriptsOf(tablet.network.requests.slice(before))
  await tablet.open()
  await householdListScreen(tablet.page).rows.first().waitFor()
  const untilList = scriptsOf(tablet.network.requests.slice(before))
  report([
    { name: 'bundle until lock screen', value: untilLock, unit: 'KiB', peer: null, limit: untilLockBudget },
    { name: 'bundle until list', value: untilList, unit: 'KiB', peer: null, limit: untilListBudget },
    ...(await score()),
  ])
} finally {
  await tablet.throwAway()
  await centre.stop()
}

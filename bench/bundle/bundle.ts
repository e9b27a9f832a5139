/**
 * JavaScript, in bytes after gzip, that an enrolled tablet fetches when nothing is cached: until the lock screen takes
 * input, and until the list of households is there. Counted at the network, so that workers and lazy parts are in it.
 */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { householdListScreen } from '../../e2e/screens/household-list-screen.ts'
import { lockScreen } from '../../e2e/screens/lock-screen.ts'
import { report } from '../figure.ts'

const kib = 1024
const untilLockBudget = 200
const untilListBudget = 280

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
  ])
} finally {
  await tablet.throwAway()
  await centre.stop()
}

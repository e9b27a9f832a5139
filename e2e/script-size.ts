/** What an enrolled tablet fetches of JavaScript when nothing is cached, counted at its network. */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Device } from './device.ts'
import { householdListScreen } from './screens/household-list-screen.ts'
import { lockScreen } from './screens/lock-screen.ts'

/** In KiB after gzip: until the lock screen takes input, and until the list of households is there. */
export const firstLoadLimits = { untilLock: 200, untilList: 280 }

/** Blocked in such a tablet, so that everything is fetched anew; every tablet fetches it. */
const serviceWorker = '/service-worker.js'

/** In KiB; a file that is asked for twice is fetched once. */
function scriptsOf(requests: readonly string[], appFolder: string): number {
  const asked = requests.flatMap((request) => /^GET (\/[^?]+\.m?js)/.exec(request)?.[1] ?? [])
  const files = new Set([...asked, serviceWorker])
  const sizes = [...files].map((file) => gzipSync(readFileSync(path.join(appFolder, file))).length)
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

/** The tablet is enrolled, and was made with its service workers blocked. */
export async function measureFirstLoad(tablet: Device, appFolder: string): Promise<typeof firstLoadLimits> {
  await tablet.switchOff()
  for (const cache of ['Cache', 'Code Cache']) {
    rmSync(path.join(tablet.profile, 'Default', cache), { recursive: true, force: true })
  }
  const before = tablet.network.requests.length
  await tablet.reopen()
  await lockScreen(tablet.page).closedTitle.waitFor()
  await lockScreen(tablet.page).passphrase.fill(tablet.passphrase)
  const untilLock = scriptsOf(tablet.network.requests.slice(before), appFolder)
  await tablet.open()
  await householdListScreen(tablet.page).rows.first().waitFor()
  const untilList = scriptsOf(tablet.network.requests.slice(before), appFolder)
  return { untilLock, untilList }
}

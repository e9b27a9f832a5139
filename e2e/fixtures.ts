/** The verbs of a journey: a centre and two enrolled tablets for the worker, and tablets that are thrown away. */
import { test as base, type TestInfo } from '@playwright/test'
import { type Centre, startCentre } from './centre.ts'
import { Device, type DeviceOptions } from './device.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'

/** Some fifty households in the commune of Lan and Minh. */
const scale = 0.02

interface TestFixtures {
  /** Two officers of one commune, each with their own tablet: open, online, at the list, nothing waiting. */
  lan: Device
  minh: Device
  /** A tablet that nobody has enrolled yet; thrown away after the test. */
  newTablet: (options?: DeviceOptions) => Promise<Device>
  /** Named before `newTablet`: it goes after the tablets that lie on it. */
  smallDisk: SmallDisk
}
interface WorkerFixtures {
  centre: Centre
  pair: { lan: Device; minh: Device }
}

async function photographFailure(testInfo: TestInfo, devices: Readonly<Record<string, Device>>) {
  if (testInfo.status === testInfo.expectedStatus) return
  for (const [name, device] of Object.entries(devices)) {
    await device.photograph(testInfo.outputPath(name))
  }
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  centre: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const centre = await startCentre({ scale })
      await use(centre)
      await centre.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  pair: [
    async ({ centre }, use) => {
      const lan = await Device.make(centre)
      const minh = await Device.make(centre)
      await lan.enrol('lan.mui-ne')
      await minh.enrol('minh.mui-ne')
      await use({ lan, minh })
      await lan.throwAway()
      await minh.throwAway()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  lan: async ({ pair: { lan } }, use, testInfo) => {
    await lan.makeReady()
    await use(lan)
    await photographFailure(testInfo, { lan })
  },
  minh: async ({ pair: { minh } }, use, testInfo) => {
    await minh.makeReady()
    await use(minh)
    await photographFailure(testInfo, { minh })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  smallDisk: async ({}, use) => {
    const disk = makeSmallDisk()
    await use(disk)
    disk.remove()
  },
  newTablet: async ({ centre }, use, testInfo) => {
    const devices: Device[] = []
    await use(async (options) => {
      const device = await Device.make(centre, options)
      devices.push(device)
      return device
    })
    await photographFailure(testInfo, Object.fromEntries(devices.entries()))
    for (const device of devices) await device.throwAway()
  },
})
export { expect } from '@playwright/test'

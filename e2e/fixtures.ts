/** The verbs of a journey: a centre for the worker, and tablets that are thrown away afterwards. */
import { test as base } from '@playwright/test'
import { type Centre, startCentre } from './centre.ts'
import { Device, type DeviceOptions } from './device.ts'

/** Some fifty households in the commune of Lan and Minh. */
const scale = 0.02

interface TestFixtures {
  /** A tablet that nobody has enrolled yet. */
  newTablet: (options?: DeviceOptions) => Promise<Device>
  /** An enrolled tablet that has read its communes. */
  tabletOf: (username: string, options?: DeviceOptions) => Promise<Device>
}

export const test = base.extend<TestFixtures, { centre: Centre }>({
  centre: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const centre = await startCentre({ scale })
      await use(centre)
      await centre.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  newTablet: async ({ centre }, use) => {
    const devices: Device[] = []
    await use(async (options) => {
      const device = await Device.make(centre, options)
      devices.push(device)
      return device
    })
    for (const device of devices) await device.throwAway()
  },
  tabletOf: async ({ newTablet }, use) => {
    await use(async (username, options) => {
      const device = await newTablet(options)
      await device.enrol(username)
      return device
    })
  },
})
export { expect } from '@playwright/test'

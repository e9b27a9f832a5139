/** The verbs of a journey: a centre and two enrolled tablets for the worker, and tablets that are thrown away. */
import { test as base, expect, type TestInfo } from '@playwright/test'
import type { Screen } from './browser.ts'
import { type Centre, startCentre } from './centre.ts'
import { Desk, demoAccount } from './desk.ts'
import { Device, type DeviceOptions } from './device.ts'
import { takeElsewhere } from './elsewhere.ts'
import { findInLog } from './log-search.ts'
import type { DeskAccount } from './screens/sign-in-screen.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'
import { takeTyped } from './typed.ts'

/** Some fifty households in the commune of Lan and Minh. */
const scale = 0.02

interface TestFixtures {
  /** Two officers of one commune, each with their own tablet: open, online, at the list, nothing waiting. */
  lan: Device
  minh: Device
  /** A tablet that nobody has enrolled yet; thrown away after the test. */
  newTablet: (options?: DeviceOptions) => Promise<Device>
  /** The demo's desks: signed in once for the worker, at the place where they were left. */
  district: Desk
  supervisor: Desk
  administrator: Desk
  /** A desk of somebody else; left after the test. */
  newDesk: (account: DeskAccount, screen?: Screen) => Promise<Desk>
  /** Named before `newTablet`: it goes after the tablets that lie on it. */
  smallDisk: SmallDisk
  /** After every test: nothing that it typed of a resident stands in the centre's log. */
  silentLog: undefined
  /** After every test: no page, tablet's or desk's, has asked anything of another origin since its browser was opened. */
  nothingElsewhere: undefined
}
interface WorkerFixtures {
  centre: Centre
  pair: { lan: Device; minh: Device }
  desks: { district: Desk; supervisor: Desk; administrator: Desk }
}

async function leaveInOrder(testInfo: TestInfo, devices: Readonly<Record<string, Device>>) {
  await photographFailure(testInfo, devices)
  // after a failure the worker ends, and its tablets with it
  if (testInfo.status !== testInfo.expectedStatus) return
  for (const device of Object.values(devices)) await device.sendRest()
}

async function photographFailure(testInfo: TestInfo, devices: Readonly<Record<string, Device | Desk>>) {
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
    { scope: 'worker', timeout: 240_000 },
  ],
  desks: [
    async ({ centre }, use) => {
      const district = await Desk.open(centre, demoAccount('doi.binh-thuan'))
      const supervisor = await Desk.open(centre, demoAccount('giam-sat.binh-thuan'))
      const administrator = await Desk.open(centre, demoAccount('quan-tri'))
      await use({ district, supervisor, administrator })
      for (const desk of [district, supervisor, administrator]) await desk.leave()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  district: async ({ desks: { district } }, use, testInfo) => {
    await use(district)
    await photographFailure(testInfo, { district })
  },
  supervisor: async ({ desks: { supervisor } }, use, testInfo) => {
    await use(supervisor)
    await photographFailure(testInfo, { supervisor })
  },
  administrator: async ({ desks: { administrator } }, use, testInfo) => {
    await use(administrator)
    await photographFailure(testInfo, { administrator })
  },
  newDesk: async ({ centre }, use, testInfo) => {
    const desks: Desk[] = []
    await use(async (account, screen) => {
      const desk = await Desk.open(centre, account, screen)
      desks.push(desk)
      return desk
    })
    await photographFailure(testInfo, Object.fromEntries(desks.entries()))
    for (const desk of desks) await desk.leave()
  },
  lan: async ({ pair: { lan } }, use, testInfo) => {
    await lan.makeReady()
    await use(lan)
    await leaveInOrder(testInfo, { lan })
  },
  minh: async ({ pair: { minh } }, use, testInfo) => {
    await minh.makeReady()
    await use(minh)
    await leaveInOrder(testInfo, { minh })
  },
  silentLog: [
    async ({ centre }, use) => {
      takeTyped()
      const before = centre.output().length
      await use(undefined)
      // a test may have asked for nothing
      await fetch(`${centre.origin}/api/session`)
      await expect.poll(() => centre.output(), 'requests are logged').toContain('"msg":"request"')
      expect(findInLog(centre.output().slice(before), takeTyped())).toEqual([])
    },
    { auto: true },
  ],
  nothingElsewhere: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      await use(undefined)
      expect(takeElsewhere()).toEqual([])
    },
    { auto: true },
  ],
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

/**
 * What an officer waits for, on a processor four times as slow, in a commune of 2,430 households: p95 of each, in ms.
 * The limit is the budget, but for a key in a household of 60: there it is the same key in a household of 4. Then the same
 * without a network, with a thousand saves that wait.
 */
import type { Page } from '@playwright/test'
import { startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { householdListScreen } from '../../e2e/screens/household-list-screen.ts'
import { householdScreen } from '../../e2e/screens/household-screen.ts'
import { lockScreen } from '../../e2e/screens/lock-screen.ts'
import { residentForm } from '../../e2e/screens/resident-form.ts'
import { type Measured, quantile, report, say } from '../figure.ts'
import { measureRules } from './rules.ts'
import { timeKey, timeKeyUntilSettled, timeUntilShown } from './stopwatch.ts'
import { headOf, sendTwoHouseholds } from './two-households.ts'
import { makeWaiting } from './waiting.ts'

const slowness = 4
const budgets = { open: 2000, search: 50, save: 100, keystroke: 50 }
const openings = 7
const saves = 25
const waiting = 1000
/** For so long a finger rests on a button. What its coming down does is over when it leaves, and the save begins. */
const fingerMs = 60
const searches = ['nguyen van', 'tran thi hong', '0601', 'huynh thuc khang 27']
const typed = 'TRAN NGUYEN THI HONG NGOC ANH THU'
const p95 = (times: readonly number[]) => quantile(times, 0.95)

async function slowDown({ page, context }: Device, rate: number): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

async function timeOpenings(device: Device): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < openings; count += 1) {
    await device.goTo()
    const lock = lockScreen(device.page)
    await lock.passphrase.fill(device.passphrase)
    times.push(
      await timeUntilShown(device.page, { event: 'click', selector: 'main a[href^="/ho/"] ' }, () =>
        lock.openButton.click(),
      ),
    )
  }
  return times
}

async function timeSearches(page: Page): Promise<number[]> {
  const list = householdListScreen(page)
  const times: number[] = []
  for (const search of searches) {
    await list.show()
    await list.search.focus()
    for (const key of search) {
      times.push(await timeKeyUntilSettled(page, key === ' ' ? 'Space' : key, 'main'))
    }
  }
  return times
}

/** Opens the head's form in a household of so many. */
async function openHead(page: Page, size: number): Promise<void> {
  await householdListScreen(page).open(headOf(size))
  await householdScreen(page).openMember(headOf(size))
}

async function timeKeys(page: Page, size: number): Promise<number[]> {
  await openHead(page, size)
  await residentForm(page).field('fatherName').fill('')
  await residentForm(page).field('fatherName').focus()
  const times: number[] = []
  for (const key of typed) times.push(await timeKey(page, key === ' ' ? 'Space' : key))
  return times
}

/**
 * Until the form says that it is saved, or the household is there if that was quicker. The way to the next screen is no
 * part of the save: it begins when the words are said.
 */
const savedIsSaid = 'main [data-saved], main a[href$="/nhan-khau/moi"]'

/** `from`: the first of the numbers that are written. */
async function timeSaves(page: Page, from: number): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < saves; count += 1) {
    await openHead(page, 4)
    await residentForm(page).fill({ cmnd: String(from + count) })
    await residentForm(page).draftKept.waitFor()
    times.push(
      await timeUntilShown(page, { event: 'click', selector: savedIsSaid }, () =>
        residentForm(page).saveButton.click({ delay: fingerMs }),
      ),
    )
    await page.locator('main a[href$="/nhan-khau/moi"]').waitFor()
  }
  return times
}

const figure = (name: string, times: readonly number[], limit: number): Measured => {
  say(
    `${name}: median ${Math.round(quantile(times, 0.5))}, p95 ${Math.round(p95(times))}, most ${Math.round(Math.max(...times))} ms`,
  )
  return { name: `tablet ${name}`, value: p95(times), unit: 'ms', peer: null, limit }
}

async function measure(device: Device): Promise<Measured[]> {
  const { page } = device
  await slowDown(device, slowness)
  const figures = [figure('open', await timeOpenings(device), budgets.open)]
  figures.push(figure('search', await timeSearches(page), budgets.search))
  const few = await timeKeys(page, 4)
  figures.push(figure('keystroke in a household of 4', few, budgets.keystroke))
  const many = await timeKeys(page, 60)
  figures.push(figure('keystroke in a household of 60', many, budgets.keystroke))
  figures.push({ ...figure('keystroke of 60 against 4', many, p95(few)), peer: null })
  figures.push(figure('save', await timeSaves(page, 260_000_000), budgets.save))
  figures.push(measureRules(slowness))
  return figures
}

async function measureWaiting(device: Device): Promise<Measured[]> {
  const { page } = device
  const named = (name: string) => `${name} with ${waiting} waiting`
  return [
    figure(named('open'), await timeOpenings(device), budgets.open),
    figure(named('search'), await timeSearches(page), budgets.search),
    figure(named('keystroke in a household of 60'), await timeKeys(page, 60), budgets.keystroke),
    figure(named('save'), await timeSaves(page, 261_000_000), budgets.save),
  ]
}

const centre = await startCentre({ scale: 1 })
const device = await Device.make(centre)
try {
  await sendTwoHouseholds(centre)
  device.context.setDefaultTimeout(120_000)
  // The loader that runs this file puts names on functions, also on those that run in the page.
  await device.context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  await device.enrol('lan.mui-ne')
  const figures = await measure(device)
  await slowDown(device, 1)
  await device.goOffline()
  await makeWaiting(device.page, centre, waiting)
  await slowDown(device, slowness)
  report([...figures, ...(await measureWaiting(device))])
} finally {
  await device.throwAway()
  await centre.stop()
}

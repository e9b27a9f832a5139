/** `npm run pictures`: each person's main screen, out of the demo, for the README. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { startCentre } from './centre.ts'
import { Desk, demoAccount } from './desk.ts'
import { Device } from './device.ts'
import { familyOfFive, recordFamily } from './families.ts'
import { householdListScreen } from './screens/household-list-screen.ts'

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url))

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

const desks = [
  { name: 'district', username: 'doi.binh-thuan', place: '/tien-do', shown: 'main tbody tr' },
  { name: 'supervisor', username: 'giam-sat.binh-thuan', place: '/can-xem', shown: 'a[href^="/can-xem/"]' },
  { name: 'administrator', username: 'quan-tri', place: '/quan-tri/tai-khoan', shown: 'main tbody tr' },
] as const

mkdirSync(folder, { recursive: true })
const centre = await startCentre({ scale: 1 })
const tablet = await Device.make(centre)
try {
  await tablet.enrol('lan.mui-ne')
  await tablet.goOffline()
  await recordFamily(tablet, familyOfFive)
  await householdListScreen(tablet.page).place.click()
  await tablet.page.locator('main a[href^="/ho/"]').nth(3).waitFor()
  await take(tablet.page, 'officer')
  for (const { name, username, place, shown } of desks) {
    const desk = await Desk.open(centre, demoAccount(username))
    await desk.goTo(place)
    await desk.page.locator(shown).first().waitFor()
    if (name === 'supervisor') await desk.page.locator(shown).first().click()
    await desk.page.waitForLoadState('networkidle')
    await take(desk.page, name)
    await desk.leave()
  }
} finally {
  await tablet.throwAway()
  await centre.stop()
}
process.stdout.write(`pictures in ${folder}\n`)

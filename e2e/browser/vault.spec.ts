import { rmSync } from 'node:fs'
import path from 'node:path'
import { untilAppKept } from '../browser.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { lockScreen } from '../screens/lock-screen.ts'
import { say, saying } from '../words.ts'

const officer = 'hoa.ham-thuan-bac'
const wrongPassphrase = 'cụm này không mở được máy'
const freeTries = 10

/** The seconds that the closed screen still waits. */
async function secondsLeft({ page }: Device): Promise<number> {
  const text = await page.getByText(saying('lock.wait')).textContent()
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text ?? '') ?? []
  return 60 * Number(minutes) + Number(seconds)
}

async function tryWrongPassphrase({ page }: Device): Promise<void> {
  await lockScreen(page).tryPassphrase(wrongPassphrase)
  // Emptied when the vault has answered.
  await expect(lockScreen(page).passphrase).toHaveValue('')
}

test('a tablet whose database is gone still says whose it is, opens, and has its communes again with the network', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol(officer)
  await untilAppKept(tablet.page)
  await tablet.switchOff()
  rmSync(path.join(tablet.profile, 'Default', 'IndexedDB'), { recursive: true })

  tablet.network.cut()
  await tablet.reopen()
  await expect(tablet.page.getByText(say('lock.owner', { officer }))).toBeVisible()
  await tablet.open()
  await expect(householdListScreen(tablet.page).rows).toHaveCount(0)
  tablet.network.restore()
  await tablet.sync()
  await householdListScreen(tablet.page).show()
  await expect(householdListScreen(tablet.page).rows.first()).toBeVisible()
})

test('ten wrong passphrases make the wait grow, also over a restart, and wipe nothing', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol(officer)
  await untilAppKept(tablet.page)
  await tablet.goOffline()
  await recordFamily(tablet, familyOfOne('KIỀU THỊ KIÊN NHẪN', 'Tổ 2'))
  await tablet.page.clock.install()
  await tablet.page.reload()

  for (let tried = 1; tried < freeTries; tried += 1) await tryWrongPassphrase(tablet)
  await expect(lockScreen(tablet.page).passphrase).toBeEnabled()
  await tryWrongPassphrase(tablet)
  await expect(lockScreen(tablet.page).passphrase).toBeDisabled()
  const first = await secondsLeft(tablet)
  expect(first).toBeGreaterThan(20)

  await tablet.page.reload()
  await expect(lockScreen(tablet.page).passphrase).toBeDisabled()
  await tablet.page.clock.fastForward(`00:${first}`)
  await tryWrongPassphrase(tablet)
  await expect(lockScreen(tablet.page).passphrase).toBeDisabled()
  const second = await secondsLeft(tablet)
  expect(second).toBeGreaterThan(1.5 * first)

  await tablet.page.clock.fastForward(1000 * (second + 1))
  await tablet.open()
  await householdListScreen(tablet.page).open('KIỀU THỊ KIÊN NHẪN')
  await expect(householdScreen(tablet.page).state('waiting').first()).toBeVisible()
})

test('five wrong PINs ask for the passphrase, which finds everything as it was', async ({ newTablet }) => {
  const tablet = await newTablet()
  await tablet.enrol(officer)
  await untilAppKept(tablet.page)
  await tablet.goOffline()
  await recordFamily(tablet, familyOfOne('THẠCH THỊ ĐÃNG TRÍ', 'Tổ 3'))
  await tablet.lock()
  const screen = lockScreen(tablet.page)
  for (const left of [4, 3, 2, 1]) {
    await screen.tryPin('000000')
    await expect(tablet.page.getByText(saying('lock.pinWrong', { count: left }))).toBeVisible()
  }
  await screen.tryPin('000000')
  await expect(screen.closedTitle).toBeVisible()
  await expect(screen.passphrase).toBeVisible()
  await expect(screen.pinTitle).toBeHidden()

  await tablet.open()
  await householdListScreen(tablet.page).open('THẠCH THỊ ĐÃNG TRÍ')
  await expect(householdScreen(tablet.page).state('waiting').first()).toBeVisible()
})

test('a locked tablet sends what waits, and shows only how much that is', async ({ centre, lan }) => {
  const name = 'LƯƠNG THỊ KHÓA CỬA'
  const countAtCentre = async () => {
    const { rows } = await centre.database.query('select 1 from resident where name = $1', [name])
    return rows.length
  }
  const { page } = lan
  await lan.goOffline()
  await recordFamily(lan, familyOfOne(name, 'Tổ 8'))
  await lan.lock()
  const waiting = page.getByTestId('waiting')
  await expect(waiting).toHaveText(saying('lock.waiting'))
  expect(await countAtCentre()).toBe(0)

  const { rows } = await centre.database.query('select name from resident where name is not null')
  const names: string[] = [name, ...rows.map((row) => row.name)]
  expect(names.length).toBeGreaterThan(50)
  const shown = `${await page.title()} ${await page.content()}`.toUpperCase()
  expect(names.filter((each) => shown.includes(each.toUpperCase()))).toEqual([])

  await lan.goOnline()
  await expect(waiting).toHaveText(say('lock.nothingWaits'))
  await expect(lockScreen(page).pinTitle).toBeVisible()
  expect(await countAtCentre()).toBe(1)
  await lan.unlock()
})

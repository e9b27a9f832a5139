import type { Page } from '@playwright/test'
import { untilAppKept } from '../browser.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { lockScreen } from '../screens/lock-screen.ts'
import { meScreen } from '../screens/me-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { saying } from '../words.ts'

async function expectOnly(page: Page, { opens, not }: { readonly opens: string; readonly not: string }) {
  await lockScreen(page).tryPin(not)
  await expect(lockScreen(page).pinWrong).toBeVisible()
  await lockScreen(page).unlock(opens)
}

test('a tablet that is switched off and on again without a network opens at the address it is given', async ({
  lan,
}) => {
  const name = 'CAO THỊ THIÊN THANH'
  await recordFamily(lan, familyOfOne(name, '81'))
  const { pathname } = new URL(lan.page.url())
  await lan.switchOff()
  lan.network.cut()

  await lan.reopen(pathname)
  await lan.open()
  await expect(householdScreen(lan.page).member(name)).toBeVisible()
})

test('a screen that is locked opens with the PIN, and a wrong PIN opens nothing', async ({ lan }) => {
  await lan.lock()
  await lockScreen(lan.page).tryPin('111111')
  await expect(lan.page.getByText(saying('lock.pinWrong'))).toBeVisible()
  await expect(lockScreen(lan.page).pinTitle).toBeVisible()
  await expect(lockScreen(lan.page).places).toBeHidden()
  await lan.unlock()
  await expect(householdListScreen(lan.page).rows.first()).toBeVisible()
})

test('a PIN that is forgotten: the passphrase opens, a new PIN is set without a network, and opens instead of the old one', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol('lan.mui-ne')
  const { page, passphrase } = tablet
  await untilAppKept(page)
  await tablet.goOffline()
  const lock = lockScreen(page)
  const me = meScreen(page)
  const second = await tablet.context.newPage()
  await second.goto(`${tablet.network.origin}/`)
  await lockScreen(second).openIfClosed(tablet)
  await tablet.lock()
  await lock.forgetPin()
  await expect(lockScreen(second).passphrase).toBeVisible()
  for (const each of [page, second]) await lockScreen(each).open(passphrase)

  await me.place.click()
  await me.openPinDialog()
  await me.changePin({ passphrase: 'cụm này không mở được', pin: '112358' })
  await expect(me.wrongPassphrase).toBeVisible()
  await me.changePin({ passphrase, pin: '112358' })
  await expect(me.pinChanged).toBeVisible()
  await expect(me.dialog).toBeHidden()

  await tablet.lock()
  for (const each of [second, page]) await expectOnly(each, { opens: '112358', not: tablet.pin })
  await second.close()
  await tablet.switchOff()
  await tablet.reopen()
  await tablet.open()
  await tablet.lock()
  await expectOnly(tablet.page, { opens: '112358', not: tablet.pin })
})

test('two tabs of one tablet: a save in one is shown in the other and reaches the centre once, and they are locked together', async ({
  centre,
  lan,
}) => {
  const name = 'TỪ THỊ SONG ĐÔI'
  const second = await lan.context.newPage()
  await second.goto(`${lan.network.origin}/`)
  await lockScreen(second).openIfClosed({ passphrase: lan.passphrase, pin: lan.pin })
  await recordFamily(lan, familyOfOne(name, '83'))
  await householdListScreen(second).open(name)
  await expect(householdScreen(second).member(name)).toBeVisible()
  for (const page of [second, lan.page]) {
    await syncScreen(page).place.click()
    await syncScreen(page).button.click()
  }
  for (const page of [second, lan.page]) {
    await householdListScreen(page).open(name)
    await expect(householdScreen(page).state('received').first()).toBeVisible()
  }
  await lan.lock()
  await expect(lockScreen(second).pinTitle).toBeVisible()
  await lan.unlock()
  const { rows } = await centre.database.query(
    `select g.outcome from resident r
     join change_group g on g.commune = r.commune and g.id = r.created_in where r.name = $1`,
    [name],
  )
  expect(rows).toEqual([{ outcome: 'applied' }])
})

import { rmSync } from 'node:fs'
import path from 'node:path'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { deskScreen } from '../browser.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { administrationScreen } from '../screens/administration-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { lockScreen } from '../screens/lock-screen.ts'

const officer = 'hoa.ham-thuan-bac'

test('a tablet whose passphrase is forgotten opens with the recovery file, and has lost nothing', async ({
  newTablet,
}, testInfo) => {
  const filePassphrase = 'tủ sắt phòng quản trị'
  const desk = await newTablet({ screen: deskScreen })
  await desk.goTo('/quan-tri')
  const administration = administrationScreen(desk.page)
  await administration.signIn('quan-tri', demoPassword)
  const file = await administration.makeRecoveryFile(filePassphrase, testInfo.outputPath('recovery.json'))

  const tablet = await newTablet()
  await tablet.enrol(officer)
  await tablet.goOffline()
  await recordFamily(tablet, familyOfOne('KIM THỊ SA RƯƠNG', 'Tổ 4'))
  await tablet.switchOff()
  tablet.network.cut()
  await tablet.reopen()
  await lockScreen(tablet.page).tryPassphrase('cụm này không phải của máy')
  await expect(lockScreen(tablet.page).wrong).toBeVisible()

  const passphrase = 'cụm mới dễ nhớ hơn nhiều'
  await lockScreen(tablet.page).recover({ file, filePassphrase, passphrase, pin: '907152' })
  await householdListScreen(tablet.page).open('KIM THỊ SA RƯƠNG')
  await expect(householdScreen(tablet.page).state('waiting').first()).toBeVisible()

  await tablet.page.reload()
  await tablet.open(passphrase)
  await expect(householdScreen(tablet.page).state('waiting').first()).toBeVisible()
})

test('a tablet whose database the browser has thrown away is still whose it is, and reads its communes again', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol(officer)
  await householdListScreen(tablet.page).show()
  await householdListScreen(tablet.page).rows.first().waitFor()
  await tablet.switchOff()
  rmSync(path.join(tablet.profile, 'Default', 'IndexedDB'), { recursive: true })

  await tablet.reopen()
  await expect(lockScreen(tablet.page).closedTitle).toBeVisible()
  await tablet.open()
  await expect(householdListScreen(tablet.page).rows.first()).toBeVisible()
})

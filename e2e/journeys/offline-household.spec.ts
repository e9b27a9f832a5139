import { familyOfFive, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { syncScreen } from '../screens/sync-screen.ts'

const head = 'TRƯƠNG QUỐC NGHĨA'
const mother = 'NGUYỄN THỊ TƯ'
const corrected = 'NGUYỄN THỊ TƯƠI'

test('a household of five recorded without a network, reloaded and edited, reaches the other officer of the commune', async ({
  lan,
  minh,
}) => {
  await lan.goOffline()
  await recordFamily(lan, familyOfFive)
  await expect(householdScreen(lan.page).members).toHaveCount(5)
  await expect(householdScreen(lan.page).state('waiting').first()).toBeVisible()

  await lan.page.reload()
  await lan.open()
  await expect(householdScreen(lan.page).members).toHaveCount(5)

  await householdScreen(lan.page).openMember(mother)
  await residentForm(lan.page).fill({ name: corrected })
  await residentForm(lan.page).save()
  await syncScreen(lan.page).place.click()
  expect(await syncScreen(lan.page).count('waiting')).toBeGreaterThan(0)

  await lan.goOnline()
  await expect.poll(() => syncScreen(lan.page).count('waiting'), { timeout: 30_000 }).toBe(0)

  await minh.sync()
  await householdListScreen(minh.page).open(head)
  await expect(householdScreen(minh.page).members).toHaveCount(5)
  await expect(householdScreen(minh.page).member(corrected)).toBeVisible()
  await expect(householdScreen(minh.page).state('received').first()).toBeVisible()
})

import { findViolations } from '../axe.ts'
import { recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { workScreen } from '../screens/work-screen.ts'
import { say } from '../words.ts'

const head = 'TÔN VĂN NHẬP'
const other = 'TÔN THỊ NHẬN'
const child = 'TÔN THỊ MUỘN'
const on = '1/3/2021'

test('a child that is told on one tablet of a household that another one merges is work to be done, and is moved to where the others are', async ({
  lan,
  minh,
}) => {
  const resident = { birth: '1970', ethnicGroup: 'Kinh', relation: 'Chủ hộ' }
  await recordFamily(lan, { home: { house: '301' }, members: [{ ...resident, name: other, sex: 'Nữ' }] })
  await recordFamily(lan, { home: { house: '302' }, members: [{ ...resident, name: head, sex: 'Nam' }] })
  for (const device of [lan, minh]) await device.sync()
  for (const device of [lan, minh]) {
    await device.goOffline()
    await householdListScreen(device.page).open(head)
  }
  const merge = eventScreen(lan.page)
  await merge.open('merge')
  await merge.answer({ typed: { on, evidence: 'CT01 số 302' }, into: other, chosen: { relation: 'Em ruột' } })
  await merge.save()
  const birth = eventScreen(minh.page)
  await birth.open('birth')
  await birth.answer({
    typed: { name: child, on, evidence: 'Giấy khai sinh 302/2021' },
    sex: 'Nữ',
    chosen: { father: head },
  })
  await birth.save()
  for (const device of [lan, minh]) {
    await device.goOnline()
    await device.sync()
  }
  const { page } = minh
  await workScreen(page).place.click()
  await page.getByRole('main').getByRole('link', { name: child }).first().click()
  await expect(page.getByText(say('collect:household.closed.merged'))).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await page.getByText(say('collect:household.moveRest'), { exact: true }).click()
  await page.getByRole('main').locator('a[data-kind="merge"]').click()
  await birth.answer({ typed: { on, evidence: 'CT01 số 302' } })
  await birth.save()
  await expect(householdScreen(page).members).toHaveCount(0)
  await householdListScreen(page).open(other)
  await expect(householdScreen(page).members).toHaveCount(3)
})

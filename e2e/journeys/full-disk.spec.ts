import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'

test('a full disk is said so, the draft is kept, and the save works when there is room again', async ({
  smallDisk,
  newTablet,
}) => {
  const tablet = await newTablet({ folder: smallDisk.folder })
  await tablet.enrol('hoa.ham-thuan-bac')
  await recordFamily(tablet, familyOfOne('MAI THỊ ĐẦY', 'Tổ 9'))
  await householdScreen(tablet.page).addResident()
  const form = residentForm(tablet.page)
  await form.fill({ name: 'MAI VĂN CHẬT', birth: '2001', sex: 'Nam', relation: 'Con đẻ' })
  await form.draftKept.waitFor()

  await smallDisk.fill(tablet)
  await form.saveButton.click()
  await expect(form.full.or(form.broken)).toBeVisible()
  await expect(form.field('name')).toHaveValue('MAI VĂN CHẬT')

  await smallDisk.free(tablet)
  await form.save()
  await expect(householdScreen(tablet.page).member('MAI VĂN CHẬT')).toBeVisible()
})

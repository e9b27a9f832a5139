import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

const name = 'MAI THỊ ĐẦY'

test('a full disk is said so, the draft is kept, and the save works when there is room again', async ({
  smallDisk,
  newTablet,
}) => {
  const tablet = await newTablet({ folder: smallDisk.folder })
  const { page } = tablet
  const form = residentForm(page)
  const refused = form.full.or(form.broken)
  const saved = householdScreen(page).member(name)
  await tablet.enrol('hoa.ham-thuan-bac')
  await recordFamily(tablet, familyOfOne(name, 'Tổ 9'))

  /** Opens the form, changes it and saves; tells whether it was saved. */
  const change = async (motherName: string): Promise<boolean> => {
    await householdScreen(page).openMember(name)
    await form.fill({ motherName })
    await form.draftKept.or(form.draftFull).first().waitFor()
    await form.saveButton.click()
    await refused.or(saved).first().waitFor()
    return saved.isVisible()
  }
  expect(await change('MAI THỊ TRƯỚC')).toBe(true)

  await smallDisk.fill(tablet)
  // the last page of a file still has room: saved again and again until a save is refused
  let turn = 1
  while (await change(`MAI THỊ THỨ ${turn}`)) turn += 1
  await expect(form.field('motherName')).toHaveValue(`MAI THỊ THỨ ${turn}`)
  const announced = page.getByText(say('strip.notice'))
  await expect(announced).toBeVisible()

  await smallDisk.free(tablet)
  await form.saveButton.click()
  await expect(announced).toHaveCount(0)
  await saved.click()
  await expect(form.field('motherName')).toHaveValue(`MAI THỊ THỨ ${turn}`)
  await page.goBack()
  await syncScreen(page).place.click()
  await expect.poll(() => syncScreen(page).count('waiting')).toBe(0)
  expect(await syncScreen(page).count('conflict')).toBe(0)
})

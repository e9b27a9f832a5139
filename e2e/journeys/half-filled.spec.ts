import type { Device } from '../device.ts'
import { expect, test } from '../fixtures.ts'
import { eventName, eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { workScreen } from '../screens/work-screen.ts'
import { say } from '../words.ts'

const head = 'ÂU THỊ DỞ DANG'
const half = 'ÂU VĂN NỬA CHỪNG'

async function startAgain(tablet: Device) {
  await tablet.page.reload()
  await tablet.open()
}

test('what is half filled when the tablet is locked or starts again is there afterwards: a household in its commune, a resident, an event, a leaving', async ({
  centre,
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol('hoa.ham-thuan-bac')
  const { page } = tablet
  const household = householdScreen(page)
  const form = residentForm(page)
  const work = workScreen(page)
  const commune = page
    .getByLabel(say('collect:household.commune'), { exact: true })
    .and(page.locator('input'))
  const house = page.getByLabel(say('collect:address.house'))

  await householdListScreen(page).add()
  const first = await commune.inputValue()
  await commune.click()
  await page.getByRole('option').filter({ hasNotText: first }).first().click()
  const second = await commune.inputValue()
  expect(second).not.toBe(first)
  await household.fill({ house: '17 bis', street: 'Lê Hồng Phong' })
  await form.draftKept.waitFor()
  const there = async () => {
    await expect(house).toHaveValue('17 bis')
    await expect(commune).toHaveValue(second)
  }
  await tablet.lock()
  await tablet.unlock()
  await there()
  await startAgain(tablet)
  await there()
  await work.place.click()
  await work.openDraft(say('collect:work.newRecord'))
  await there()
  await household.save()

  await household.addResident()
  await form.fill({ name: head, birth: '3/2/1987', sex: 'Nữ' })
  await form.draftKept.waitFor()
  await startAgain(tablet)
  await expect(form.field('name')).toHaveValue(head)
  await form.save()
  await household.addResident()
  await form.fill({ name: half })
  await form.saveButton.click()
  await form.toFix.waitFor()
  await form.discard()
  await expect(form.field('name')).toHaveValue('')
  await expect(form.toFix).toHaveCount(0)
  await form.fill({ name: half, birth: '2010', sex: 'Nam', relation: 'Con đẻ' })
  await form.save()

  const event = eventScreen(page)
  await event.open('death')
  await event.answer({ about: [half], typed: { on: '1/3/2021', evidence: 'Trích lục 17/2021' } })
  await form.draftKept.waitFor()
  await tablet.lock()
  await tablet.unlock()
  await expect(event.question('evidence').locator('input')).toHaveValue('Trích lục 17/2021')
  await work.place.click()
  await work.openDraft(eventName('death'))
  await expect(event.question('about').getByLabel(half)).toBeChecked()
  await event.save()
  await work.place.click()
  await expect(work.drafts).toHaveCount(0)

  await page.goBack()
  await household.openMember(head)
  await page.getByRole('button', { name: say('collect:resident.leave'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('collect:resident.to')).fill('Hàm Mỹ')
  await dialog.locator(form.draftKept).waitFor()
  await startAgain(tablet)
  await expect(dialog.getByLabel(say('collect:resident.to'))).toHaveValue('Hàm Mỹ')
  await dialog
    .getByRole('button', { name: say('cancel'), exact: true })
    .last()
    .click()
  await expect(dialog).toHaveCount(0)
  await expect(form.draftWords).toHaveCount(0)
  await startAgain(tablet)
  await form.field('name').waitFor()
  await expect(dialog).toHaveCount(0)

  await tablet.sync()
  const { rows } = await centre.database.query(
    'select h.commune from household h join resident r on r.household = h.id where r.name = $1',
    [head],
  )
  expect(rows).toEqual([{ commune: '23092' }])
})

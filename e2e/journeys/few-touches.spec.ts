import type { Page } from '@playwright/test'
import type { Device } from '../device.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { countTouches } from '../touches.ts'
import { noteTyped } from '../typed.ts'
import { say, saying } from '../words.ts'

const most = 90

interface Person {
  readonly name: string
  readonly kin?: 'wife' | 'child'
  readonly birth: string
  readonly sex?: string
  readonly marital?: string
  /** Behind the six digits that follow from place, sex and year. */
  readonly number: string
}

const people: readonly Person[] = [
  { name: 'LÊ VĂN ÍT CHẠM', birth: '03021980', sex: 'Nam', marital: 'Đang có vợ/chồng', number: '771201' },
  { name: 'PHẠM THỊ NHANH', kin: 'wife', birth: '19101983', number: '771202' },
  { name: 'LÊ THỊ GỌN', kin: 'child', birth: '27052009', sex: 'Nữ', number: '771203' },
  { name: 'LÊ VĂN MAU', kin: 'child', birth: '11112014', sex: 'Nam', number: '771204' },
]

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()

async function recordPerson({ page }: Device, person: Person) {
  const form = residentForm(page)
  await expect(form.field('name')).toBeFocused()
  if (person.kin !== undefined) {
    await press(page, person.kin === 'wife' ? saying('collect:kin.wife') : saying('collect:kin.child'))
    await expect(form.field('name')).toBeFocused()
  }
  await page.keyboard.type(person.name)
  await page.keyboard.press('Enter')
  await expect(form.field('birth')).toBeFocused()
  await page.keyboard.type(person.birth)
  if (person.sex !== undefined) await page.getByRole('radio', { name: person.sex, exact: true }).click()
  if (person.marital !== undefined) await page.getByRole('radio', { name: person.marital }).click()
  if (person.kin === undefined) await fillOrigin(page)
  else await press(page, saying('collect:form.likeHead'))
  await press(page, saying('collect:form.idStart'))
  await expect(form.field('idNumber')).toBeFocused()
  await page.keyboard.type(person.number)
  noteTyped([person.name, await form.field('idNumber').inputValue()])
}

/** Of the first of a household, with whom the others are then alike. */
async function fillOrigin(page: Page) {
  const group = (unit: string) => page.getByRole('group', { name: say(`collect:units.${unit}`) })
  await group('birthPlace')
    .getByRole('button', { name: say('collect:form.here') })
    .click()
  await group('hometown')
    .getByRole('button', { name: say('collect:form.sameAsBirthPlace') })
    .click()
  await residentForm(page).field('religion').click()
  await page.getByRole('option', { name: 'Không', exact: true }).click()
}

test(`a household of four with known numbers takes at most ${most} touches and keys beside the names`, async ({
  lan,
}) => {
  const { page } = lan
  await householdListScreen(page).show()
  const touches = await countTouches(page)
  await householdListScreen(page).add()
  await page.getByLabel(say('collect:units.hamlet'), { exact: true }).and(page.locator('input')).click()
  await page.getByRole('option', { name: 'Khu phố 1', exact: true }).click()
  await page.getByLabel(say('collect:address.house')).click()
  await page.keyboard.type('9')
  await press(page, say('collect:household.saveAndHead'))
  for (const person of people) {
    await recordPerson(lan, person)
    if (person !== people.at(-1)) await press(page, say('collect:resident.saveAndNext'))
  }
  await residentForm(page).save()
  const count = await touches()
  process.stdout.write(`a household of four: ${count} touches and keys beside the names\n`)
  await expect(householdScreen(page).members).toHaveCount(4)

  await householdScreen(page).openMember('LÊ VĂN MAU')
  const form = residentForm(page)
  await expect(form.field('idNumber')).toHaveValue('060214771204')
  await expect(form.field('relation')).toHaveValue('Con đẻ')
  await expect(form.field('religion')).toHaveValue('Không')
  await expect(page.getByRole('radio', { name: 'Chưa kết hôn' })).toBeChecked()
  for (const [relative, name] of [
    ['father', 'LÊ VĂN ÍT CHẠM'],
    ['mother', 'PHẠM THỊ NHANH'],
  ])
    await expect(page.getByRole('group', { name: say(`collect:relatives.${relative}`) })).toContainText(
      name ?? '',
    )
  expect(count).toBeLessThanOrEqual(most)
})

import type { Page } from '@playwright/test'
import { fold } from '#shared/text/fold.ts'
import { familyOfFive } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { pressAt, tabTo, typeAndGoOn } from '../keyboard.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { lockScreen } from '../screens/lock-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { noteTyped } from '../typed.ts'
import { say } from '../words.ts'

const { home, members } = familyOfFive
const head = 'TRƯƠNG QUỐC NGHĨA'
const mother = 'NGUYỄN THỊ TƯ'
const corrected = 'NGUYỄN THỊ TƯƠI'

/** The commune's households are on the screen. Ends at the form of the head. */
async function recordHome(page: Page) {
  const main = page.getByRole('main')
  const field = (key: string) => page.getByLabel(say(key), { exact: true }).and(page.locator('input'))
  noteTyped([home.bookNumber])
  await pressAt(
    page,
    main.getByText(say('collect:list.add'), { exact: true }).locator('xpath=ancestor-or-self::a'),
  )
  await expect(main).toBeFocused()
  await tabTo(page, field('collect:units.hamlet'))
  // the first that fits is taken, and Enter goes on
  await typeAndGoOn(page, fold(home.hamlet ?? ''))
  await expect(field('collect:units.hamlet')).toHaveValue(home.hamlet ?? '')
  await page.keyboard.press('Enter')
  await expect(field('collect:address.house')).toBeFocused()
  for (const text of [home.house, home.street, home.bookNumber]) await typeAndGoOn(page, text ?? '')
  await expect(page.getByRole('button', { name: say('collect:household.saveAndHead') })).toBeFocused()
  await page.keyboard.press('Enter')
}

async function recordMember(page: Page, member: (typeof members)[number]) {
  const form = residentForm(page)
  const choose = async (unit: string, text: string) => {
    await tabTo(page, form.field(unit))
    if ((await form.field(unit).inputValue()) === text) return
    await typeAndGoOn(page, fold(text))
    await expect(form.field(unit)).toHaveValue(text)
  }
  noteTyped([member.name, member.birth])
  await expect(form.field('name')).toBeFocused()
  await typeAndGoOn(page, member.name ?? '')
  await typeAndGoOn(page, member.birth ?? '')
  const sex = page.getByRole('radio', { name: member.sex ?? '', exact: true })
  await page.keyboard.press(member.sex === 'Nam' ? 'Space' : 'ArrowRight')
  await expect(sex).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Chưa kết hôn' })).toBeFocused()
  await choose('ethnicGroup', member.ethnicGroup ?? '')
  await choose('relation', member.relation ?? '')
}

test('a household of five recorded without a network and by keys alone, reloaded and edited, reaches the other officer of the commune', async ({
  lan,
  minh,
}) => {
  const { page } = lan
  const form = residentForm(page)
  const household = householdScreen(page)
  await lan.goOffline()
  await recordHome(page)
  for (const [at, member] of members.entries()) {
    await recordMember(page, member)
    const isLast = at === members.length - 1
    const next = page.getByRole('button', { name: say('collect:resident.saveAndNext') })
    await pressAt(page, isLast ? form.saveButton : next)
  }
  await expect(household.members).toHaveCount(5)
  await expect(page.getByRole('main')).toBeFocused()
  await expect(household.state('waiting').first()).toBeVisible()

  await page.reload()
  await lockScreen(page).passphrase.waitFor()
  await tabTo(page, lockScreen(page).passphrase)
  await typeAndGoOn(page, lan.passphrase)
  await expect(household.members).toHaveCount(5)

  await pressAt(page, household.member(mother))
  await tabTo(page, form.field('name'))
  await page.keyboard.press('ControlOrMeta+A')
  noteTyped([corrected])
  await typeAndGoOn(page, corrected)
  await pressAt(page, form.saveButton)
  await expect(household.member(corrected)).toBeVisible()
  await pressAt(page, syncScreen(page).place)
  expect(await syncScreen(page).count('waiting')).toBeGreaterThan(0)

  await lan.goOnline()
  await pressAt(page, syncScreen(page).button)
  await expect.poll(() => syncScreen(page).count('waiting')).toBe(0)

  await minh.sync()
  const list = householdListScreen(minh.page)
  await list.place.click()
  // others of the run may have a head of this name
  await list.search.fill(home.bookNumber ?? '')
  await list.row(head).click()
  await expect(householdScreen(minh.page).members).toHaveCount(5)
  await expect(householdScreen(minh.page).member(corrected)).toBeVisible()
  await expect(householdScreen(minh.page).state('received').first()).toBeVisible()
})

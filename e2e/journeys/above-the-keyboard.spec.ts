import type { Page } from '@playwright/test'
import type { EventKind } from '#shared/codes/event-kinds.ts'
import { familyOfThree, headOf, recordFamily, sonOf } from '../families.ts'
import { expectInSight, goThroughByEnter, heightAboveKeyboard, numericOf } from '../fields-by-enter.ts'
import { expect, test } from '../fixtures.ts'
import { eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

const word = 'PHÍM'

/** In the order of the form. */
const numericOfResident = [
  ...['birth', 'idNumber', 'cmnd', 'card.issuedOn', 'card.expiresOn'],
  ...['temporaryAddress.from', 'temporaryAddress.until', 'absence.from', 'absence.until'],
  ...['father.number', 'mother.number', 'spouse.number', 'representative.number', 'phone'],
]
/** In the order of the questions, of the events with the most to type. */
const numericOfEvents = {
  birth: ['idNumber', 'on'],
  death: ['on'],
  marriage: ['spouseNumber', 'on'],
  'move-in': ['birth', 'idNumber', 'on'],
  temporary: ['on', 'until'],
  correction: ['birth', 'on'],
} as const satisfies Partial<Record<EventKind, readonly string[]>>

async function withKeyboard(page: Page, act: () => Promise<void>) {
  const size = page.viewportSize() ?? { width: 800, height: 1280 }
  await page.setViewportSize({ ...size, height: heightAboveKeyboard })
  await act()
  await page.setViewportSize(size)
}

/** Those within others too. */
async function unfoldAll(page: Page) {
  const closed = page.locator('form details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
  await page.getByLabel(say('collect:blood.onRequest')).click()
}

test('Enter leads through every field of a resident’s form and each is seen above the keyboard, which is of numbers where numbers are written', async ({
  lan,
}) => {
  const { page } = lan
  await recordFamily(lan, familyOfThree(word, '209'))
  await householdScreen(page).openMember(sonOf(word))
  await unfoldAll(page)
  // nothing is saved where nothing was written
  await residentForm(page).fill({ motherName: headOf(word) })
  const fields = page.locator('form :is(input, [role=radio][tabindex="0"]):enabled').filter({ visible: true })
  await withKeyboard(page, async () => {
    const met = await goThroughByEnter(page)
    expect(numericOf(met)).toEqual(numericOfResident)
    expect(met).toHaveLength((await fields.count()) + 1)
  })
})

test('Enter leads through the questions of an event and each is seen above the keyboard', async ({ lan }) => {
  const { page } = lan
  await recordFamily(lan, familyOfThree(`${word} HAI`, '210'))
  for (const [kind, numeric] of Object.entries(numericOfEvents)) {
    await householdListScreen(page).open(headOf(`${word} HAI`))
    await eventScreen(page).open(kind as EventKind)
    // the keyboard opens over a field that stood low on the whole screen
    await eventScreen(page).question('evidence').locator('input').focus()
    await withKeyboard(page, async () => {
      await expectInSight(page)
      expect(numericOf(await goThroughByEnter(page)), kind).toEqual(numeric)
    })
  }
})

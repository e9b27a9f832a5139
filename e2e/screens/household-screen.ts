import type { Page } from '@playwright/test'
import { noteTyped } from '../typed.ts'
import { say } from '../words.ts'

export interface HouseholdInput {
  readonly hamlet?: string
  readonly street?: string
  readonly house?: string
  readonly bookNumber?: string
}

export function householdScreen(page: Page) {
  const main = page.getByRole('main')
  const members = main.locator('a[href*="/nhan-khau/"]:not([href$="/moi"])')
  const act = (key: string) => main.getByText(say(key), { exact: true }).click()
  const field = (key: string) => page.getByLabel(say(key), { exact: true }).and(page.locator('input'))
  return {
    members,
    member: (name: string) => members.filter({ hasText: name }),
    /** What a supervisor decided about a unit of one of them. */
    decision: (unit: string) => main.getByRole('group').filter({ hasText: unit }).first(),
    row: (name: string) => main.getByRole('listitem').filter({ hasText: name }),
    state: (state: string) => main.getByText(say(`states:${state}`)),
    async fill({ hamlet, street, house, bookNumber }: HouseholdInput) {
      noteTyped([bookNumber])
      if (hamlet !== undefined) {
        await field('collect:units.hamlet').fill(hamlet)
        await page.getByRole('option', { name: hamlet, exact: true }).click()
      }
      if (house !== undefined) await field('collect:address.house').fill(house)
      if (street !== undefined) await field('collect:address.street').fill(street)
      if (bookNumber !== undefined) await field('collect:units.bookNumber').fill(bookNumber)
    },
    async save() {
      await page.getByRole('button', { name: say('collect:household.save'), exact: true }).click()
      await main.getByText(say('collect:household.addResident'), { exact: true }).waitFor()
    },
    addResident: () => act('collect:household.addResident'),
    edit: () => act('collect:household.edit'),
    openMember: (name: string) => members.filter({ hasText: name }).first().click(),
  }
}

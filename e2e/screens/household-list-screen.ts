import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function householdListScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('places.label') })
    .getByRole('link', { name: say('places.area') })
  const search = page.getByLabel(say('collect:list.search'))
  const rows = page.getByRole('main').locator('a[href^="/ho/"]:not([href="/ho/moi"])')
  const row = (text: string) => rows.filter({ hasText: text })
  return {
    place,
    search,
    nothingFound: page.getByRole('heading', { name: say('collect:list.noMatchTitle') }),
    rows,
    row,
    state: (text: string, state: string) => row(text).getByText(say(`states:${state}`)),
    async show() {
      await place.click()
      await search.fill('')
    },
    async add() {
      await place.click()
      await page.getByRole('main').getByText(say('collect:list.add'), { exact: true }).click()
    },
    /** Looks for a household and opens it. */
    async open(text: string) {
      await place.click()
      await search.fill(text)
      await row(text).first().click()
    },
  }
}

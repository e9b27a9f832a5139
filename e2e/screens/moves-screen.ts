import type { Page } from '@playwright/test'
import { say, saying } from '../words.ts'

export function movesScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('desk:places.label') })
    .getByRole('link', { name: say('desk:places.moves') })
  const rows = page.getByRole('main').getByRole('row')
  return {
    place,
    /** How many are on the way, above the rows. */
    shown: page.getByText(saying('desk:moves.totals')),
    panel: page.getByRole('complementary'),
    row: (name: string) => rows.filter({ hasText: name }),
    async show() {
      await place.click()
    },
  }
}

import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function movesScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('desk:places.label') })
    .getByRole('link', { name: say('desk:places.moves') })
  const rows = page.getByRole('main').getByRole('row')
  return {
    place,
    row: (name: string) => rows.filter({ hasText: name }),
    async show() {
      await place.click()
    },
  }
}

import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function coverageScreen(page: Page) {
  const main = page.getByRole('main')
  const place = page
    .getByRole('navigation', { name: say('desk:places.label') })
    .getByRole('link', { name: say('desk:places.coverage') })
  return {
    place,
    /** The whole in large figures, such as `1.406.048 / 1.408.997 · 99,79 %`. */
    whole: main.getByText(/^[\d.]+ \/ [\d.]+ · [\d,]+ %$/).first(),
    /** Each unit that can be opened, as the button that opens it. */
    units: main.locator('[data-unit]'),
    row: (unit: string) => main.getByRole('row').filter({ hasText: unit }),
    async show() {
      await place.click()
    },
    /** Of how many who came nobody has seen where they left. */
    unseen: main.getByText(say('desk:coverage.unseen')),
    /** How many residents the whole counts. */
    async count(): Promise<number> {
      const text = (await this.whole.textContent()) ?? ''
      return Number(text.split(' ')[0]?.replaceAll('.', ''))
    },
  }
}

import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function workScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('places.label') })
    .getByRole('link', { name: say('places.work') })
  const main = page.getByRole('main')
  return {
    place,
    drafts: main.getByRole('heading', { name: say('collect:work.drafts') }),
    /** How conflicts of the officer's own were settled. */
    settlement: (reason: string) => main.locator('[data-kind=settled]').filter({ hasText: reason }),
    /** The form of somebody that waits for approval. */
    toApprove: (name: string) => main.locator('a[href$="/ky"]').filter({ hasText: name }),
    held: main.getByRole('heading', { name: say('collect:work.held') }),
    async openDraft(text: string) {
      await main.getByRole('link').filter({ hasText: text }).first().click()
    },
  }
}

import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function updateOffer(page: Page) {
  return { take: page.getByRole('button', { name: say('update.take') }) }
}

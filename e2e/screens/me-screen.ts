import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function meScreen(page: Page) {
  const main = page.getByRole('main')
  return {
    place: page
      .getByRole('navigation', { name: say('places.label') })
      .getByRole('link', { name: say('places.me') }),
    version: (text: string) => main.getByText(text),
  }
}

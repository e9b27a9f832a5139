import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function conflictSheet(page: Page) {
  const sheet = page.getByRole('dialog', { name: say('collect:conflict.title') })
  return {
    sheet,
    asksFor: (unit: string) =>
      sheet.getByText(say('collect:conflict.intro', { unit: say(`collect:units.${unit}`) })),
    close: () => sheet.getByRole('button', { name: say('cancel') }).click(),
    open: () => page.getByText(say('collect:conflict.open')).first().click(),
    /** Not the name above, which may be the same. */
    value: (text: string) => sheet.locator('strong').and(sheet.getByText(text, { exact: true })),
    keepNow: () => sheet.getByRole('button', { name: say('collect:conflict.keepNow') }).click(),
    takeMine: () => sheet.getByRole('button', { name: say('collect:conflict.takeMine') }).click(),
  }
}

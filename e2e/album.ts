/** Pictures of one device or desk, numbered in the order in which they were taken. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { say } from './words.ts'

export const folder = fileURLToPath(new URL('../test-results/look', import.meta.url))

export function album({ page }: { readonly page: Page }, name: string) {
  let count = 0
  return async (what: string, { settled = true } = {}) => {
    count += 1
    const file = `${name}-${String(count).padStart(2, '0')}-${what.replaceAll(' ', '-')}.png`
    if (settled) {
      await page
        .getByRole('status', { name: say('loading') })
        .first()
        .waitFor({ state: 'detached' })
    }
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: path.join(folder, file), animations: 'disabled' })
  }
}
export type Album = ReturnType<typeof album>

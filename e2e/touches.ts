/** What an officer's hand does on a page: touches and keys, but for those that write a name. */
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    touches: number
  }
}

/** Counts from now on, until the page is loaded anew. */
export async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    window.touches = 0
    const add = () => {
      window.touches += 1
    }
    document.addEventListener('pointerdown', add, true)
    document.addEventListener(
      'keydown',
      ({ target, key }) => {
        const writesName = target instanceof HTMLInputElement && target.closest('#field-name') !== null
        if (!writesName || key === 'Enter') add()
      },
      true,
    )
  })
  return () => page.evaluate(() => window.touches)
}

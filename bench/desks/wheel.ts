/** From a turn of the wheel over a list to the frame in which other rows are painted. In ms. */
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    turned: Promise<number>
  }
}

export async function timeWheel(page: Page, rows: string): Promise<number> {
  const box = await page.locator(rows).nth(3).boundingBox()
  if (box === null) throw new Error(`no row is to be seen: ${rows}`)
  // rows are also drawn above and below what is in sight: the wheel turns where the list is seen
  const height = page.viewportSize()?.height ?? 0
  await page.mouse.move(box.x + box.width / 2, height * 0.6)
  await page.evaluate((selector) => {
    const texts = () => [...document.querySelectorAll(selector)].map((row) => row.textContent).join('\n')
    const before = texts()
    window.turned = new Promise((resolve) => {
      addEventListener(
        'wheel',
        ({ timeStamp }) => {
          const look = () => {
            if (texts() === before) {
              requestAnimationFrame(look)
              return
            }
            const channel = new MessageChannel()
            channel.port1.onmessage = () => resolve(performance.now() - timeStamp)
            requestAnimationFrame(() => channel.port2.postMessage(null))
          }
          requestAnimationFrame(look)
        },
        { once: true, passive: true, capture: true },
      )
    })
  }, rows)
  await page.mouse.wheel(0, 1200)
  return page.evaluate(() => window.turned)
}

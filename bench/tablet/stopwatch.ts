/** Stopwatches that run in the page itself: from the touch or the key as the browser stamps it, to the painted frame. */
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    stopwatch: Promise<number>
  }
}

/** From the next `event` to the frame in which `selector` is there for the first time. In ms. */
export async function timeUntilShown(
  page: Page,
  { event, selector }: { event: 'click'; selector: string },
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(
    ([name, wanted]) => {
      const afterPaint = (done: () => void) => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done()
        channel.port2.postMessage(null)
      }
      window.stopwatch = new Promise((resolve) => {
        addEventListener(
          name,
          ({ timeStamp }) => {
            // Looked for at the beginning of every frame: what is there then is painted by its end.
            const look = () =>
              document.querySelector(wanted) === null
                ? requestAnimationFrame(look)
                : afterPaint(() => resolve(performance.now() - timeStamp))
            requestAnimationFrame(look)
          },
          { once: true, capture: true },
        )
      })
    },
    [event, selector] as const,
  )
  await act()
  return page.evaluate(() => window.stopwatch)
}

/** From the next key to the first frame after it is in its field. In ms. */
export async function timeKey(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    window.stopwatch = new Promise((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          addEventListener(
            'input',
            () =>
              requestAnimationFrame(() => {
                const channel = new MessageChannel()
                channel.port1.onmessage = () => resolve(performance.now() - timeStamp)
                channel.port2.postMessage(null)
              }),
            { once: true, capture: true },
          )
        },
        { once: true, capture: true },
      )
    })
  })
  await page.keyboard.press(key)
  return page.evaluate(() => window.stopwatch)
}

/** From the next key to the last frame in which it changes what `selector` shows: quiet for a while. In ms. */
export async function timeKeyUntilSettled(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate((watched) => {
    const quietMs = 300
    window.stopwatch = new Promise((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          let last = timeStamp
          let timer = setTimeout(() => undefined)
          const settle = () => {
            clearTimeout(timer)
            timer = setTimeout(() => {
              observer.disconnect()
              resolve(last - timeStamp)
            }, quietMs)
          }
          const changed = () =>
            requestAnimationFrame(() => {
              const channel = new MessageChannel()
              channel.port1.onmessage = () => {
                last = performance.now()
                settle()
              }
              channel.port2.postMessage(null)
            })
          const observer = new MutationObserver(changed)
          const root = document.querySelector(watched)
          if (root !== null) observer.observe(root, { subtree: true, childList: true, characterData: true })
          changed()
        },
        { once: true, capture: true },
      )
    })
  }, selector)
  await page.keyboard.press(key)
  return page.evaluate(() => window.stopwatch)
}

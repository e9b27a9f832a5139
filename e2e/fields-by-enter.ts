/** Goes through a form by Enter alone, and looks at each field as the officer does above an open keyboard. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** What is left of the tablet's screen while its keyboard is open. */
export const heightAboveKeyboard = 560
const mostFields = 150

interface Met {
  /** The unit or question, as its place on the screen is named; empty for the button that saves. */
  readonly place: string
  readonly inputMode: string
}

/** What has the focus, and whether all of it is to be seen: within the screen, under neither the strip above nor the bar below. */
const look = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement))
      return { place: 'nothing', inputMode: '', sight: 'nothing', isLast: true }
    const { left, top, bottom, width } = focused.getBoundingClientRect()
    const screen = window.visualViewport
    const height = screen?.height ?? 0
    const isCovered = [top + 3, bottom - 3].some((y) => {
      const hit = document.elementFromPoint(left + Math.min(width / 2, 20), y)
      return hit === null || !(focused.contains(hit) || hit.contains(focused))
    })
    const isWithin = top >= (screen?.offsetTop ?? 0) && bottom <= (screen?.offsetTop ?? 0) + height
    return {
      place: focused.closest('[id^=field-], [id^=question-]')?.id.replace(/^[a-z]+-/, '') ?? '',
      inputMode: focused.inputMode,
      sight: !isWithin ? 'beyond the screen' : isCovered ? 'covered' : 'in sight',
      isLast: focused.matches('button[type=submit]'),
    }
  })

/** Of whatever has the focus. */
export async function expectInSight(page: Page): Promise<void> {
  const { place } = await look(page)
  await expect.poll(async () => (await look(page)).sight, place).toBe('in sight')
}

/** A list that has a value takes the first Enter for that choice. */
async function goOn(page: Page): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement)
  const isThere = () => before.evaluate((element) => element === document.activeElement)
  await page.keyboard.press('Enter')
  if (await isThere()) await page.keyboard.press('Enter')
  await expect.poll(isThere, 'Enter goes on').toBe(false)
}

/** From the first field to the button that saves. */
export async function goThroughByEnter(page: Page): Promise<readonly Met[]> {
  const met: Met[] = []
  await page.locator('form input').first().focus()
  for (let step = 0; step < mostFields; step += 1) {
    const { place, inputMode, isLast } = await look(page)
    await expectInSight(page)
    met.push({ place, inputMode })
    if (isLast) return met
    await goOn(page)
  }
  throw new Error('Enter does not lead to the button that saves')
}

/** Places that open the keyboard of numbers. */
export const numericOf = (met: readonly Met[]): readonly string[] =>
  met.filter(({ inputMode }) => inputMode === 'numeric').map(({ place }) => place)

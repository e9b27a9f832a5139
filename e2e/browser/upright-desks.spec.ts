/** Desks on a tablet that is held upright: what is touched there. */
import type { Page } from '@playwright/test'
import { tabletScreen } from '../browser.ts'
import { demoAccount } from '../desk.ts'
import { expect, test } from '../fixtures.ts'
import { walkDesks } from '../walk-themes.ts'

/** What looks like a button, and fields; a password lies in its frame. */
const touched = [
  ...['button', 'a.mantine-Button-root', 'textarea', '.mantine-PasswordInput-input'],
  'input:not([type="checkbox"], [type="radio"], .mantine-PasswordInput-innerInput)',
]
/** What a thumb would miss; a table counts on the height of its rows. */
const findSmall = (page: Page): Promise<string[]> =>
  page.locator(`:is(${touched.join()}):not(table *, [aria-hidden="true"])`).evaluateAll((all) =>
    all.flatMap((element) => {
      if (!(element instanceof HTMLElement)) return []
      // as laid out: a dialog that is still growing onto the screen is drawn smaller
      const { offsetWidth, offsetHeight } = element
      const isShown = offsetWidth > 1 && element.checkVisibility({ opacityProperty: true })
      return isShown && offsetHeight < 44 ? [`${offsetHeight} ${element.outerHTML.slice(0, 120)}`] : []
    }),
  )

test('every button and field of the desks is as high as a thumb needs', async ({ lan, newDesk }) => {
  test.setTimeout(300_000)
  await lan.sync()
  const open = (username: string) => newDesk(demoAccount(username), tabletScreen)
  const desks = {
    district: await open('doi.binh-thuan'),
    supervisor: await open('giam-sat.binh-thuan'),
    administrator: await open('quan-tri'),
  }
  const seen: string[] = []
  const found: string[] = []
  await walkDesks(desks, 'light', async (page, what) => {
    seen.push(what)
    found.push(...(await findSmall(page)).map((small) => `${what}: ${small}`))
  })
  expect(seen).toHaveLength(14)
  expect(found).toEqual([])
})

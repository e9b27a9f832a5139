import type { Page } from '@playwright/test'
import { noteTyped } from '../typed.ts'
import { say, saying } from '../words.ts'

/** Of a pad: shares of its width and height. */
const scrawl = [
  [0.15, 0.6],
  [0.25, 0.2],
  [0.35, 0.8],
  [0.5, 0.3],
  [0.7, 0.7],
  [0.85, 0.4],
] as const

/** The sign-off of one resident's form, from the resident's screen on. */
export function signScreen(page: Page) {
  const main = page.getByRole('main')
  const button = (key: string) => main.getByRole('button', { name: say(key), exact: true })
  const pad = main.locator('canvas')
  return {
    main,
    pad,
    button,
    number: main.locator('[data-form-number]'),
    numberPicture: main.getByRole('img', { name: say('sign:qr') }),
    step: (step: 'declared' | 'confirmed' | 'approved') => main.locator(`[data-step="${step}"]`),
    /** What has to be signed again. */
    changed: main.locator('[data-again]'),
    /** On the resident's own screen. */
    stateOnForm: (state: string) => main.getByText(say(`collect:signOff.${state}`)),
    changedOnForm: main.getByText(saying('collect:signOff.changed')),
    open: () => main.locator('a[href$="/ky"]').click(),
    print: () => main.locator('a[href$="/phieu"]').click(),
    /** With the finger, one stroke. */
    async draw() {
      await pad.scrollIntoViewIfNeeded()
      const box = await pad.boundingBox()
      if (box === null) throw new Error('there is no pad')
      const [first, ...rest] = scrawl.map(
        ([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const,
      )
      await page.mouse.move(...(first ?? [0, 0]))
      await page.mouse.down()
      for (const point of rest) await page.mouse.move(...point, { steps: 6 })
      await page.mouse.up()
    },
    /** Without a pen and without a mouse. */
    async declareByKeyboard(witness: string) {
      noteTyped([witness])
      await main.getByRole('radio').first().focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Tab')
      await page.keyboard.type(witness)
      await page.keyboard.press('Enter')
    },
    declare: () => button('sign:declare.save').click(),
    confirm: () => button('sign:confirm.save').click(),
    approve: () => button('sign:approve.save').click(),
  }
}

/** Filled forms as they go on paper. */
export function printedForms(page: Page) {
  const sheets = page.locator('article[data-sheet]')
  return {
    sheets,
    item: (sheet: number, key: string) => sheets.nth(sheet).locator(`[data-item="${key}"]`),
    numbers: sheets.locator('[data-form-number]'),
    /** The number for a camera. */
    numberPicture: (sheet: number) => sheets.nth(sheet).getByRole('img', { name: say('sign:qr') }),
    signature: (sheet: number, step: string) => sheets.nth(sheet).locator(`[data-signature="${step}"]`),
    /** Pages of the PDF that the browser makes of them. */
    async countPages(file?: string): Promise<number> {
      const pdf = await page.pdf({ preferCSSPageSize: true, ...(file === undefined ? {} : { path: file }) })
      return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    },
  }
}

/** A QR picture as a camera sees it: the colour in the middle of each module, read off a photograph of the screen. */
import type { Locator } from '@playwright/test'
import { encode } from 'uqr'

/** Light modules around the code. */
const border = 2

/** Rows of `#` and `.`, as the text must be drawn. */
export const modulesOf = (text: string): readonly string[] =>
  encode(text, { border }).data.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))

/** The same rows of what is drawn. */
export async function readModules(picture: Locator): Promise<readonly string[]> {
  const modules = Number((await picture.getAttribute('viewBox'))?.split(' ').at(-1))
  const photograph = await picture.screenshot({ animations: 'disabled' })
  return picture.page().evaluate(
    async ({ encoded, modules }) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      if (pen === null) throw new Error('no canvas')
      pen.drawImage(bitmap, 0, 0)
      const middle = (at: number, length: number) => Math.floor(((at + 0.5) * length) / modules)
      const isDark = (x: number, y: number) =>
        (pen.getImageData(middle(x, bitmap.width), middle(y, bitmap.height), 1, 1).data[0] ?? 255) < 128
      const places = Array.from({ length: modules }, (_, at) => at)
      return places.map((y) => places.map((x) => (isDark(x, y) ? '#' : '.')).join(''))
    },
    { encoded: photograph.toString('base64'), modules },
  )
}

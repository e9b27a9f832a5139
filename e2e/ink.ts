/** What a picture of one line of text shows: where its ink begins above the line on which the letters stand. */
import type { Locator, Page } from '@playwright/test'

/** Pixels from the foot of the letters up to the highest ink: seen in the field, and as the font draws it unbounded. */
export interface Ink {
  readonly seen: number
  readonly drawn: number
}

/** For a field whose text has no letter that hangs below the line. */
export async function inkOf(page: Page, field: Locator): Promise<Ink> {
  await field.evaluate((element) => element.blur())
  const picture = await field.screenshot({ scale: 'css', animations: 'disabled' })
  const drawn = await field.evaluate((element) => {
    if (!(element instanceof HTMLInputElement)) throw new Error('no field')
    const { fontStyle, fontWeight, fontSize, fontFamily, textTransform } = getComputedStyle(element)
    const pen = document.createElement('canvas').getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    return pen.measureText(textTransform === 'uppercase' ? element.value.toUpperCase() : element.value)
      .actualBoundingBoxAscent
  })
  return { seen: await heightOfInk(page, picture), drawn }
}

const heightOfInk = (page: Page, picture: Buffer): Promise<number> =>
  page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.drawImage(bitmap, 0, 0)
    // Without the frame and the round corners.
    const frame = 6
    const { data, width, height } = pen.getImageData(
      frame,
      2,
      bitmap.width - 2 * frame,
      bitmap.height - 4,
    )
    const paper = data[0] ?? 0
    const inked: number[] = []
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        if (Math.abs((data[4 * (row * width + column)] ?? 0) - paper) < 60) continue
        inked.push(row)
        break
      }
    }
    const [first, last] = [inked[0], inked.at(-1)]
    if (first === undefined || last === undefined) throw new Error('the field shows nothing')
    return last - first + 1
  }, picture.toString('base64'))

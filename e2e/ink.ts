/** What a picture of one line of text shows: where its ink begins above the line on which the letters stand. */
import type { Locator, Page } from '@playwright/test'

/** Pixels from the foot of the letters up to the highest ink: seen in the field, and as the font draws it unbounded. */
export interface Ink {
  readonly seen: number
  readonly drawn: number
}

/** For a field whose text has no letter that hangs below the line. */
export async function inkOf(page: Page, field: Locator): Promise<Ink> {
  await field.blur()
  // Clear of the bar that lies over the foot of a form.
  await field.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const picture = await field.screenshot({ scale: 'css', animations: 'disabled' })
  const { drawn, from, to } = await field.evaluate((element) => {
    if (!(element instanceof HTMLInputElement)) throw new Error('no field')
    const style = getComputedStyle(element)
    const pen = document.createElement('canvas').getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const text = style.textTransform === 'uppercase' ? element.value.toUpperCase() : element.value
    const { width, actualBoundingBoxAscent } = pen.measureText(text)
    const left = Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.paddingLeft)
    return { drawn: actualBoundingBoxAscent, from: Math.floor(left), to: Math.ceil(left + width) }
  })
  return { drawn, seen: await heightOfInk(page, { encoded: picture.toString('base64'), from, to }) }
}

/** Between two columns of the picture, and within the field's frame. */
const heightOfInk = (page: Page, picture: { encoded: string; from: number; to: number }): Promise<number> =>
  page.evaluate(async ({ encoded, from, to }) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.drawImage(bitmap, 0, 0)
    const frame = 3
    const { data, width, height } = pen.getImageData(from, frame, to - from, bitmap.height - 2 * frame)
    const paper = data[0] ?? 0
    const hasInk = (row: number) =>
      Array.from({ length: width }, (_, column) => data[4 * (row * width + column)] ?? paper).some(
        (shade) => Math.abs(shade - paper) > 60,
      )
    const inked = Array.from({ length: height }, (_, row) => row).filter(hasInk)
    const [first, last] = [inked[0], inked.at(-1)]
    if (first === undefined || last === undefined) throw new Error('the field shows nothing')
    return last - first + 1
  }, picture)

/**
 * A signature as text: strokes in a box of 1000 by 400, each its first point in four letters and then the way to each
 * further point in two. Short enough to travel with the record, and plain enough to be drawn in a hundred years.
 */
export interface Point {
  readonly x: number
  readonly y: number
}
export type Stroke = readonly Point[]

export const strokeBox = { width: 1000, height: 400 } as const
/** What a declaration takes. */
export const longestStrokes = 8000

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const middle = 32
const farthest = 31
const between = '.'

const letter = (number: number): string => letters[number] ?? 'A'
const inside = (number: number, most: number): number => Math.min(most, Math.max(0, Math.round(number)))
const whole = ({ x, y }: Point): Point => ({
  x: inside(x, strokeBox.width),
  y: inside(y, strokeBox.height),
})
const place = (number: number): string => letter(number >> 6) + letter(number & 63)

/** Points that are no nearer to each other than `step`; the last one always. */
function thinned(stroke: Stroke, step: number): Stroke {
  const kept: Point[] = []
  for (const [index, point] of stroke.map(whole).entries()) {
    const last = kept.at(-1)
    const way = last === undefined ? step : Math.hypot(point.x - last.x, point.y - last.y)
    if (way >= step || (index === stroke.length - 1 && way > 0)) kept.push(point)
  }
  return kept
}

/** In as many steps as it takes: a letter goes 31 far. */
function strokeText(stroke: Stroke): string {
  const [first, ...rest] = stroke
  if (first === undefined) return ''
  let text = place(first.x) + place(first.y)
  let at = first
  for (const point of rest) {
    const far = Math.max(Math.abs(point.x - at.x), Math.abs(point.y - at.y))
    const count = Math.max(1, Math.ceil(far / farthest))
    const from = at
    for (let step = 1; step <= count; step += 1) {
      const next = {
        x: Math.round(from.x + ((point.x - from.x) * step) / count),
        y: Math.round(from.y + ((point.y - from.y) * step) / count),
      }
      text += letter(next.x - at.x + middle) + letter(next.y - at.y + middle)
      at = next
    }
  }
  return text
}

/** `null` for an empty pad. A long signature is drawn with fewer points; one that is endless loses its end. */
export function textFromStrokes(strokes: readonly Stroke[]): string | null {
  let text = ''
  for (let step = 3; step < 200; step *= 1.5) {
    const parts = strokes.map((stroke) => strokeText(thinned(stroke, step))).filter((part) => part !== '')
    text = parts.join(between)
    if (text.length <= longestStrokes) break
  }
  if (text === '') return null
  if (text.length <= longestStrokes) return text
  const cut = text.slice(0, longestStrokes)
  const end = cut.lastIndexOf(between)
  return end < 0 ? cut : cut.slice(0, end)
}

/** What cannot be read is left out. */
export function strokesFromText(text: string): readonly Stroke[] {
  return text.split(between).flatMap((part) => {
    const numbers = [...part].map((each) => letters.indexOf(each))
    const [a, b, c, d, ...ways] = numbers
    if (a === undefined || b === undefined || c === undefined || d === undefined) return []
    if (numbers.includes(-1) || ways.length % 2 === 1) return []
    let at = { x: a * 64 + b, y: c * 64 + d }
    const stroke = [at]
    for (let index = 0; index < ways.length; index += 2) {
      at = { x: at.x + (ways[index] ?? middle) - middle, y: at.y + (ways[index + 1] ?? middle) - middle }
      stroke.push(at)
    }
    return [stroke]
  })
}

/** As the `d` of a path; a lone point is a dot. */
export const pathOfStrokes = (strokes: readonly Stroke[]): string =>
  strokes
    .map((stroke) => {
      const [first, ...rest] = stroke
      if (first === undefined) return ''
      const way = rest.length === 0 ? 'h0' : rest.map(({ x, y }) => `L${x} ${y}`).join('')
      return `M${first.x} ${first.y}${way}`
    })
    .join('')

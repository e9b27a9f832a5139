import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { residentUnits } from '../records/resident.ts'
import { unitFault } from '../records/unit.ts'
import { longestStrokes, pathOfStrokes, strokeBox, strokesFromText, textFromStrokes } from './strokes.ts'

const number = (most: number) => fc.double({ min: -50, max: most + 50, noNaN: true })
const point = fc.record({ x: number(strokeBox.width), y: number(strokeBox.height) })
const stroke = fc.array(point, { maxLength: 60 })
const ink = fc.array(stroke, { maxLength: 12 })

describe('a signature as text', () => {
  test('fits its place in the record, whatever was drawn', () => {
    const { declared } = residentUnits
    expect(longestStrokes).toBe(declared.cells.strokes.max)
    fc.assert(
      fc.property(ink, fc.integer({ min: 1, max: 40 }), (drawn, times) => {
        const strokes = textFromStrokes(Array.from({ length: times }, () => drawn).flat())
        if (strokes === null) return
        const value = { on: null, how: null, name: null, contents: null, strokes }
        expect(unitFault(declared, value)).toBeNull()
      }),
    )
  })

  test('is drawn again where it was drawn, within the box', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 4 }), (drawn) => {
        const written = drawn.filter((one) => one.length > 0)
        const read = strokesFromText(textFromStrokes(drawn) ?? '')
        expect(read).toHaveLength(written.length)
        for (const [at, one] of read.entries()) {
          for (const { x, y } of one) {
            expect(x >= 0 && x <= strokeBox.width && y >= 0 && y <= strokeBox.height).toBe(true)
          }
          const [from, to] = [written[at]?.at(-1), one.at(-1)]
          const inBox = (value = 0, most = 0) => Math.min(most, Math.max(0, value))
          expect(Math.abs((to?.x ?? 0) - inBox(from?.x, strokeBox.width))).toBeLessThanOrEqual(1)
          expect(Math.abs((to?.y ?? 0) - inBox(from?.y, strokeBox.height))).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('that never ends keeps as much as there is room for', () => {
    const endless = Array.from({ length: 3000 }, (_, at) => ({ x: (at % 2) * 1000, y: (at * 7) % 400 }))
    const read = strokesFromText(textFromStrokes([endless]) ?? '')
    expect(read).toHaveLength(1)
    expect(read[0]?.length).toBeGreaterThan(3900)
    expect(strokesFromText(textFromStrokes([[{ x: 1, y: 1 }], endless]) ?? '')).toHaveLength(1)
  })

  test('of an empty pad is none, and what cannot be read draws nothing', () => {
    expect(textFromStrokes([])).toBeNull()
    expect(textFromStrokes([[]])).toBeNull()
    expect(strokesFromText('AAA')).toEqual([])
    expect(strokesFromText('AAAAB')).toEqual([])
    expect(strokesFromText('AAAA ?')).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => void pathOfStrokes(strokesFromText(text))))
  })

  test('that is a dot is a dot', () => {
    expect(pathOfStrokes(strokesFromText(textFromStrokes([[{ x: 10, y: 20 }]]) ?? ''))).toBe('M10 20h0')
  })
})

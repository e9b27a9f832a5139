import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, bytesFromText, textFromBytes } from '#client/vault/bytes.ts'
import { frameFrom, splitFrames } from './frames.ts'

const texts = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 8 })

function fileOf(frames: readonly Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(frames.map(frameFrom)))
}
const textsIn = (file: Bytes): string[] => splitFrames(file).frames.map(textFromBytes)

describe('a file of frames', () => {
  it('gives back what was put into it, in order', () => {
    fc.assert(
      fc.property(texts, (said) => {
        const file = fileOf(said.map(bytesFromText))
        expect(textsIn(file)).toEqual(said)
        expect(splitFrames(file).end).toBe(file.length)
      }),
    )
  })

  it('that was cut anywhere gives the frames before the cut, and nothing of the one that it hit', () => {
    fc.assert(
      fc.property(texts, fc.nat(400), (said, cut) => {
        const frames = said.map(bytesFromText)
        const file = fileOf(frames).slice(0, cut)
        const whole = said.filter((_, at) => fileOf(frames.slice(0, at + 1)).length <= file.length)
        expect(textsIn(file)).toEqual(whole)
        expect(splitFrames(file).end).toBe(fileOf(frames.slice(0, whole.length)).length)
      }),
    )
  })

  it('whose end was made longer and never written is read up to there', () => {
    const file = new Uint8Array([...fileOf([bytesFromText('A'), bytesFromText('B')]), ...new Uint8Array(512)])
    expect(textsIn(file)).toEqual(['A', 'B'])
  })

  it('is read where it lies within a larger buffer', () => {
    const whole = fileOf([bytesFromText('A'), bytesFromText('B')])
    const around = new Uint8Array(whole.length + 6)
    around.set(whole, 3)
    expect(textsIn(around.subarray(3, 3 + whole.length))).toEqual(['A', 'B'])
  })
})

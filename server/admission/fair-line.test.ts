/** Communes take turns, however many of one stand in the line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFairLine } from './fair-line.ts'

const lineOf = (...ones: readonly string[]) => {
  const line = createFairLine<string>()
  for (const one of ones) line.add(one[0] ?? '', one)
  return line
}
const drain = (line: ReturnType<typeof lineOf>): string[] => {
  const all: string[] = []
  for (let one = line.next(); one !== undefined; one = line.next()) all.push(one)
  return all
}

describe('a line in which keys take turns', () => {
  it('lets one of each in, oldest first, and then begins again', () => {
    expect(drain(lineOf('a1', 'a2', 'a3', 'b1', 'c1', 'c2'))).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
  })

  it('a key that had its turn stands behind the others, also when more of it come', () => {
    const line = lineOf('a1', 'a2', 'b1')
    expect(line.next()).toBe('a1')
    line.add('a', 'a3')
    line.add('c', 'c1')
    expect(drain(line)).toEqual(['b1', 'a2', 'c1', 'a3'])
  })

  it('knows how many come before a newcomer: its own, and of each other key no more than that and one', () => {
    const line = lineOf('a1', 'a2', 'a3', 'a4', 'b1')
    expect([line.ahead('a'), line.ahead('b'), line.ahead('c')]).toEqual([5, 3, 2])
    expect(createFairLine().ahead('a')).toBe(0)
  })

  it('makes room out of the largest crowd, its newest first, and never for one of that crowd', () => {
    const line = lineOf('a1', 'a2', 'a3', 'b1')
    expect(line.makeRoom('a')).toBeUndefined()
    expect(line.makeRoom('c')).toBe('a3')
    expect(line.makeRoom('b')).toBeUndefined()
    expect(drain(line)).toEqual(['a1', 'b1', 'a2'])
  })

  it('makes no room where nobody has more than the newcomer would have', () => {
    expect(lineOf('a1', 'b1').makeRoom('c')).toBeUndefined()
    expect(createFairLine().makeRoom('a')).toBeUndefined()
  })

  it('whoever leaves is passed over, and a key without anybody takes no turn', () => {
    const line = lineOf('a1', 'b1', 'c1')
    line.remove('b', 'b1')
    line.remove('b', 'b1')
    expect(line.size()).toBe(2)
    expect(drain(line)).toEqual(['a1', 'c1'])
  })

  it('nobody is lost or comes twice, and a newcomer waits exactly as long as was said if nobody else comes', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.nat(40), key, (keys, turns, newcomer) => {
        const line = createFairLine<string>()
        const waiting = keys.map((each, n) => `${each}${n}`)
        for (const one of waiting) line.add(one[0] ?? '', one)
        const before = Array.from({ length: turns }, () => line.next()).filter((one) => one !== undefined)
        const ahead = line.ahead(newcomer)
        line.add(newcomer, 'newcomer')
        expect(line.size()).toBe(waiting.length - before.length + 1)
        const after = drain(line)
        // it may stand behind a key whose turn of this round is over
        expect(after.indexOf('newcomer')).toBeLessThanOrEqual(ahead)
        const others = after.filter((one) => one !== 'newcomer')
        expect([...before, ...others].sort()).toEqual([...waiting].sort())
      }),
      { seed: 11 },
    )
  })
})

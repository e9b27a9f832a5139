import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOf, randomFromSeed } from './random.ts'

const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw)

test('the same seed gives the same census', () => {
  const first = randomFromSeed('22915')
  const second = randomFromSeed('22915')
  expect(many(100, first.next)).toEqual(many(100, second.next))
})

test('another commune has another stream', () => {
  expect(many(5, randomFromSeed('22915').next)).not.toEqual(many(5, randomFromSeed('22918').next))
})

test('the hash is the published one', () => {
  expect(['', 'a', 'foobar'].map(hashOf)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})

test('nobody changes the stream by accident: the demo would be another', () => {
  const random = randomFromSeed('a')
  expect(many(4, () => random.between(0, 999_999))).toEqual([268_225, 476_040, 46_450, 694_004])
})

test('whole numbers stay within their bounds and reach both', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), fc.nat({ max: 3 }), (seed, low, width) => {
      const random = randomFromSeed(seed)
      const drawn = new Set(many(200, () => random.between(low, low + width)))
      expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([low, low + width])
    }),
  )
})

test('weights are met', () => {
  const random = randomFromSeed('weights')
  const drawn = many(20_000, () => random.weigh([['Kinh', 0.9] as const, ['Chăm', 0.1] as const]))
  const share = drawn.filter((group) => group === 'Chăm').length / drawn.length
  expect(share).toBeGreaterThan(0.09)
  expect(share).toBeLessThan(0.11)
})

test('the normal numbers have mean 0 and deviation 1', () => {
  const random = randomFromSeed('normal')
  const drawn = many(20_000, random.normal)
  const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length
  const deviation = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length)
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(deviation - 1)).toBeLessThan(0.03)
})

test('nothing can be picked from an empty list', () => {
  expect(() => randomFromSeed('x').pick([])).toThrow(RangeError)
})

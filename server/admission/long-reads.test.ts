import { expect, it } from 'vitest'
import { createLongReads } from './long-reads.ts'

it('a read is long from its first page to its last, and short again after it', () => {
  const reads = createLongReads()
  expect(reads.isLong('lan', 0)).toBe(true)
  reads.note('lan', { more: true, next: 2_000 })
  expect(reads.isLong('lan', 2_000)).toBe(true)
  reads.note('lan', { more: false, next: 3_100 })
  expect(reads.isLong('lan', 3_100)).toBe(false)
})

it('a read of months is long from its second page on', () => {
  const reads = createLongReads()
  expect(reads.isLong('lan', 500)).toBe(false)
  reads.note('lan', { more: true, next: 2_500 })
  expect(reads.isLong('lan', 2_500)).toBe(true)
  expect(reads.isLong('minh', 2_500)).toBe(false)
})

it('keeps no more readers than it was told to: the longest unheard is forgotten', () => {
  const reads = createLongReads(2)
  for (const reader of ['lan', 'minh', 'lan', 'hoa']) reads.note(reader, { more: true, next: 7 })
  expect(['lan', 'minh', 'hoa'].map((reader) => reads.isLong(reader, 7))).toEqual([true, false, true])
})

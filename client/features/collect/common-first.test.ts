import { expect, test } from 'vitest'
import { commonFirst } from './common-first.ts'

const choices = [...'abcdefgh'].map((value) => ({ value, label: value }))
const order = (counts: Readonly<Record<string, number>>) =>
  commonFirst(choices, new Map(Object.entries(counts)))
    .map(({ value }) => value)
    .join('')

test('the five that the commune uses most come first, and the others in the order of their list', () => {
  expect(order({})).toBe('abcdefgh')
  expect(order({ h: 9, g: 7, f: 8, e: 5, d: 6, c: 1 })).toBe('hfgdeabc')
  expect(order({ c: 3, unknown: 50 })).toBe('cabdefgh')
})

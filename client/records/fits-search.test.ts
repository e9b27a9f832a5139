import { describe, expect, test } from 'vitest'
import { choicesOf } from './code-names.ts'
import { fitsSearch } from './fits-search.ts'

const found = (search: string) =>
  choicesOf('ethnicGroup', 'vi')
    .filter(({ label, aliases = [] }) => fitsSearch([label, ...aliases], search))
    .map(({ label }) => label)

describe('a list is searched', () => {
  test('by any part of a word, without tones, in any order of the words', () => {
    expect(found('raglai')).toEqual(['Ra-glai'])
    expect(found('ham')).toContain('Chăm')
    expect(found('kieu van')).toEqual(['Bru-Vân Kiều'])
    expect(found('HỒ CƠ')).toEqual(['Cơ-ho'])
  })

  test('and shows all of it while nothing is typed, nothing for what it has not', () => {
    expect(found(' ')).toHaveLength(choicesOf('ethnicGroup', 'vi').length)
    expect(found('xyz')).toEqual([])
  })
})

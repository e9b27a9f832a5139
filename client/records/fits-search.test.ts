import { describe, expect, test } from 'vitest'
import { choicesOf } from './code-names.ts'
import { findFitting } from './fits-search.ts'

const found = (search: string, place = 'ethnicGroup') =>
  findFitting(choicesOf(place, 'vi'), ({ label, aliases = [] }) => [label, ...aliases], search).map(
    ({ label }) => label,
  )

describe('a list is searched', () => {
  test('by any part of a word, without tones, in any order of the words', () => {
    expect(found('raglai')).toEqual(['Ra-glai'])
    expect(found('ham')).toContain('Chăm')
    expect(found('kieu van')).toEqual(['Bru-Vân Kiều'])
    expect(found('HỒ CƠ')).toEqual(['Cơ-ho'])
  })

  test('and has first what begins as typed, by a name or by another name', () => {
    expect(found('hàn quốc', 'nationality').slice(0, 2)).toEqual([
      'Hàn Quốc',
      'Đặc khu Hành chính Hồng Kông, Trung Quốc',
    ])
    expect(found('my', 'nationality')[0]).toBe('Hoa Kỳ')
    expect(found('con', 'relation').slice(0, 2)).toEqual(['Con đẻ', 'Con nuôi'])
  })

  test('and shows all of it while nothing is typed, nothing for what it has not', () => {
    expect(found(' ')).toHaveLength(choicesOf('ethnicGroup', 'vi').length)
    expect(found('xyz')).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, hasEveryWord } from './fold.ts'

describe('searching without tones', () => {
  test('old and new tone placement are the same', () => {
    for (const [old, recent] of [
      ['Hòa', 'Hoà'],
      ['Thúy', 'Thuý'],
      ['Khỏe', 'Khoẻ'],
      ['Thủy', 'Thuỷ'],
    ] as const) {
      expect(fold(old)).toBe(fold(recent))
    }
  })

  test('đ is found by d, in capitals and not', () => {
    expect(fold('ĐẶNG ĐÌNH đức')).toBe('dang dinh duc')
  })

  test('composed and decomposed names are the same', () => {
    expect(fold('Nguyễn Thị Ngọc'.normalize('NFD'))).toBe(fold('Nguyễn Thị Ngọc'.normalize('NFC')))
  })

  test('minority names are found without apostrophe and hyphen', () => {
    expect(fold("K' Brin")).toBe('k brin')
    expect(fold('Ra-glai')).toBe('ra glai')
  })

  test('words are found in any order', () => {
    expect(hasEveryWord(fold('Nguyễn Văn Hòa'), 'hoa nguyen')).toBe(true)
    expect(hasEveryWord(fold('Nguyễn Văn Hòa'), 'hoa tran')).toBe(false)
  })

  test('folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => fold(fold(text)) === fold(text)))
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, namePartsFromName, tidyName } from './name.ts'

describe('names as the form wants them', () => {
  test('a name is composed, in capitals, with single spaces', () => {
    expect(tidyName('  nguyễn   thị ánh '.normalize('NFD'))).toBe('NGUYỄN THỊ ÁNH')
  })

  test('đ becomes Đ', () => {
    expect(tidyName('đặng đình đức')).toBe('ĐẶNG ĐÌNH ĐỨC')
  })

  test('tidying twice changes nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => tidyName(tidyName(text)) === tidyName(text)))
  })

  test('the last word is the given name', () => {
    expect(namePartsFromName('Nguyễn Thị Ngọc Ánh')).toEqual({
      family: 'Nguyễn',
      middle: 'Thị Ngọc',
      given: 'Ánh',
    })
    expect(namePartsFromName('Katơr')).toEqual({ family: '', middle: '', given: 'Katơr' })
  })

  test('people are listed by given name, then by family name', () => {
    const names = ['TRẦN VĂN BÌNH', 'NGUYỄN VĂN BÌNH', 'LÊ THỊ ÁNH', 'PHẠM ĐỨC']
    expect([...names].sort(compareNames)).toEqual([
      'LÊ THỊ ÁNH',
      'NGUYỄN VĂN BÌNH',
      'TRẦN VĂN BÌNH',
      'PHẠM ĐỨC',
    ])
  })
})

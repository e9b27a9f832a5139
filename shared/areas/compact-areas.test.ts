import { describe, expect, test } from 'vitest'
import { type CompactAreas, readAreaNames } from './compact-areas.ts'

const compact: CompactAreas = {
  edition: '2021',
  provinces: [
    [
      '60',
      'Tỉnh Bình Thuận',
      [
        ['593', 'Thành phố Phan Thiết', ['22915', 'Phường Mũi Né', '22924', 'Phường Phú Thủy']],
        ['597', 'Huyện Hàm Thuận Bắc', ['23092', 'Xã Hàm Đức']],
      ],
    ],
    ['08', 'Tỉnh Tuyên Quang', [['074', 'Huyện Hàm Yên', ['02374', 'Xã Yên Thuận']]]],
  ],
}
const names = readAreaNames(compact)
const found = (text: string, limit = 10) => names.searchCommunes(text, limit).map((area) => area.name)

describe('choosing a place on the tablet', () => {
  test('provinces, their districts, their communes', () => {
    expect(names.provinces.map((area) => area.code)).toEqual(['60', '08'])
    expect(names.listDistricts('60').map((area) => area.code)).toEqual(['593', '597'])
    expect(names.listCommunes('593').map((area) => area.code)).toEqual(['22915', '22924'])
    expect(names.listCommunes('999')).toEqual([])
  })

  test('the path of a commune runs from its province', () => {
    expect(names.path('23092').map((area) => area.code)).toEqual(['60', '597', '23092'])
    expect(names.path('99999')).toEqual([])
  })

  test('old and new tone placement find the same commune', () => {
    expect(found('Phú Thuỷ')).toEqual(['Phường Phú Thủy'])
    expect(found('phu thủy')).toEqual(['Phường Phú Thủy'])
  })

  test('any part of a word is enough, in any order', () => {
    expect(found('huy phu')).toEqual(['Phường Phú Thủy'])
    expect(found('phan thiet')).toEqual(['Phường Mũi Né', 'Phường Phú Thủy'])
  })

  test('a commune of that name comes before one that only lies in such a district', () => {
    expect(found('ham d')).toEqual(['Xã Hàm Đức'])
    expect(found('thuan')[0]).toBe('Xã Yên Thuận')
    expect(found('ham thuan')).toEqual(['Xã Hàm Đức', 'Xã Yên Thuận'])
  })

  test('no more than asked for, and nothing for nothing', () => {
    expect(found('phan thiet', 1)).toEqual(['Phường Mũi Né'])
    expect(found('  ')).toEqual([])
    expect(found('không đâu cả')).toEqual([])
  })
})

describe('a place in words', () => {
  test('runs from the house to the province, and leaves out what nobody knows', () => {
    const place = { province: '60', district: '593', commune: '22915', detail: '12 Huỳnh Thúc Kháng' }
    expect(names.placeText(place)).toBe(
      '12 Huỳnh Thúc Kháng, Phường Mũi Né, Thành phố Phan Thiết, Tỉnh Bình Thuận',
    )
    expect(names.placeText({ province: '60', district: null, commune: null, detail: null })).toBe(
      'Tỉnh Bình Thuận',
    )
  })

  test('a code that this edition does not know is shown as it is', () => {
    expect(names.placeText({ province: '45', district: null, commune: null, detail: null })).toBe('45')
  })
})

test('what is not a list of units is refused', () => {
  expect(() => readAreaNames({ edition: '2021', provinces: [['60', 'Tỉnh Bình Thuận']] })).toThrow()
})

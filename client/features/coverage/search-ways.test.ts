import { describe, expect, it } from 'vitest'
import { readAreaNames } from '#shared/areas/compact-areas.ts'
import { waysTo } from './search-ways.ts'

const names = readAreaNames({
  edition: 'test',
  provinces: [
    [
      '60',
      'Tỉnh Bình Thuận',
      [
        ['593', 'Thành phố Phan Thiết', ['22915', 'Phường Mũi Né', '22912', 'Phường Hàm Tiến']],
        ['597', 'Huyện Hàm Thuận Bắc', ['23059', 'Thị trấn Ma Lâm']],
      ],
    ],
    [
      '79',
      'Thành phố Hồ Chí Minh',
      Array.from({ length: 30 }, (_, at) => [
        String(760 + at),
        `Quận ${at}`,
        [`${26000 + at}`, `Phường 1 ${at}`],
      ]),
    ],
  ],
})
const ways = (text: string, ...roots: string[]) => [...waysTo(text, names, roots).open]

describe('a search opens the way', () => {
  it('to a commune in a closed district, without tones, by any part of its name or the beginning of its code', () => {
    expect(ways('mui ne', '593', '597')).toEqual(['593'])
    expect(ways('2305', '593', '597')).toEqual(['597'])
  })

  it('from the topmost unit of the table down, and no further than to what is looked for', () => {
    expect(ways('mui ne', '60', '79')).toEqual(['60', '593'])
    expect(ways('phan thiet', '60')).toEqual(['60'])
    expect(ways('phan thiet', '593')).toEqual([])
  })

  it('to every unit of that name', () => {
    expect(ways('ham t', '60')).toEqual(['60', '593'])
    expect(ways('phuong mui', '593', '22915')).toEqual(['593'])
  })

  it('to nothing outside one’s own units, nor before two letters are typed or the tree is there', () => {
    expect(ways('mui ne', '79')).toEqual([])
    expect(ways('m', '593')).toEqual([])
    expect(ways('  ', '593')).toEqual([])
    expect([...waysTo('mui ne', undefined, ['593']).open]).toEqual([])
  })

  it('to a few of very many, and says so', () => {
    const many = waysTo('phuong 1', names, ['79'])
    expect(many.open.size).toBe(24)
    expect(many.more).toBe(true)
    expect(waysTo('mui ne', names, ['60']).more).toBe(false)
  })
})

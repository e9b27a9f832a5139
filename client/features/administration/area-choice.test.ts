import { describe, expect, it } from 'vitest'
import { readAreaNames } from '#shared/areas/compact-areas.ts'
import { areaOf, areSame, choose, country, searchUnits, unchoose } from './area-choice.ts'

const names = readAreaNames({
  edition: '2021',
  provinces: [
    [
      '60',
      'Tỉnh Bình Thuận',
      [
        ['593', 'Thành phố Phan Thiết', ['22915', 'Phường Mũi Né', '22918', 'Phường Hàm Tiến']],
        ['597', 'Huyện Hàm Thuận Bắc', ['23074', 'Xã Đông Giang', '23092', 'Xã Hàm Đức']],
        ['601', 'Huyện Hàm Tân', ['23230', 'Thị trấn Tân Minh']],
      ],
    ],
    ['58', 'Tỉnh Ninh Thuận', [['582', 'Thành phố Phan Rang-Tháp Chàm', ['22738', 'Phường Đô Vinh']]]],
  ],
})
const area = (code: string) => areaOf({ code })
const found = (text: string, limit = 10) => searchUnits(names, text, limit).map(({ code }) => code)

describe('choosing the areas of an account', () => {
  it('a unit takes the place of those that lie in it', () => {
    const chosen = [area('22915'), area('23074'), area('582')]
    expect(choose(names, chosen, area('593'))).toEqual([area('23074'), area('582'), area('593')])
    expect(choose(names, chosen, area('60'))).toEqual([area('582'), area('60')])
    expect(choose(names, chosen, country)).toEqual([country])
  })

  it('a unit within one that is chosen adds nothing, nor does the same unit again', () => {
    const chosen = [area('60')]
    expect(choose(names, chosen, area('22915'))).toBe(chosen)
    expect(choose(names, chosen, area('60'))).toBe(chosen)
    expect(choose(names, [country], area('58'))).toEqual([country])
  })

  it('units side by side stay side by side, and each goes alone', () => {
    const both = choose(names, [area('23074')], area('23092'))
    expect(both).toEqual([area('23074'), area('23092')])
    expect(unchoose(both, area('23074'))).toEqual([area('23092')])
  })

  it('the order in which units were chosen is no difference', () => {
    expect(areSame([area('60'), area('58')], [area('58'), area('60')])).toBe(true)
    expect(areSame([area('60')], [area('58')])).toBe(false)
    expect(areSame([area('60')], [area('60'), area('58')])).toBe(false)
  })
})

describe('looking for a unit', () => {
  it('finds it without tones, the one named so before those that lie in such a unit', () => {
    expect(found('mui ne')).toEqual(['22915'])
    expect(found('Hàm Thuận')).toEqual(['597', '601', '22918', '23074', '23092', '23230'])
  })

  it('takes a word from its beginning: Chàm is not Hàm', () => {
    expect(found('ham')).not.toContain('582')
  })

  it('finds it by its code', () => {
    expect(found('597')[0]).toBe('597')
    expect(found('2291')).toEqual(['22915', '22918'])
  })

  it('shows the larger before the smaller, no more than asked for, and nothing for nothing', () => {
    expect(found('thuan', 2)).toEqual(['60', '58'])
    expect(found('  ')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Move } from '#shared/api/moves.ts'
import { communeCode, recordId } from '#shared/ids.ts'
import {
  ageOf,
  countSides,
  keyOf,
  likelyHalves,
  listShown,
  openChange,
  readView,
  sortChange,
} from './move-view.ts'

let made = 0
const move = (name: string | null, notedAt: string, part: Partial<Move> = {}): Move => {
  made += 1
  return {
    side: 'left',
    commune: { code: communeCode('22915'), name: 'Mũi Né' },
    resident: recordId(`019aaf00-0000-7000-8000-${String(made).padStart(12, '0')}`),
    name,
    birth: null,
    on: null,
    other: null,
    notedAt,
    ...part,
  }
}
const hamTien = { code: communeCode('22912'), name: 'Hàm Tiến' }
const an = move('AN', '2021-03-03T00:00:00Z', { birth: '1985', other: 'Hàm Thuận Bắc' })
const đức = move('ĐỨC', '2021-03-01T00:00:00Z', { side: 'arrived', commune: hamTien })
const bình = move('BÌNH', '2021-03-02T00:00:00Z')
const all = [an, đức, bình]
const shown = (search: Record<string, string> = {}) =>
  listShown(all, readView(search)).map(({ name }) => name)

describe('moves that wait for their other half', () => {
  it('stand with the oldest first, or by name in the order of Vietnamese', () => {
    expect(shown()).toEqual(['ĐỨC', 'BÌNH', 'AN'])
    expect(shown({ xep: 'name' })).toEqual(['AN', 'BÌNH', 'ĐỨC'])
    expect(shown({ xep: 'name', chieu: 'giam' })).toEqual(['ĐỨC', 'BÌNH', 'AN'])
  })

  it('are turned round by the same head, and begin anew by another', () => {
    for (const search of [{}, { xep: 'nothing' }])
      expect(readView(search)).toMatchObject({ sort: 'age', down: true })
    expect(sortChange(readView({}), 'age')).toEqual({ xep: undefined, chieu: 'tang' })
    expect(shown({ chieu: 'tang' })).toEqual(['AN', 'BÌNH', 'ĐỨC'])
    expect(sortChange(readView({ chieu: 'tang' }), 'age')).toEqual({ xep: undefined, chieu: undefined })
    expect(sortChange(readView({ chieu: 'tang' }), 'name')).toEqual({ xep: 'name', chieu: undefined })
    expect(sortChange(readView({ xep: 'name' }), 'name')).toEqual({ xep: 'name', chieu: 'giam' })
    expect(sortChange(readView({ xep: 'name', chieu: 'giam' }), 'age')).toEqual({
      xep: undefined,
      chieu: undefined,
    })
  })

  it('are narrowed by side, by commune and by what is typed, without tones', () => {
    expect(shown({ ben: 'arrived' })).toEqual(['ĐỨC'])
    expect(shown({ xa: '22912' })).toEqual(['ĐỨC'])
    expect(shown({ tim: 'duc' })).toEqual(['ĐỨC'])
    expect(shown({ tim: 'ham thuan' })).toEqual(['AN'])
    expect(shown({ tim: '1985' })).toEqual(['AN'])
    expect(shown({ ben: 'nowhere', xa: 'x' })).toHaveLength(3)
    expect(countSides(all)).toEqual({ all: 3, left: 2, arrived: 1 })
  })

  it('are as old as the days since the centre learnt of them', () => {
    expect(ageOf(đức, Date.parse('2021-03-11T23:00:00Z'))).toBe(10)
    expect(ageOf(an, Date.parse('2021-03-02T00:00:00Z'))).toBe(0)
  })
})

it('the one that is open is in the address, and each has a name of its own there', () => {
  expect(readView({ nguoi: keyOf(an) }).opened).toBe(keyOf(an))
  expect(openChange(undefined)).toEqual({ nguoi: undefined })
  expect(new Set([...all, { ...an, side: 'arrived' as const }].map(keyOf)).size).toBe(4)
})

it('beside a half stand those of the other side that bear its name, written with marks or not', () => {
  const namesake = move('Đuc', '2021-03-04T00:00:00Z')
  const nameless = [
    move(null, '2021-03-04T00:00:00Z'),
    move(null, '2021-03-04T00:00:00Z', { side: 'arrived' }),
  ]
  expect(likelyHalves(đức, [...all, namesake, ...nameless])).toEqual([namesake])
  expect(nameless.flatMap((half) => likelyHalves(half, [...all, ...nameless]))).toEqual([])
})

import { expect, test } from 'vitest'
import {
  type Area,
  areaTree,
  findArea,
  levelsSince2025,
  levelsUntil2025,
  listAreas,
  listCommunes,
  pathOfArea,
} from './area.ts'

const area = (
  level: string,
  code: string,
  name: string,
  parent: string | null,
  more: Partial<Area> = {},
): Area => ({
  level,
  code,
  name,
  parent,
  validFrom: '2021-01-01',
  validTo: '2025-06-30',
  ...more,
})
const since = { validFrom: '2025-07-01', validTo: null }
const areas = [
  area('province', '60', 'Tỉnh Bình Thuận', null),
  area('district', '593', 'Thành phố Phan Thiết', '60'),
  area('commune', '22915', 'Phường Mũi Né', '593'),
  area('commune', '22918', 'Phường Hàm Tiến', '593'),
  area('province', '68', 'Tỉnh Lâm Đồng', null),
  area('province', '68', 'Tỉnh Lâm Đồng', null, since),
  area('commune', '22918', 'Phường Mũi Né', '68', since),
]
const names = (list: readonly Area[]) => list.map((unit) => unit.name)

test('a code that a merger used again is another unit on another day', () => {
  const tree = areaTree(levelsUntil2025, areas)
  expect(findArea(tree, '22918', '2021-03-04')?.name).toBe('Phường Hàm Tiến')
  expect(findArea(tree, '22918', '2025-07-01')?.name).toBe('Phường Mũi Né')
  expect(findArea(tree, '22915', '2025-07-01')).toBeUndefined()
  expect(findArea(tree, '22915', '2020-12-31')).toBeUndefined()
})

test('a commune of 2021 lies in a district, one of 2025 right in its province', () => {
  expect(names(pathOfArea(areaTree(levelsUntil2025, areas), '22915', '2025-06-30'))).toEqual([
    'Tỉnh Bình Thuận',
    'Thành phố Phan Thiết',
    'Phường Mũi Né',
  ])
  expect(names(pathOfArea(areaTree(levelsSince2025, areas), '22918', '2025-07-01'))).toEqual([
    'Tỉnh Lâm Đồng',
    'Phường Mũi Né',
  ])
})

test('the communes of a unit are found through whatever levels there are', () => {
  const before = areaTree(levelsUntil2025, areas)
  expect(names(listCommunes(before, '60', '2021-03-04'))).toEqual(['Phường Mũi Né', 'Phường Hàm Tiến'])
  expect(names(listCommunes(before, '22915', '2021-03-04'))).toEqual(['Phường Mũi Né'])
  expect(names(listCommunes(areaTree(levelsSince2025, areas), '68', '2026-01-01'))).toEqual(['Phường Mũi Né'])
  expect(listCommunes(before, '99', '2021-03-04')).toEqual([])
})

test('the top of the tree is what lies below nothing', () => {
  expect(names(listAreas(areaTree(levelsUntil2025, areas), null, '2021-03-04'))).toEqual([
    'Tỉnh Bình Thuận',
    'Tỉnh Lâm Đồng',
  ])
})

test('a unit that is its own parent does not make the path endless', () => {
  const tree = areaTree(levelsUntil2025, [area('province', '01', 'Vòng', '01')])
  expect(pathOfArea(tree, '01', '2021-03-04')).toHaveLength(3)
})

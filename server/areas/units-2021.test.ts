import { expect, test } from 'vitest'
import { createAreaTree, placeText, searchUnits } from '#shared/areas/area-tree.ts'
import { readAreas2021 } from './units-2021.ts'

const areas = readAreas2021()
const tree = createAreaTree(areas)

test('the country has 63 provinces and 705 districts', () => {
  expect(tree.provinces).toHaveLength(63)
  expect(tree.provinces.flatMap((province) => province.children)).toHaveLength(705)
})

test('Bình Thuận has 10 districts and 124 communes', () => {
  const districts = tree.findProvince('60')?.children ?? []
  expect(districts).toHaveLength(10)
  expect(districts.flatMap((district) => district.children)).toHaveLength(124)
  expect(districts.map((district) => district.children.length)).toEqual([
    18, 9, 11, 18, 17, 13, 13, 12, 10, 3,
  ])
})

test('no district is empty and every code has the length of its level', () => {
  for (const province of tree.provinces) {
    expect(province.code).toMatch(/^\d{2}$/)
    for (const district of province.children) {
      expect(district.code).toMatch(/^\d{3}$/)
      for (const commune of district.children) expect(commune.code).toMatch(/^\d{5}$/)
    }
  }
})

test('a commune is found by any part of a word without tones', () => {
  const communes = tree.findDistrict('593')?.children ?? []
  expect(searchUnits(communes, 'mui n').map((unit) => unit.code)).toEqual(['22915'])
  expect(searchUnits(communes, '')).toHaveLength(communes.length)
})

test('a place is written from the smallest unit to the largest', () => {
  const place = { province: '60', district: '593', commune: '22915', detail: 'Khu phố 2' }
  expect(placeText(tree, place)).toBe('Khu phố 2, Phường Mũi Né, Thành phố Phan Thiết, Tỉnh Bình Thuận')
})

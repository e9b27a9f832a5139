import { expect, test } from 'vitest'
import { readUnits2021 } from '#server/areas/units-2021.ts'
import { areaTree, levelsUntil2025, listCommunes } from '#shared/areas/area.ts'
import { binhThuanTarget, targetsByCommune } from './targets.ts'

const communes = listCommunes(areaTree(levelsUntil2025, readUnits2021()), '60', '2021-03-04')
const targets = targetsByCommune(communes, binhThuanTarget, new Map([['22915', 8_750]]))

test('the 124 communes of Bình Thuận have 1,408,997 residents to collect in all', () => {
  expect(targets.size).toBe(124)
  expect([...targets.values()].reduce((a, b) => a + b, 0)).toBe(1_408_997)
})

test('a commune of known size keeps it', () => expect(targets.get('22915')).toBe(8_750))

test('no commune is empty or monstrous', () => {
  expect(Math.min(...targets.values())).toBeGreaterThan(3_000)
  expect(Math.max(...targets.values())).toBeLessThan(40_000)
})

test('asked again, the targets are the same', () => {
  expect(targetsByCommune(communes, binhThuanTarget, new Map([['22915', 8_750]]))).toEqual(targets)
})

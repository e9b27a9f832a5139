import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { areaTree, levelsUntil2025, listAreas, listCommunes, pathOfArea } from '#shared/areas/area.ts'
import { readAreaNames } from '#shared/areas/compact-areas.ts'
import { compactUnits, readUnits2021 } from './units-2021.ts'

const day = '2021-03-04'
const units = readUnits2021()
const tree = areaTree(levelsUntil2025, units)
const names = readAreaNames(JSON.parse(JSON.stringify(compactUnits())))

describe('the tree of 2021', () => {
  test('has 63 provinces, 705 districts and 10,599 communes', () => {
    const count = (level: string) => units.filter((unit) => unit.level === level).length
    expect([count('province'), count('district'), count('commune')]).toEqual([63, 705, 10_599])
  })

  test('Bình Thuận has 10 districts and 124 communes', () => {
    expect(listAreas(tree, '60', day)).toHaveLength(10)
    const communes = listCommunes(tree, '60', day)
    const count = (kind: string) => communes.filter((commune) => commune.name.startsWith(kind)).length
    expect([communes.length, count('Xã'), count('Phường'), count('Thị trấn')]).toEqual([124, 93, 19, 12])
  })

  test('every district lies in a province and every commune in a district', () => {
    const lost = units.filter((unit) => pathOfArea(tree, unit.code, day)[0]?.level !== 'province')
    expect(lost).toEqual([])
  })

  test('every name is composed, with its kind in front', () => {
    const odd = units.filter(
      (unit) => unit.name !== unit.name.normalize('NFC') || !/^\p{Lu}/u.test(unit.name),
    )
    expect(odd).toEqual([])
  })
})

describe("the tablet's copy", () => {
  test('holds the same units, parents included', () => {
    const known = units.map(({ code, name, parent }) => ({ code, name, parent }))
    expect(known.filter((unit) => names.find(unit.code) === undefined)).toEqual([])
    expect(known.map((unit) => names.find(unit.code))).toEqual(known)
  })

  test('travels in less than 100 KiB', () => {
    expect(gzipSync(JSON.stringify(compactUnits())).length).toBeLessThan(100 * 1024)
  })

  test('Mũi Né is found without tones', () => {
    expect(names.searchCommunes('mui ne', 5).map((area) => area.code)).toEqual(['22915'])
  })

  test('a commune is found by parts of its own name and of those above it', () => {
    expect(names.searchCommunes('duc ham thuan bac', 5).map((area) => area.name)).toContain('Xã Hàm Đức')
  })
})

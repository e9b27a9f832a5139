import { describe, expect, test } from 'vitest'
import type { Resident } from '#shared/records/resident.ts'
import { residentUnits } from '#shared/records/resident.ts'
import { unitFault } from '#shared/records/unit.ts'
import { resident, residentIdAt } from '#shared/testing/builders.ts'
import { listKin, originOf } from './kin-shortcuts.ts'

const someone = (n: number, given: Partial<Resident>) => ({ id: residentIdAt(n), units: resident(given) })
const head = someone(1, { name: 'NGUYỄN VĂN BÌNH', sex: '1', marital: '2', relation: 'CH' })
const wife = someone(2, { name: 'LÊ THỊ HOA', sex: '2', marital: '2', relation: 'VO' })
const link = (n: number) => ({ resident: residentIdAt(n), nationality: null, number: null })

describe('who a new resident mostly is', () => {
  test('nobody in particular, where there is no head', () => {
    expect(listKin([])).toEqual([])
    expect(listKin([wife])).toEqual([])
  })

  test('the wife of a man who is head, with all that follows from it', () => {
    const [first] = listKin([head])
    expect(first).toMatchObject({ kind: 'wife', names: ['NGUYỄN VĂN BÌNH'] })
    expect(first?.units).toMatchObject({ sex: '2', relation: 'VO', marital: '2', spouse: link(1) })
  })

  test('the husband of a woman who is head', () => {
    const woman = someone(1, { ...head.units, sex: '2' })
    expect(listKin([woman])[0]).toMatchObject({ kind: 'husband', units: { sex: '1', relation: 'CHONG' } })
  })

  test('no second wife, and none of a head who is not married', () => {
    expect(listKin([head, wife]).map(({ kind }) => kind)).toEqual(['child'])
    const widow = someone(1, { ...head.units, marital: '3' })
    expect(listKin([widow]).map(({ kind }) => kind)).toEqual(['child'])
  })

  test('a wife who has left is not the mother of who comes now', () => {
    const gone = someone(2, { ...wife.units, left: { why: 'died', on: '2010', to: null } })
    const child = listKin([head, gone]).find(({ kind }) => kind === 'child')
    expect(child?.units).toMatchObject({ father: link(1), mother: null })
  })

  test('the child of both, each parent linked and neither written down twice', () => {
    const [child] = listKin([head, wife])
    expect(child).toMatchObject({ kind: 'child', names: ['NGUYỄN VĂN BÌNH', 'LÊ THỊ HOA'] })
    expect(child?.units).toEqual({
      relation: 'CON',
      ...{ father: link(1), fatherName: null, mother: link(2), motherName: null, spouse: null },
    })
  })

  test('whatever is filled can be saved', () => {
    for (const { units } of [...listKin([head]), ...listKin([head, wife])])
      for (const [name, value] of Object.entries(units))
        expect(unitFault(residentUnits[name as keyof typeof residentUnits], value)).toBeNull()
  })
})

test('the origin of the head fills what is empty and leaves what is not', () => {
  const origin = resident({ ethnicGroup: 'cham', religion: 'hoi-giao', nationality: 'VN' })
  const own = resident({ ethnicGroup: 'kinh' })
  expect(originOf(origin, own)).toEqual({ religion: 'hoi-giao', nationality: 'VN' })
})

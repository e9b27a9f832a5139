import { describe, expect, test } from 'vitest'
import type { Row } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { household, householdIdAt, resident, residentIdAt, row } from '#shared/testing/builders.ts'
import { createStage } from './stage.ts'

const home = householdIdAt(1)
const elsewhere = householdIdAt(2)
const an = residentIdAt(1)
const house = row('household', household({ hamlet: 'Khu phố 1' }), { id: home })
const living = (units: UnitValues = {}, given: Partial<Row> = {}): Row =>
  row('resident', { ...resident({ household: home, name: 'A' }), ...units }, { id: an, ...given })

/** What the stage says when this row has taken the place of that. */
function stageAfter(before: Row | undefined, now: Row) {
  const stage = createStage(before === undefined ? [house] : [house, before], [])
  const draft = stage.draft()
  draft.putRow(now)
  draft.keep()
  return stage
}

describe('a draft', () => {
  test('sees its own writes, and nobody else does until it is kept', () => {
    const stage = createStage([house, living()], [])
    const draft = stage.draft()
    draft.putRow(living({ name: 'B' }))
    expect(draft.findRow('resident', an)?.units.name).toBe('B')
    expect(stage.findRow('resident', an)?.units.name).toBe('A')
    expect(stage.isChanged('resident', an)).toBe(false)
    draft.keep()
    expect(stage.findRow('resident', an)?.units.name).toBe('B')
    expect(stage.isChanged('resident', an)).toBe(true)
  })

  test('that is dropped leaves nothing behind: no row, no household that was touched, nobody to look for', () => {
    const stage = createStage([house], [])
    stage.draft().putRow(living({ idNumber: '060060000001' }))
    expect([...stage.changedRows.keys()]).toEqual([])
    expect([...stage.created, ...stage.touchedHouseholds, ...stage.numbersToCheck]).toEqual([])
    expect(stage.draft().findRow('resident', an)).toBeUndefined()
  })

  test('knows who belongs to a household as it would be', () => {
    const stage = createStage([house, living()], [])
    const draft = stage.draft()
    expect(draft.hasMembers(home)).toBe(true)
    draft.putRow(living({ household: elsewhere }))
    expect([draft.hasMembers(home), draft.hasMembers(elsewhere)]).toEqual([false, true])
    expect(stage.draft().hasMembers(home)).toBe(true)
  })

  test('counts who has left the commune as belonging to the household, and who was removed not', () => {
    const gone = living({ left: { why: 'died', on: '2021-01-01', to: null } })
    expect(createStage([house, gone], []).draft().hasMembers(home)).toBe(true)
    const removed = living({}, { removedAt: '2021-03-05T00:00:00.000Z' })
    expect(createStage([house, removed], []).draft().hasMembers(home)).toBe(false)
  })
})

describe('what is to be looked at after a write', () => {
  test('is the household that somebody left as well as the one that they came to', () => {
    const { touchedHouseholds } = stageAfter(living(), living({ household: elsewhere }))
    expect([...touchedHouseholds].sort()).toEqual([home, elsewhere].sort())
  })

  test('is a number that is new, has changed or does not count any more, with the one that counted before', () => {
    const numbered = living({ idNumber: '060060000001' })
    const checked = (before: Row | undefined, now: Row) => [...stageAfter(before, now).numbersToCheck]
    expect(checked(undefined, numbered)).toEqual([[an, null]])
    expect(checked(numbered, living({ idNumber: '060060000002' }))).toEqual([[an, '060060000001']])
    expect(checked(numbered, { ...numbered, removedAt: '2021-03-05T00:00:00.000Z' })).toEqual([
      [an, '060060000001'],
    ])
    expect(checked(numbered, { ...numbered, units: { ...numbered.units, religion: '01' } })).toEqual([])
    expect(checked(living(), living({ name: 'B' }))).toEqual([])
  })

  test('is a move between communes when it is told, changed or taken back', () => {
    const moved = living({ left: { why: 'moved', on: '2021-01-01', to: '22918' } })
    const isLookedFor = (before: Row | undefined, now: Row) => stageAfter(before, now).movesToCheck.has(an)
    expect(isLookedFor(living(), moved)).toBe(true)
    expect(isLookedFor(moved, living())).toBe(true)
    expect(isLookedFor(moved, { ...moved, units: { ...moved.units, birth: '1960' } })).toBe(true)
    expect(isLookedFor(moved, { ...moved, units: { ...moved.units, religion: '01' } })).toBe(false)
    expect(isLookedFor(living(), living({ left: { why: 'died', on: '2021-01-01', to: null } }))).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviceId, type RecordId } from '#shared/ids.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import { sameUnit, type UnitValues } from '#shared/records/unit.ts'
import type { Change } from '#shared/sync/change.ts'
import {
  createChange,
  editChange,
  group,
  household,
  householdIdAt,
  muiNe,
  removeChange,
  resident,
  residentIdAt,
  row,
} from '#shared/testing/builders.ts'
import { judgeGroup, type Writer } from './judge-group.ts'
import { createStage } from './stage.ts'

const home = householdIdAt(1)
const elsewhere = householdIdAt(2)
const an = residentIdAt(1)
const bình = residentIdAt(2)
const at = '2021-03-05T00:00:00.000Z'
let ids = 0
const writer: Writer = {
  commune: muiNe,
  username: 'minh',
  approves: false,
  device: deviceId('0189dddd-0000-7000-8000-000000000001'),
  at,
  life: null,
  newId: () => {
    ids += 1
    return `0189eeee-0000-7000-8000-${String(ids).padStart(12, '0')}`
  },
}

const homeRow = (given: Partial<Row> = {}): Row =>
  row('household', household({ hamlet: 'Khu phố 1' }), { id: home, ...given })
const residentRow = (units: UnitValues = {}, given: Partial<Row> = {}): Row =>
  row('resident', { ...resident({ household: home, name: 'A' }), ...units }, { id: an, seq: 2, ...given })

function judge(rows: readonly Row[], changes: readonly Change[]) {
  const stage = createStage(rows, [])
  const judgement = judgeGroup(stage, group(changes), writer)
  const find = (type: RecordType, id: RecordId) => stage.findRow(type, id)
  return { judgement, stage, an: find('resident', an), home: find('household', home), find }
}
const heldFor = (rows: readonly Row[], changes: readonly Change[]) => {
  const { judgement, stage } = judge(rows, changes)
  expect(stage.changedRows.size).toBe(0)
  expect(stage.changedFlags.size).toBe(0)
  return judgement.kind === 'held'
    ? [judgement.problem.code, judgement.problem.record, judgement.waitsFor]
    : 'applied'
}

describe('a create', () => {
  test('makes a row with every unit, absent ones null, in the name of its writer', () => {
    const { an: made, stage } = judge(
      [homeRow()],
      [createChange('resident', an, { household: home, name: 'A' })],
    )
    expect(made).toEqual({
      type: 'resident',
      id: an,
      commune: muiNe,
      seq: 0,
      units: resident({ household: home, name: 'A' }),
      createdAt: at,
      updatedAt: at,
      updatedBy: 'minh',
      removedAt: null,
      decided: {},
    })
    expect([...stage.created]).toEqual([an])
  })

  test('of what is there with the same values changes nothing at all', () => {
    const { judgement, stage } = judge(
      [homeRow(), residentRow()],
      [createChange('resident', an, { household: home, name: 'A' })],
    )
    expect(judgement).toEqual({ kind: 'applied', conflicts: [] })
    expect(stage.changedRows.size).toBe(0)
  })

  test('of what is there fills what is empty and claims what differs', () => {
    const wrote = { household: home, name: 'B', birth: '1960' }
    const { judgement, an: now } = judge([homeRow(), residentRow()], [createChange('resident', an, wrote)])
    expect(judgement).toEqual({ kind: 'applied', conflicts: [[0, 'name']] })
    expect(now?.units).toMatchObject({ name: 'A', birth: '1960' })
  })

  test('of a record that was removed is held', () => {
    const removed = residentRow({}, { removedAt: at })
    expect(heldFor([homeRow(), removed], [createChange('resident', an, { household: home })])).toEqual([
      'record-removed',
      an,
      null,
    ])
  })

  test('in a household that is made by the same group, in whatever order, is applied', () => {
    const changes = [createChange('resident', an, { household: home }), createChange('household', home, {})]
    expect(judge([], changes).judgement.kind).toBe('applied')
    expect(judge([], [...changes].reverse()).judgement.kind).toBe('applied')
  })

  test('in a household that nobody knows waits for it', () => {
    expect(heldFor([], [createChange('resident', an, { household: home })])).toEqual([
      'household-missing',
      home,
      home,
    ])
  })

  test('in a household that was removed is held and waits for nothing', () => {
    const changes = [createChange('resident', an, { household: home })]
    expect(heldFor([homeRow({ removedAt: at })], changes)).toEqual(['household-removed', home, null])
  })

  test('of a resident without a household is applied', () => {
    expect(judge([], [createChange('resident', an, { name: 'A' })]).an?.units.household).toBeNull()
  })
})

describe('an edit', () => {
  const rename = editChange(an, { saw: { name: 'A' }, wrote: { name: 'B' }, base: 2 })

  test('writes over what its writer saw, and stamps the row with its writer and the time of arrival', () => {
    const { an: now } = judge([homeRow(), residentRow()], [rename])
    expect(now).toMatchObject({ units: { name: 'B' }, updatedBy: 'minh', updatedAt: at, seq: 2 })
    expect(now?.createdAt).toBe(residentRow().createdAt)
  })

  test('that changes nothing leaves the stamp of the last writer', () => {
    const same = editChange(an, { saw: { name: 'Z' }, wrote: { name: 'A' } })
    expect(judge([homeRow(), residentRow()], [same]).an).toEqual(residentRow())
  })

  test('of a missing record waits for it, of a removed one for a person', () => {
    expect(heldFor([], [rename])).toEqual(['record-missing', an, an])
    expect(heldFor([residentRow({}, { removedAt: at })], [rename])).toEqual(['record-removed', an, null])
  })

  test('meets a decision that its writer has not seen and becomes a claim, though the value is what they saw', () => {
    const decided = residentRow({}, { seq: 9, decided: { name: 9 } })
    const { judgement, an: now } = judge([homeRow(), decided], [rename])
    expect(judgement).toMatchObject({ conflicts: [[0, 'name']] })
    expect(now?.units.name).toBe('A')
    expect(now?.decided).toEqual({ name: 9 })
  })

  test('keeps earlier decisions on other units', () => {
    const decided = residentRow({ sex: '1' }, { decided: { sex: 2 } })
    expect(judge([homeRow(), decided], [rename]).an).toMatchObject({
      units: { name: 'B' },
      decided: { sex: 2 },
    })
  })

  test('that moves a resident looks at where they go, not at where they were', () => {
    const move = editChange(an, { saw: { household: home }, wrote: { household: elsewhere } })
    expect(heldFor([homeRow(), residentRow()], [move])).toEqual(['household-missing', elsewhere, elsewhere])
    const there = homeRow({ id: elsewhere })
    expect(judge([residentRow(), there], [move]).an?.units.household).toBe(elsewhere)
  })

  test('whose move is in conflict does not ask for the household that it did not reach', () => {
    const moved = residentRow({ household: elsewhere })
    const move = editChange(an, { saw: { household: home }, wrote: { household: householdIdAt(3) } })
    expect(judge([moved], [move]).judgement).toEqual({ kind: 'applied', conflicts: [[0, 'household']] })
  })

  test('of another unit is applied in a household that is gone: it puts nobody there', () => {
    expect(judge([homeRow({ removedAt: at }), residentRow()], [rename]).an?.units.name).toBe('B')
  })
})

describe('a remove', () => {
  test('keeps the units and says when it came', () => {
    const { an: now } = judge([homeRow(), residentRow()], [removeChange(residentRow())])
    expect(now).toMatchObject({ removedAt: at, units: { name: 'A' }, updatedBy: 'minh' })
  })

  test('of what is removed already is done', () => {
    const removed = residentRow({}, { removedAt: '2021-03-04T00:00:00.000Z', updatedBy: 'lan' })
    const { judgement, stage } = judge([removed], [removeChange(residentRow())])
    expect(judgement.kind).toBe('applied')
    expect(stage.changedRows.size).toBe(0)
  })

  test('is held when any unit is another than its writer saw, also one that they saw empty', () => {
    expect(heldFor([residentRow({ name: 'X' })], [removeChange(residentRow())])).toEqual([
      'remove-refused',
      an,
      null,
    ])
    expect(heldFor([residentRow({ birth: '1960' })], [removeChange(residentRow())])).toEqual([
      'remove-refused',
      an,
      null,
    ])
  })

  test('is held when a unit was decided since, whatever it was decided to', () => {
    const decided = residentRow({}, { seq: 9, decided: { name: 9 } })
    expect(heldFor([decided], [removeChange(residentRow())])).toEqual(['remove-refused', an, null])
    expect(judge([decided], [removeChange(residentRow(), { base: 9 })]).judgement.kind).toBe('applied')
  })

  test('of a missing record waits for it', () => {
    expect(heldFor([], [removeChange(residentRow())])).toEqual(['record-missing', an, an])
  })

  test('of a household is held while a resident belongs to it, also one who has left', () => {
    const gone = residentRow({ left: { why: 'moved', on: null, to: null } })
    expect(heldFor([homeRow(), residentRow()], [removeChange(homeRow())])).toEqual([
      'household-not-empty',
      home,
      null,
    ])
    expect(heldFor([homeRow(), gone], [removeChange(homeRow())])).toEqual(['household-not-empty', home, null])
  })

  test('of a household goes when all residents were removed or live elsewhere', () => {
    const removed = residentRow({}, { removedAt: at })
    const away = residentRow({ household: elsewhere }, { id: bình })
    expect(judge([homeRow(), removed, away], [removeChange(homeRow())]).home?.removedAt).toBe(at)
  })

  test('of a household out of which the same group moves everybody goes', () => {
    const move = editChange(an, { saw: { household: home }, wrote: { household: elsewhere } })
    const rows = [homeRow(), homeRow({ id: elsewhere }), residentRow()]
    const { home: now, an: moved } = judge(rows, [removeChange(homeRow()), move])
    expect(now?.removedAt).toBe(at)
    expect(moved?.units.household).toBe(elsewhere)
  })

  test('of a household into which the same group puts somebody is held', () => {
    expect(
      heldFor([homeRow()], [removeChange(homeRow()), createChange('resident', an, { household: home })]),
    ).toEqual(['household-not-empty', home, null])
  })
})

describe('a group', () => {
  const rename = (id: RecordId) => editChange(id, { saw: { name: 'A' }, wrote: { name: 'B' } })

  test('whose last change is refused leaves nothing of the first', () => {
    expect(heldFor([homeRow(), residentRow()], [rename(an), rename(bình)])).toEqual([
      'record-missing',
      bình,
      bình,
    ])
  })

  test('that is refused leaves no claim either', () => {
    const other = residentRow({ name: 'X' })
    expect(heldFor([homeRow(), other], [rename(an), rename(bình)])).toEqual(['record-missing', bình, bình])
  })

  test('with a conflict on one record goes on with the others', () => {
    const rows = [homeRow(), residentRow({ name: 'X' }), residentRow({}, { id: bình })]
    const { judgement, find } = judge(rows, [rename(an), rename(bình)])
    expect(judgement).toEqual({ kind: 'applied', conflicts: [[0, 'name']] })
    expect(find('resident', bình)?.units.name).toBe('B')
  })

  test('may touch one record more than once', () => {
    const again = editChange(an, { saw: { name: 'B' }, wrote: { name: 'C' } })
    expect(judge([homeRow(), residentRow()], [rename(an), again]).an?.units.name).toBe('C')
  })

  test('is judged on what the groups before it left', () => {
    const stage = createStage([homeRow(), residentRow()], [])
    judgeGroup(stage, group([rename(an)]), writer)
    const second = judgeGroup(
      stage,
      group([editChange(an, { saw: { name: 'B' }, wrote: { name: 'C' } })]),
      writer,
    )
    expect(second).toEqual({ kind: 'applied', conflicts: [] })
    expect(stage.findRow('resident', an)?.units.name).toBe('C')
  })
})

test('for every unit: what is there was there, or was written over what its writer saw, or stands beside a claim', () => {
  const value = fc.constantFrom('A', 'B', 'C', null)
  const units = fc.record({ name: value, fatherName: value, motherName: value })
  fc.assert(
    fc.property(
      units,
      units,
      units,
      fc.nat(3),
      fc.dictionary(fc.constantFrom('name', 'fatherName'), fc.nat(3)),
      (now, saw, wrote, base, decided) => {
        const before = residentRow(now, { decided })
        const {
          judgement,
          an: after,
          stage,
        } = judge([homeRow(), before], [editChange(an, { saw, wrote, base })])
        if (judgement.kind === 'held') throw new Error('nothing here can be held')
        const conflicts = judgement.conflicts.map(([, unit]) => unit)
        for (const unit of ['name', 'fatherName', 'motherName'] as const) {
          const isFree = sameUnit(now[unit], saw[unit]) && (decided[unit] ?? 0) <= base
          const expected = isFree ? wrote[unit] : now[unit]
          expect(after?.units[unit]).toBe(expected)
          expect(conflicts.includes(unit)).toBe(!sameUnit(wrote[unit], expected))
          const claims = [...stage.flags.values()]
            .filter((flag) => flag.unit === unit)
            .flatMap((flag) => flag.claims)
          expect(claims.map((claim) => claim.wrote)).toEqual(conflicts.includes(unit) ? [wrote[unit]] : [])
        }
      },
    ),
  )
})

import { describe, expect, test } from 'vitest'
import { deviceId, flagId, type GroupId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Flag } from '#shared/sync/flag.ts'
import {
  groupIdAt,
  household,
  householdIdAt,
  muiNe,
  resident,
  residentIdAt,
  row,
} from '#shared/testing/builders.ts'
import type { JudgedGroup } from './judge-batch.ts'
import { digestOf, digestOfArrivals, planWrite } from './plan-write.ts'
import { createStage, type Stage } from './stage.ts'

const an = residentIdAt(1)
const bình = residentIdAt(2)
const home = householdIdAt(1)
const at = '2021-03-05T00:00:00.000Z'
const living = (id = an, given: Partial<Row> = {}) =>
  row('resident', resident({ household: home }), { id, seq: 7, ...given })
const asked: Flag = {
  id: flagId('0189ffff-0000-7000-8000-000000000001'),
  commune: muiNe,
  seq: 5,
  kind: 'check',
  type: 'resident',
  recordId: an,
  household: home,
  unit: null,
  rule: 'ID_SEX',
  claims: [],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: at,
  closedAt: null,
}

function judged(id: GroupId, of: readonly Row[], given: Partial<JudgedGroup> = {}): JudgedGroup {
  const records = of.map((one) => ({ type: one.type, id: one.id }))
  return {
    arrival: {
      line: 2,
      hash: 'aa'.repeat(32),
      id,
      household: home,
      records,
      reading: { kind: 'fault', problem: { code: 'shape' } },
    },
    outcome: 'applied',
    conflicts: [],
    problem: null,
    waitsFor: null,
    ...given,
  }
}
function stageWith(read: readonly Row[], written: readonly Row[], flags: readonly Flag[] = []): Stage {
  const stage = createStage(read, [])
  const draft = stage.draft()
  for (const one of written) draft.putRow(one)
  draft.keep()
  for (const flag of flags) stage.putFlag(flag)
  return stage
}
const plan = (stage: Stage, groups: readonly JudgedGroup[]) =>
  planWrite({
    commune: muiNe,
    inScope: true,
    readSeq: 40,
    device: deviceId('0189dddd-0000-7000-8000-000000000001'),
    households: [home],
    residents: [an],
    stage,
    judged: groups,
    settled: [],
    bytes: Buffer.from('x'),
    digest: Buffer.from('y'),
    at,
    contact: null,
    released: 0,
    arrived: true,
    anyKnown: false,
  })

describe('the numbers', () => {
  test('go to rows, then flags, then what is held, and the last to the chain', () => {
    const held = judged(groupIdAt(2), [living()], { outcome: 'held', problem: { code: 'follows' } })
    const { write } = plan(stageWith([], [living(), living(bình)], [asked]), [
      judged(groupIdAt(1), [living()]),
      held,
    ])
    expect(write.rows.map((one) => [one.value.id, one.ordinal])).toEqual([
      [an, 1],
      [bình, 2],
    ])
    expect(write.flags.map((one) => one.ordinal)).toEqual([3])
    expect(write.held.map((one) => one.ordinal)).toEqual([4])
    expect(write.size).toBe(5)
  })

  test('are one for a row however often it was changed', () => {
    const { write } = plan(stageWith([], [living(), living()]), [])
    expect(write.rows).toHaveLength(1)
    expect(write.size).toBe(2)
  })

  test('of a group are those of its changed rows, and the standing ones of the others', () => {
    const { groups } = plan(stageWith([living(bình)], [living()]), [
      judged(groupIdAt(1), [living(), living(bình), living()]),
    ])
    expect(groups[0]?.seqs).toEqual([1, -7, 1])
  })

  test('of a held group are none', () => {
    const held = judged(groupIdAt(1), [living()], { outcome: 'held', problem: { code: 'scope' } })
    expect(plan(stageWith([living()], []), [held]).groups[0]?.seqs).toEqual([])
  })

  test('tell a household from a resident', () => {
    const house = row('household', household(), { id: home, seq: 3 })
    const { groups } = plan(stageWith([house], [living()]), [judged(groupIdAt(1), [house, living()])])
    expect(groups[0]?.seqs).toEqual([-3, 1])
  })
})

describe('what is written beside the rows', () => {
  test('each record of each group, held ones too, finds its history; a new row says itself who created it', () => {
    const held = judged(groupIdAt(2), [living(bình), living()], {
      outcome: 'held',
      problem: { code: 'scope' },
    })
    const first = judged(groupIdAt(1), [living()])
    const again = judged(groupIdAt(3), [living()])
    const { write } = plan(stageWith([], [living()]), [held, first, again])
    expect([...write.created]).toEqual([[an, groupIdAt(1)]])
    expect(write.recordsOfGroups).toEqual([
      { record: bình, group: groupIdAt(2) },
      { record: an, group: groupIdAt(2) },
      { record: an, group: groupIdAt(3) },
    ])
  })

  test('what is held, with its reason and what it waits for', () => {
    const held = judged(groupIdAt(2), [living()], {
      outcome: 'held',
      problem: { code: 'record-missing', record: an },
      waitsFor: an,
    })
    expect(plan(stageWith([], []), [held]).write.held).toEqual([
      {
        ordinal: 1,
        value: {
          id: groupIdAt(2),
          hash: 'aa'.repeat(32),
          household: home,
          records: [an],
          waitsFor: an,
          state: 'held',
          problem: { code: 'record-missing', record: an },
          reason: null,
          by: null,
        },
      },
    ])
  })

  test('who came into being, so that what waits for them is told', () => {
    const stage = stageWith([living(bình)], [living(), living(bình)])
    const { created } = plan(stage, [judged(groupIdAt(1), [living(), living(bình)])]).write
    expect([...created.keys()]).toEqual([an])
  })

  test.each([
    ['a new number', {}, { idNumber: '060060000001' }, true],
    ['another number', { idNumber: '060060000001' }, { idNumber: '060060000002' }, true],
    ['the same number', { idNumber: '060060000001' }, { idNumber: '060060000001', marital: '1' }, false],
    ['the same number, and another name', { idNumber: '1' }, { idNumber: '1', name: 'X' }, true],
    ['no number', {}, { name: 'X' }, false],
    ['one who leaves', { idNumber: '1' }, { idNumber: '1', left: { why: 'died', on: null, to: null } }, true],
    [
      'one who left and gets a number',
      { left: { why: 'died', on: null, to: null } },
      { idNumber: '1', left: { why: 'died', on: null, to: null } },
      false,
    ],
  ])('%s: whether the number is to be looked for', (_name, before, after, isChecked) => {
    const of = (units: object) => ({ ...living(), units: { ...living().units, ...units } })
    const { write } = plan(stageWith([of(before)], [of(after)]), [])
    const was = Object.hasOwn(before, 'left') ? null : ((before as UnitValues).idNumber ?? null)
    expect(write.numbersToCheck).toEqual(isChecked ? [{ id: an, was }] : [])
  })

  test('one who is removed gives their number free', () => {
    const numbered = { ...living(), units: { ...living().units, idNumber: '1' } }
    expect(plan(stageWith([numbered], [{ ...numbered, removedAt: at }]), []).write.numbersToCheck).toEqual([
      { id: an, was: '1' },
    ])
  })
})

test('the digest is over the hashes in their order', () => {
  const [one, two] = ['11'.repeat(32), '22'.repeat(32)]
  if (one === undefined || two === undefined) throw new Error('two hashes')
  expect(digestOf([one, two])).not.toEqual(digestOf([two, one]))
  expect(digestOf([one, two])).toEqual(digestOf([one, two]))
  expect(digestOf([])).toHaveLength(32)
})

test('31 · the same lines that come again after a restore that nobody announced end in another head', () => {
  const lines = ['11'.repeat(32)]
  expect(digestOfArrivals(at, lines)).toEqual(digestOfArrivals(at, lines))
  expect(digestOfArrivals(at, lines)).not.toEqual(digestOfArrivals('2026-03-02T01:00:00.001Z', lines))
})

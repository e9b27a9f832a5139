import { describe, expect, test } from 'vitest'
import type { HeldGroup, StoredGroup } from '#server/store/stored-group.ts'
import { deviceId, epoch, type GroupId, type RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Group } from '#shared/sync/change.ts'
import {
  createChange,
  editChange,
  firstEpoch,
  group,
  groupIdAt,
  household,
  householdIdAt,
  muiNe,
  resident,
  residentIdAt,
  row,
} from '#shared/testing/builders.ts'
import { arrivalFromLine } from './arrival.ts'
import { type BatchJudging, judgeArrivals } from './judge-batch.ts'
import { splitLines } from './read-lines.ts'
import { createStage } from './stage.ts'

const an = residentIdAt(1)
const home = householdIdAt(1)
const rows: readonly Row[] = [
  row('household', household(), { id: home }),
  row('resident', resident({ household: home, name: 'A' }), { id: an, seq: 2 }),
]
const rename = (saw: string, wrote: string, n: number, id: RecordId = an): Group =>
  group([editChange(id, { saw: { name: saw }, wrote: { name: wrote } })], { groupId: groupIdAt(n) })
const arrivals = (...groups: readonly unknown[]) =>
  splitLines(
    Buffer.from(groups.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')),
  ).map(arrivalFromLine)

function judge(groups: readonly unknown[], given: Partial<BatchJudging> = {}) {
  const reported: unknown[] = []
  const stage = createStage(rows, [])
  const judging: BatchJudging = {
    stage,
    writer: {
      commune: muiNe,
      username: 'lan',
      approves: false,
      device: deviceId('0189dddd-0000-7000-8000-000000000001'),
      at: '2021-03-05T00:00:00.000Z',
      life: null,
      newId: () => '0189eeee-0000-7000-8000-000000000001',
    },
    epoch: firstEpoch,
    replays: {},
    refusal: null,
    known: [],
    held: [],
    report: (error) => reported.push(error),
    ...given,
  }
  const judged = judgeArrivals(arrivals(...groups), judging)
  return {
    reported,
    fates: judged.map(({ arrival, outcome, problem }) => [
      arrival.line,
      outcome,
      ...(problem === null ? [] : [problem.code]),
    ]),
    name: judging.stage.findRow('resident', an)?.units.name,
  }
}
const heldOn = (records: readonly RecordId[], id: GroupId = groupIdAt(99)): HeldGroup => ({
  id,
  hash: 'h',
  arrival: 1,
  records,
  code: 'scope',
  comeBy: false,
})
const stored = (of: Group): StoredGroup => ({
  id: of.groupId,
  hash: arrivals(of)[0]?.hash ?? '',
  batch: 1,
  line: 2,
  outcome: 'applied',
  seqs: [],
  judged: 0,
  conflicts: null,
  problem: null,
})

describe('the groups of a batch', () => {
  test('are judged in the order of their lines', () => {
    const { fates, name } = judge([rename('A', 'B', 1), rename('B', 'C', 2)])
    expect(fates).toEqual([
      [1, 'applied'],
      [2, 'applied'],
    ])
    expect(name).toBe('C')
  })

  test('that are known are passed over', () => {
    const known = rename('A', 'B', 1)
    const { fates, name } = judge([known, rename('A', 'C', 2)], { known: [stored(known)] })
    expect(fates).toEqual([[2, 'applied']])
    expect(name).toBe('C')
  })

  test('that stand in the batch twice are judged once', () => {
    expect(judge([rename('A', 'B', 1), rename('A', 'B', 1)]).fates).toEqual([[1, 'applied']])
  })

  test('with the id of another are held, also when both are new', () => {
    const { fates, name } = judge([rename('A', 'B', 1), rename('B', 'C', 1)])
    expect(fates).toEqual([
      [1, 'applied'],
      [2, 'held', 'content-differs'],
    ])
    expect(name).toBe('B')
  })

  test('one of which cannot be read leaves the others as they are', () => {
    const broken = { ...rename('A', 'X', 1), changes: [] }
    expect(judge([broken, rename('A', 'B', 2), '{']).fates).toEqual([
      [1, 'held', 'shape'],
      [2, 'applied'],
      [3, 'held', 'unreadable'],
    ])
  })

  test.each(['revoked', 'other-device', 'unknown-commune', 'scope'] as const)(
    'are all held when the centre refuses for %s, readable or not',
    (refusal) => {
      const { fates, name } = judge([rename('A', 'B', 1), '{'], { refusal })
      expect(fates).toEqual([
        [1, 'held', refusal],
        [2, 'held', refusal],
      ])
      expect(name).toBe('A')
    },
  )

  test('made on rows of another epoch are judged as replays: applied where the value stands as it was seen', () => {
    expect(judge([{ ...rename('A', 'B', 1), epoch: epoch('other') }]).fates).toEqual([[1, 'applied']])
  })

  test('that come after one that is held on the same record follow it, and others do not wait', () => {
    const bình = residentIdAt(2)
    const { fates } = judge([
      { ...rename('A', 'B', 1), contractVersion: 9 },
      rename('B', 'C', 2),
      group([createChange('resident', bình, { household: home })], { groupId: groupIdAt(3) }),
      rename('C', 'D', 4),
    ])
    expect(fates).toEqual([
      [1, 'held', 'unknown-contract'],
      [2, 'held', 'follows'],
      [3, 'applied'],
      [4, 'held', 'follows'],
    ])
  })

  test('follow one through another: a follower holds its own records too', () => {
    const bình = residentIdAt(2)
    const both = group(
      [
        editChange(an, { saw: { name: 'A' }, wrote: { name: 'B' } }),
        createChange('resident', bình, { household: home }),
      ],
      { groupId: groupIdAt(1) },
    )
    const { fates } = judge([both, rename('A', 'B', 2, bình)], { held: [heldOn([an])] })
    expect(fates).toEqual([
      [1, 'held', 'follows'],
      [2, 'held', 'follows'],
    ])
  })

  test('that broke the judgement are held as unexpected, told, and leave nothing', () => {
    const stage = createStage(rows, [])
    const writer = {
      commune: muiNe,
      username: 'lan',
      approves: false,
      device: deviceId('0189dddd-0000-7000-8000-000000000001'),
      at: '2021-03-05T00:00:00.000Z',
      life: null,
      newId: () => {
        throw new Error('no more ids')
      },
    }
    const bình = residentIdAt(2)
    const breaks = group(
      [
        createChange('resident', bình, { household: home }),
        editChange(an, { saw: { name: 'Z' }, wrote: { name: 'B' } }),
      ],
      { groupId: groupIdAt(1) },
    )
    const { fates, reported } = judge([breaks, rename('A', 'B', 2, bình)], { stage, writer })
    expect(fates).toEqual([
      [1, 'held', 'unexpected'],
      [2, 'held', 'follows'],
    ])
    expect(reported).toEqual([new Error('no more ids')])
    expect(stage.findRow('resident', bình)).toBeUndefined()
  })
})

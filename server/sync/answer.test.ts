import { describe, expect, test } from 'vitest'
import type { BatchRead } from '#server/store/read-for-batch.ts'
import type { StoredGroup } from '#server/store/stored-group.ts'
import { deviceId, flagId, type GroupId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Answer } from '#shared/sync/batch.ts'
import { answerSchema } from '#shared/sync/batch.ts'
import { noRows, rowsFromTables } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import {
  firstEpoch,
  groupIdAt,
  householdIdAt,
  muiNe,
  resident,
  residentIdAt,
  row,
} from '#shared/testing/builders.ts'
import { type Answering, answerTo, answerToStranger } from './answer.ts'
import type { Arrival } from './arrival.ts'
import type { JudgedGroup } from './judge-batch.ts'
import { planWrite } from './plan-write.ts'
import { createStage } from './stage.ts'

const an = residentIdAt(1)
const bình = residentIdAt(2)
const chain = 'cc'.repeat(32)
const at = '2021-03-05T00:00:00.000Z'
const living = (id = an, given: Partial<Row> = {}) =>
  row('resident', resident({ name: 'A' }), { id, seq: 7, ...given })
const conflictOn = (recordId = an, n = 1): Flag => ({
  id: flagId(`0189ffff-0000-7000-8000-00000000000${n}`),
  commune: muiNe,
  seq: 5,
  kind: 'conflict',
  type: 'resident',
  recordId,
  household: householdIdAt(1),
  unit: 'name',
  rule: null,
  claims: [],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: at,
  closedAt: null,
})
const rowsIn = ({ rows }: Answer) => rowsFromTables({ commune: muiNe }, rows)
const read = (given: Partial<BatchRead> = {}): BatchRead => ({
  epoch: firstEpoch,
  life: null,
  approves: false,
  commune: muiNe,
  knownCommune: true,
  seq: 40,
  rows: [],
  flags: [],
  held: [],
  device: deviceId('0189dddd-0000-7000-8000-000000000001'),
  username: 'lan',
  live: true,
  scope: [muiNe],
  inScope: true,
  markKnown: true,
  chain,
  groups: [],
  asked: [],
  ...given,
})
const arrival = (id: GroupId, ...records: readonly Row[]): Arrival => ({
  line: 2,
  hash: 'aa'.repeat(32),
  id,
  household: householdIdAt(1),
  records: records.map((one) => ({ type: one.type, id: one.id })),
  reading: { kind: 'fault', problem: { code: 'shape' } },
})
const stored = (id: GroupId, given: Partial<StoredGroup> = {}): StoredGroup => ({
  id,
  hash: 'aa'.repeat(32),
  batch: 9,
  line: 2,
  outcome: 'applied',
  seqs: [],
  judged: 0,
  conflicts: null,
  problem: null,
  ...given,
})

function answer(
  given: Partial<Answering> & { readonly rows?: readonly Row[]; readonly flags?: readonly Flag[] },
) {
  const { rows = [], flags = [], ...rest } = given
  const made = answerTo({
    read: read(),
    stage: createStage(rows, flags),
    arrivals: [],
    done: undefined,
    asked: new Map(),
    ownByFeed: false,
    ...rest,
  })
  expect(answerSchema.parse(made)).toEqual(made)
  return made
}

/** What was written: Bình is new, An stands as he was. */
function written(judged: readonly JudgedGroup[], flags: readonly Flag[] = []) {
  const stage = createStage([living()], [conflictOn()])
  const draft = stage.draft()
  draft.putRow(living(bình, { seq: 0 }))
  draft.keep()
  for (const flag of flags) stage.putFlag(flag)
  const plan = planWrite({
    commune: muiNe,
    inScope: true,
    readSeq: 40,
    device: read().device,
    households: [],
    residents: [],
    stage,
    judged,
    settled: [],
    bytes: Buffer.alloc(0),
    digest: Buffer.alloc(0),
    at,
    contact: null,
    released: 0,
    arrived: true,
    anyKnown: false,
  })
  return { stage, done: { plan, written: { seq: 50, chain: 'dd'.repeat(32), waiting: [] } } }
}
const judgedGroup = (of: Arrival, given: Partial<JudgedGroup> = {}): JudgedGroup => ({
  arrival: of,
  outcome: 'applied',
  conflicts: [],
  problem: null,
  waitsFor: null,
  ...given,
})

describe('after a write', () => {
  const group = arrival(groupIdAt(1), living(), living(bình))

  test('the numbers count from the counter that was found under the lock', () => {
    const made = answer({ arrivals: [group], ...written([judgedGroup(group)]) })
    expect(made.receipts).toEqual([
      { groupId: groupIdAt(1), outcome: 'applied', seqs: { [an]: 7, [bình]: 51 }, conflicts: [] },
    ])
    expect(rowsIn(made).map((one) => [one.id, one.seq])).toEqual([
      [an, 7],
      [bình, 51],
    ])
    expect(made.mark).toEqual({ seq: 52, hash: 'dd'.repeat(32) })
  })

  test('rows that their one group has just created are left to the feed, for a device that wants it so', () => {
    const alone = arrival(groupIdAt(1), living(bình))
    const made = answer({ arrivals: [alone], ownByFeed: true, ...written([judgedGroup(alone)]) })
    expect(made.receipts[0]?.seqs).toEqual({ [bình]: 51 })
    expect(rowsIn(made)).toEqual([])
  })

  test('all of a group’s rows or none: one that was created is told with one that stood there', () => {
    const made = answer({ arrivals: [group], ownByFeed: true, ...written([judgedGroup(group)]) })
    expect(made.receipts[0]?.seqs).toEqual({ [an]: 7, [bình]: 51 })
    expect(rowsIn(made).map((one) => one.id)).toEqual([an, bình])
  })

  test('a row that a second group of the batch has touched is told', () => {
    const later = arrival(groupIdAt(2), living(bình))
    const judged = [judgedGroup(group), judgedGroup(later)]
    const made = answer({ arrivals: [group, later], ownByFeed: true, ...written(judged) })
    expect(rowsIn(made).map((one) => one.id)).toEqual([an, bình])
  })

  test('a row that was created with a mark of another life is told', () => {
    const { stage, done } = written([judgedGroup(group)])
    const draft = stage.draft()
    draft.putRow(living(bình, { seq: 0, decided: { name: 3 } }))
    draft.keep()
    const made = answer({ arrivals: [group], ownByFeed: true, stage, done })
    expect(rowsIn(made).map((one) => one.id)).toEqual([an, bình])
  })

  test('conflicts name the record and the unit', () => {
    const made = answer({ arrivals: [group], ...written([judgedGroup(group, { conflicts: [[0, 'name']] })]) })
    expect(made.receipts[0]?.conflicts).toEqual([{ id: an, unit: 'name' }])
  })

  test('a held group says why, and its records are shown as they stand', () => {
    const held = judgedGroup(group, { outcome: 'held', problem: { code: 'follows', record: an } })
    const made = answer({ arrivals: [group], ...written([held]) })
    expect(made.receipts).toEqual([
      {
        groupId: groupIdAt(1),
        outcome: 'held',
        seqs: {},
        conflicts: [],
        problem: { code: 'follows', record: an },
      },
    ])
    expect(rowsIn(made).map((one) => one.id)).toContain(an)
  })

  test('flags of what is named come along, and every flag that this batch changed', () => {
    const elsewhere = { ...conflictOn(residentIdAt(3), 3), state: 'cleared' as const }
    const made = answer({ arrivals: [group], ...written([judgedGroup(group)], [elsewhere]) })
    expect(made.flags.map((one) => [one.recordId, one.seq])).toEqual([
      [an, 5],
      [residentIdAt(3), 52],
    ])
  })
})

describe('when nothing was new', () => {
  test('the mark is the head of the chain as it was read', () => {
    expect(answer({}).mark).toEqual({ seq: 40, hash: chain })
    expect(answer({ read: read({ seq: 0, chain: null }) }).mark).toBeNull()
  })

  test('a known group gets its numbers again, whatever has become of the rows since', () => {
    const known = stored(groupIdAt(1), { judged: 20, seqs: [1, -7], conflicts: [[1, 'name']] })
    const made = answer({
      read: read({ groups: [known] }),
      arrivals: [arrival(groupIdAt(1), living(), living(bình))],
      rows: [living(an, { seq: 33 })],
    })
    expect(made.receipts).toEqual([
      {
        groupId: groupIdAt(1),
        outcome: 'applied',
        seqs: { [an]: 21, [bình]: 7 },
        conflicts: [{ id: bình, unit: 'name' }],
      },
    ])
    expect(rowsIn(made).map((one) => one.seq)).toEqual([33])
  })

  describe('for a device that has its own rows by the feed', () => {
    const group = arrival(groupIdAt(1), living(), living(bình))
    const known = stored(groupIdAt(1), { judged: 20, seqs: [1, 2] })
    const rows = [living(an, { seq: 21 }), living(bình, { seq: 22 })]
    const told = (given: Parameters<typeof answer>[0] = {}) => {
      const asked = { read: read({ groups: [known] }), arrivals: [group], ownByFeed: true, rows }
      return rowsIn(answer({ ...asked, ...given })).map((one) => one.id)
    }

    test('rows that stand as the known group left them are left to the feed', () => {
      expect(told()).toEqual([])
      expect(told({ ownByFeed: false })).toEqual([an, bình])
    })

    test('where one of them was touched since, all are told', () => {
      expect(told({ rows: [living(an, { seq: 21 }), living(bình, { seq: 33 })] })).toEqual([an, bình])
    })

    test('the numbers are told all the same', () => {
      const made = answer({ read: read({ groups: [known] }), arrivals: [group], rows, ownByFeed: true })
      expect(made.receipts[0]?.seqs).toEqual({ [an]: 21, [bình]: 22 })
    })

    test('what met another value is told with the question', () => {
      const asked = { ...known, conflicts: [[0, 'name']] as const }
      expect(told({ read: read({ groups: [asked] }) })).toEqual([an, bình])
    })

    test('another content of the same id says nothing of the row', () => {
      const other = { ...known, hash: 'bb'.repeat(32) }
      expect(told({ read: read({ groups: [other] }) })).toEqual([an, bình])
    })

    test('a row that a second group of the batch speaks of is told', () => {
      const second = { ...arrival(groupIdAt(2), living()), hash: 'cc'.repeat(32) }
      expect(told({ arrivals: [group, second] })).toEqual([an, bình])
    })

    test('a row with a mark of another life is told', () => {
      const marked = [living(an, { seq: 21, decided: { name: 3 } }), living(bình, { seq: 22 })]
      expect(told({ rows: marked })).toEqual([an, bình])
    })
  })

  test('of two rows of one id the one with the same bytes answers', () => {
    const other = stored(groupIdAt(1), {
      hash: 'bb'.repeat(32),
      outcome: 'held',
      problem: { code: 'content-differs' },
    })
    const made = answer({
      read: read({ groups: [other, stored(groupIdAt(1))] }),
      arrivals: [arrival(groupIdAt(1))],
    })
    expect(made.receipts).toMatchObject([{ outcome: 'applied' }])
  })
})

describe('what a tablet asks for', () => {
  const asked = { group: stored(groupIdAt(4), { judged: 10, seqs: [2] }), records: [an] }

  test('is answered with its records and flags', () => {
    const made = answer({
      read: read({ asked: [asked] }),
      rows: [living(), living(bình)],
      flags: [conflictOn()],
    })
    expect(made.receipts).toEqual([
      { groupId: groupIdAt(4), outcome: 'applied', seqs: { [an]: 12 }, conflicts: [] },
    ])
    expect(rowsIn(made).map((one) => one.id)).toEqual([an])
    expect(made.flags.map((one) => one.recordId)).toEqual([an])
  })

  test('and sends as well is answered once', () => {
    const made = answer({
      read: read({ asked: [asked], groups: [asked.group] }),
      arrivals: [arrival(groupIdAt(4), living())],
    })
    expect(made.receipts).toHaveLength(1)
  })

  test('and was never held finds its records in its line', () => {
    const never = { group: asked.group, records: null }
    const line = new Map([[groupIdAt(4) as string, arrival(groupIdAt(4), living(bình))]])
    const made = answer({ read: read({ asked: [never] }), asked: line, rows: [living(bình)] })
    expect(made.receipts[0]?.seqs).toEqual({ [bình]: 12 })
    expect(rowsIn(made).map((one) => one.id)).toEqual([bình])
  })

  test('out of scope is answered without rows and flags', () => {
    const made = answer({
      read: read({ asked: [asked], inScope: false, scope: [] }),
      rows: [living()],
      flags: [conflictOn()],
    })
    expect(made).toMatchObject({ scope: [], rows: noRows, flags: [], receipts: [{ outcome: 'applied' }] })
  })
})

test('a stranger hears the epoch and the scope, and that it is another life where the epoch would not tell', () => {
  const silent = { epoch: firstEpoch, mark: null, scope: [muiNe], receipts: [], rows: noRows, flags: [] }
  expect(answerToStranger(read(), false)).toEqual(silent)
  expect(answerToStranger(read(), true)).toEqual({ ...silent, otherEpoch: true })
})

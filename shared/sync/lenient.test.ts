import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flagId } from '../ids.ts'
import { firstEpoch, groupIdAt, householdIdAt, muiNe, residentIdAt, row } from '../testing/builders.ts'
import { answerSchema } from './batch.ts'
import { columnsFromRows, feedPageSchema, tablesFromRows } from './feed.ts'
import { type Flag, flagKinds, flagSchema, flagStates } from './flag.ts'
import {
  lenientAnswerSchema,
  lenientFlagSchema,
  lenientPageSchema,
  lenientProblemSchema,
  lenientReceiptSchema,
} from './lenient.ts'
import { heldCodes, outcomes, receiptSchema } from './receipt.ts'

const later = 'a-word-of-2027'
const applied = { groupId: groupIdAt(1), outcome: 'applied', seqs: { [residentIdAt(1)]: 4 }, conflicts: [] }
const held = { groupId: groupIdAt(2), outcome: 'held', seqs: {}, conflicts: [], problem: { code: 'scope' } }
const flag: Flag = {
  id: flagId('01890000-0000-7000-8000-00000000f1a6'),
  commune: muiNe,
  seq: 5,
  kind: 'conflict',
  type: 'resident',
  recordId: residentIdAt(1),
  household: householdIdAt(1),
  unit: 'name',
  rule: null,
  claims: [],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: '2021-03-04T02:00:00.000Z',
  closedAt: null,
}
const known = row('resident', { name: 'A' })
const answer = {
  epoch: firstEpoch,
  mark: { seq: 9, hash: 'h' },
  scope: [muiNe],
  receipts: [applied, held],
  rows: tablesFromRows([known]),
  flags: [flag],
}

describe('what this version knows', () => {
  test('is read as strictly as it is written, word for word', () => {
    for (const outcome of outcomes)
      for (const code of heldCodes) {
        const receipt = { ...held, outcome, problem: { code, unit: 'birth', reason: 'Ghi trùng', by: 'doi' } }
        expect(lenientReceiptSchema.parse(receipt)).toEqual(receiptSchema.parse(receipt))
      }
    for (const kind of flagKinds)
      for (const state of flagStates) {
        const one = { ...flag, kind, state }
        expect(lenientFlagSchema.parse(one)).toEqual(flagSchema.parse(one))
      }
    expect(lenientAnswerSchema.parse(answer)).toEqual(answerSchema.parse(answer))
  })

  test('in a shape that it cannot have is still refused', () => {
    expect(lenientAnswerSchema.safeParse({ ...answer, receipts: 'all' }).success).toBe(false)
    expect(lenientAnswerSchema.safeParse({ ...answer, epoch: 7 }).success).toBe(false)
    expect(lenientReceiptSchema.safeParse({ ...applied, groupId: 'mine' }).success).toBe(false)
    expect(lenientReceiptSchema.safeParse({ ...applied, seqs: { a: '4' } }).success).toBe(false)
    expect(lenientFlagSchema.safeParse({ ...flag, recordId: 'nobody' }).success).toBe(false)
  })
})

describe('a receipt of a later centre', () => {
  test('with a reason that this version does not know is held for an unexpected one, all else as it came', () => {
    const problem = { code: later, record: residentIdAt(1), unit: 'birth', reason: 'Vì sao', by: 'doi' }
    expect(lenientReceiptSchema.parse({ ...held, problem })).toEqual({
      ...held,
      problem: { ...problem, code: 'unexpected' },
    })
    expect(lenientProblemSchema.parse(problem)).toEqual({ ...problem, code: 'unexpected' })
  })

  test('with an outcome that this version does not know is held, never received and never dismissed', () => {
    fc.assert(
      fc.property(
        fc.string().filter((word) => !outcomes.some((outcome) => outcome === word)),
        (outcome) => {
          expect(lenientReceiptSchema.parse({ ...applied, outcome })).toEqual({
            ...applied,
            outcome: 'held',
            problem: { code: 'unexpected' },
          })
        },
      ),
      { seed: 17 },
    )
  })

  test('that is held without a reason has one to show, and an applied one has none', () => {
    const { problem: _, ...bare } = held
    expect(lenientReceiptSchema.parse(bare)).toEqual({ ...bare, problem: { code: 'unexpected' } })
    expect(lenientReceiptSchema.parse({ ...bare, outcome: 'dismissed' }).problem).toEqual({
      code: 'unexpected',
    })
    expect(lenientReceiptSchema.parse(applied)).toEqual(applied)
  })

  test('reads the same again from where the tablet keeps it', () => {
    const first = lenientReceiptSchema.parse({ ...applied, outcome: later })
    expect(lenientReceiptSchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first)
  })
})

describe('a flag of a later centre', () => {
  test('of an unknown kind is an open question of that name', () => {
    expect(lenientFlagSchema.parse({ ...flag, kind: later })).toEqual({ ...flag, kind: 'check', rule: later })
  })

  test('in an unknown state stays what it is, and open: the officer still sees both values', () => {
    expect(lenientFlagSchema.parse({ ...flag, state: later })).toEqual(flag)
    const check = { ...flag, kind: 'check', rule: 'ID_SEX', unit: null }
    expect(lenientFlagSchema.parse({ ...check, state: later })).toEqual({ ...check, state: 'open' })
  })

  test('in an unknown state is no longer open once it was closed, and tells of no decision', () => {
    const closed = { ...flag, state: later, closedAt: '2027-01-01T00:00:00.000Z' }
    expect(lenientFlagSchema.parse(closed)).toEqual({ ...closed, state: 'cleared' })
    expect(lenientFlagSchema.parse({ ...closed, kind: later })).toMatchObject({
      kind: 'check',
      rule: later,
      state: 'cleared',
    })
  })
})

describe('an answer of a later centre', () => {
  test('yields every receipt, whatever words stand in it', () => {
    const strange = [
      { ...applied, outcome: later },
      { ...held, problem: { code: later } },
      { ...held, groupId: groupIdAt(3), outcome: 'dismissed', problem: { code: later, reason: 'Thôi' } },
    ]
    const read = lenientAnswerSchema.parse({ ...answer, receipts: [applied, ...strange] })
    expect(read.receipts.map(({ groupId, outcome }) => [groupId, outcome])).toEqual([
      [groupIdAt(1), 'applied'],
      [groupIdAt(1), 'held'],
      [groupIdAt(2), 'held'],
      [groupIdAt(3), 'dismissed'],
    ])
    expect(answerSchema.safeParse({ ...answer, receipts: strange }).success).toBe(false)
  })

  test('yields the rows and flags that this version knows beside those that it does not', () => {
    const visit = { id: [residentIdAt(9)], seq: [7], outcome: ['absent'] }
    const read = lenientAnswerSchema.parse({
      ...answer,
      rows: { ...tablesFromRows([known]), visit },
      flags: [{ ...flag, type: 'visit' }, flag, 7],
    })
    expect(read.rows).toEqual(tablesFromRows([known]))
    expect(read.flags).toEqual([flag])
  })

  test('loses nothing that is known, wherever the unknown stands between it', () => {
    const strange = fc.constantFrom<unknown>({ ...flag, type: 'visit' }, null, 'x', { ...flag, seq: 'one' })
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(50), strange)), (drawn) => {
        const flags = drawn.map((one) => (typeof one === 'number' ? { ...flag, seq: one } : one))
        const seqs = drawn.filter((one) => typeof one === 'number')
        expect(lenientAnswerSchema.parse({ ...answer, flags }).flags.map(({ seq }) => seq)).toEqual(seqs)
      }),
      { seed: 19 },
    )
  })
})

describe('a page of a later centre', () => {
  const page = {
    epoch: firstEpoch,
    mark: null,
    scope: [muiNe],
    commune: muiNe,
    from: 0,
    next: 9,
    rows: { household: columnsFromRows('household', []), resident: columnsFromRows('resident', [known]) },
    flags: [flag],
    more: false,
    prunedBelow: 0,
    left: 0,
  }

  test('with a record type of its own is taken, and its cursor goes on', () => {
    const visit = { id: ['v'], seq: [7], outcome: ['absent'] }
    const read = lenientPageSchema.parse({ ...page, rows: { ...page.rows, visit } })
    expect(read).toEqual(feedPageSchema.parse(page))
  })

  test('with a flag that this version cannot place is taken without it', () => {
    const flags = [
      { ...flag, type: 'visit' },
      { ...flag, kind: later },
    ]
    expect(feedPageSchema.safeParse({ ...page, flags }).success).toBe(false)
    expect(lenientPageSchema.parse({ ...page, flags }).flags).toEqual([
      { ...flag, kind: 'check', rule: later },
    ])
  })

  test('keeps its strict envelope: without a cursor it is no page', () => {
    const { next: _, ...rest } = page
    expect(lenientPageSchema.safeParse(rest).success).toBe(false)
  })
})

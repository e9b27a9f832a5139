import { describe, expect, test } from 'vitest'
import { deviceId } from '../ids.ts'
import { firstEpoch, groupIdAt, muiNe, resident, residentIdAt, row } from '../testing/builders.ts'
import { type Answer, answerSchema, batchLimits, type Envelope, envelopeSchema, markSchema } from './batch.ts'
import { noRows, tablesFromRows } from './feed.ts'

const envelope: Envelope = {
  deviceId: deviceId('01890000-0000-7000-8000-000000000001'),
  commune: muiNe,
  epoch: firstEpoch,
  mark: { seq: 12, hash: 'ab' },
  asking: [groupIdAt(1)],
  waiting: 3,
  appVersion: '0.1.0',
}

const answer: Answer = {
  epoch: firstEpoch,
  mark: { seq: 13, hash: 'cd' },
  scope: [muiNe],
  receipts: [
    {
      groupId: groupIdAt(1),
      outcome: 'applied',
      seqs: { [residentIdAt(1)]: 13 },
      conflicts: [{ id: residentIdAt(1), unit: 'birth' }],
    },
  ],
  rows: tablesFromRows([row('resident', resident({ name: 'LÊ AN' }), { seq: 13 })]),
  flags: [],
}

describe('the first line of a batch', () => {
  test('is read as it was sent', () => expect(envelopeSchema.parse(envelope)).toEqual(envelope))

  test('of a tablet that was never answered has neither epoch nor mark', () => {
    expect(envelopeSchema.safeParse({ ...envelope, epoch: null, mark: null }).success).toBe(true)
  })

  test('of an older tablet says nothing of what waits', () => {
    const { waiting: _, appVersion: __, ...older } = envelope
    expect(envelopeSchema.safeParse(older).success).toBe(true)
  })

  test('of a newer tablet may say more', () => {
    expect(envelopeSchema.safeParse({ ...envelope, battery: 80 }).success).toBe(true)
  })

  const restored = { at: '2021-03-04T02:00:00.000Z', saves: 12, waiting: 3, unreadable: 0 }
  const replay = { [groupIdAt(1)]: { first: { [residentIdAt(1)]: 12 } } }
  test('says what became of the tablet’s storage, and what it knows of groups of another life', () => {
    const said = { ...envelope, storage: { journal: 'kept', restored }, replay }
    expect(envelopeSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual(said)
    const missing = { ...envelope, storage: { journal: 'missing' }, replay: {} }
    expect(envelopeSchema.parse(missing)).toEqual(missing)
  })

  test.each([
    ['a journal in some other state', { storage: { journal: 'half' } }],
    [
      'less than nothing unreadable',
      { storage: { journal: 'kept', restored: { ...restored, unreadable: -1 } } },
    ],
    [
      'a time as long as a book',
      { storage: { journal: 'kept', restored: { ...restored, at: '9'.repeat(41) } } },
    ],
    ['a word of another life on no group', { replay: { 'group 1': {} } }],
    ['no device', { deviceId: undefined }],
    ['a device that is no id', { deviceId: 'tablet 7' }],
    ['a commune that is no code', { commune: 'Mũi Né' }],
    ['a commune with too few digits', { commune: '2291' }],
    ['an epoch that is left out', { epoch: undefined }],
    ['a mark without hash', { mark: { seq: 1 } }],
    ['a question that is no id', { asking: ['x'] }],
    ['too many questions', { asking: Array.from({ length: 1001 }, (_, index) => groupIdAt(index)) }],
    ['less than nothing waiting', { waiting: -1 }],
    ['a version as long as a book', { appVersion: 'x'.repeat(41) }],
  ])('cannot have %s', (_, wrong) => {
    expect(envelopeSchema.safeParse({ ...envelope, ...wrong }).success).toBe(false)
  })
})

describe('the answer', () => {
  test('is read as it was sent', () => {
    expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })

  test('may say that the mark is not known, and nothing else of it', () => {
    expect(answerSchema.safeParse({ ...answer, otherEpoch: true }).success).toBe(true)
    expect(answerSchema.safeParse({ ...answer, otherEpoch: false }).success).toBe(false)
  })

  test('to a tablet without any commune has an empty scope', () => {
    expect(answerSchema.safeParse({ ...answer, scope: [], receipts: [], rows: noRows }).success).toBe(true)
  })

  test('has an epoch always, so that a restore is never missed', () => {
    expect(answerSchema.safeParse({ ...answer, epoch: null }).success).toBe(false)
    expect(answerSchema.safeParse({ ...answer, epoch: undefined }).success).toBe(false)
  })
})

test('a mark is a whole number and a hash', () => {
  expect(markSchema.safeParse({ seq: 1.5, hash: '' }).success).toBe(false)
  expect(markSchema.safeParse({ seq: 0, hash: '' }).success).toBe(true)
})

test('one group alone may be larger than a batch, and never larger than what is unpacked', () => {
  expect(batchLimits.compressedBytes).toBe(131_072)
  expect(batchLimits.changes).toBe(500)
  expect(batchLimits.lone.changes).toBeGreaterThan(batchLimits.changes)
  expect(batchLimits.lone.unpackedBytes).toBe(batchLimits.unpackedBytes)
})

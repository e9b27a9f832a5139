import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordTypes } from '../records/record.ts'
import { residentUnits } from '../records/resident.ts'
import { unitFault } from '../records/unit.ts'
import { anyGroup, unitValues } from '../testing/arbitraries.ts'
import {
  createChange,
  editChange,
  group,
  household,
  householdIdAt,
  removeChange,
  resident,
  residentIdAt,
  row,
} from '../testing/builders.ts'
import {
  baseOf,
  contractVersion,
  findChangeFault,
  type GroupFault,
  readGroup,
  valuesSchema,
} from './change.ts'

const id = residentIdAt(1)
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const faultOf = (line: unknown): GroupFault | undefined => {
  const reading = readGroup(wire(line))
  return reading.kind === 'fault' ? reading.fault : undefined
}
const edit = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } })
const sound = group([edit])
/** The sound group with its one change altered as only a broken client would. */
const altered = (given: Record<string, unknown>) => ({ ...sound, changes: [{ ...edit, ...given }] })

describe('a group that can be read', () => {
  test('a household with its residents', () => {
    const home = householdIdAt(1)
    const made = group([
      createChange(
        'household',
        home,
        household({ hamlet: 'Khu phố 1', address: { street: 'Xuân Thủy', house: '1' } }),
      ),
      createChange(
        'resident',
        id,
        resident({ household: home, name: 'LÊ AN', relation: 'CH', birth: '1986' }),
      ),
    ])
    expect(readGroup(wire(made))).toEqual({ kind: 'group', group: made })
  })

  test('an edit, and a remove with its reason', () => {
    const seen = row('resident', resident({ name: 'LÊ AN' }))
    const both = group([edit, removeChange(seen)])
    expect(readGroup(wire(both))).toEqual({ kind: 'group', group: both })
  })

  test('a group of every contract that was released', () => {
    for (let version = 1; version <= contractVersion; version += 1)
      expect(faultOf({ ...sound, contractVersion: version })).toBeUndefined()
  })

  test('a group that is the record of an event', () => {
    const split = group([edit], { event: { kind: 'split', on: '2021-03', evidence: null } })
    expect(readGroup(wire(split))).toEqual({ kind: 'group', group: split })
  })

  test('11 digits in an ID number can be read: that is a question for a person, not for the door', () => {
    expect(faultOf(altered({ saw: { idNumber: null }, wrote: { idNumber: '06008700123' } }))).toBeUndefined()
  })

  test('decomposed text is read and left as it is', () => {
    const name = 'NGUYỄN'.normalize('NFD')
    const reading = readGroup(wire(altered({ saw: { name: null }, wrote: { name } })))
    expect(reading.kind === 'group' && reading.group.changes[0]?.wrote?.name).toBe(name)
  })

  test('whatever people write can be read, and nothing of it is altered', () => {
    fc.assert(
      fc.property(anyGroup, (any) => {
        expect(readGroup(wire(any))).toEqual({ kind: 'group', group: any })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a group that cannot be read says where', () => {
  test('a line that is no object', () => {
    for (const line of [null, 1, 'text', [], [sound]])
      expect(faultOf(line)).toEqual({ code: 'shape', field: '' })
  })

  test('wrong types in the envelope', () => {
    expect(faultOf({ ...sound, groupId: 7 })).toEqual({ code: 'shape', field: 'groupId' })
    expect(faultOf({ ...sound, household: 'Mũi Né' })).toEqual({ code: 'shape', field: 'household' })
    expect(faultOf({ ...sound, changes: [] })).toEqual({ code: 'shape', field: 'changes' })
    expect(faultOf({ ...sound, epoch: null })).toEqual({ code: 'shape', field: 'epoch' })
  })

  test('an id in capitals: ids are compared as text', () => {
    expect(faultOf({ ...sound, groupId: sound.groupId.toUpperCase() })).toEqual({
      code: 'shape',
      field: 'groupId',
    })
  })

  test('a field that the contract does not know', () => {
    expect(faultOf({ ...sound, colour: 'red' })).toEqual({ code: 'unknown-field', field: 'colour' })
    expect(faultOf(altered({ colour: 'red' }))).toEqual({ code: 'unknown-field', field: 'colour' })
  })

  test('a type of record that this version does not know, with the record', () => {
    expect(faultOf(altered({ type: 'photo' }))).toEqual({ code: 'unknown-type', record: id })
    expect(faultOf(altered({ type: 'toString' }))).toEqual({ code: 'unknown-type', record: id })
    expect(faultOf(altered({ type: 'photo', id: undefined }))).toEqual({ code: 'unknown-type' })
  })

  test('a contract of the future, however little of the rest can be read', () => {
    const version = contractVersion + 1
    expect(faultOf({ ...sound, contractVersion: version })).toEqual({ code: 'unknown-contract' })
    expect(faultOf({ contractVersion: version, news: true })).toEqual({ code: 'unknown-contract' })
    expect(faultOf({ ...altered({ type: 'photo' }), contractVersion: version })).toEqual({
      code: 'unknown-contract',
    })
  })

  test.each<[string, unknown, string]>([
    ['nothing', null, 'event'],
    ['a kind that nobody knows', { kind: 'party', on: '2021', evidence: null }, 'event.kind'],
    ['a day that does not exist', { kind: 'birth', on: '2021-02-30', evidence: null }, 'event.on'],
    ['no day', { kind: 'birth', on: null, evidence: null }, 'event.on'],
    ['an empty paper', { kind: 'birth', on: '2021', evidence: '' }, 'event.evidence'],
    ['a paper that is too long', { kind: 'birth', on: '2021', evidence: 'x'.repeat(201) }, 'event.evidence'],
    ['no word on the paper', { kind: 'birth', on: '2021' }, 'event.evidence'],
  ])('an event with %s', (_, event, field) => {
    expect(faultOf({ ...sound, event })).toEqual({ code: 'shape', field })
  })

  test('an event with a field that the contract does not know', () => {
    const event = { kind: 'birth', on: '2021', evidence: null, by: 'lan' }
    expect(faultOf({ ...sound, event })).toEqual({ code: 'unknown-field', field: 'by' })
  })

  test('a contract that never was', () => {
    expect(faultOf({ ...sound, contractVersion: 0 })).toEqual({ code: 'shape', field: 'contractVersion' })
    expect(faultOf({ ...sound, contractVersion: 1.5 })).toEqual({ code: 'shape', field: 'contractVersion' })
  })

  test('a unit that this version does not know', () => {
    expect(faultOf(altered({ saw: { nickname: null }, wrote: { nickname: 'Út' } }))).toEqual({
      code: 'unknown-unit',
      record: id,
      unit: 'nickname',
    })
    expect(faultOf(altered({ saw: { toString: null }, wrote: { toString: 'x' } }))).toEqual({
      code: 'unknown-unit',
      record: id,
      unit: 'toString',
    })
  })

  test.each([
    ['birth', '2021-02-30', 'not-a-date'],
    ['birth', '3/2/1987', 'not-a-date'],
    ['idNumber', '06008700123a', 'not-digits'],
    ['name', 'LÊ\u0007AN', 'control-character'],
    ['name', '', 'empty'],
    ['name', 'x'.repeat(121), 'too-long'],
    ['sex', '0', 'unknown-code'],
    ['relation', 'BOSS', 'unknown-code'],
    ['ethnicGroup', 'Kinh', 'unknown-code'],
    ['household', 'next door', 'not-an-id'],
    ['birthPlace', 'Mũi Né', 'not-an-object'],
    ['left', { why: null, on: null, to: null }, 'empty'],
    ['left', { why: 'moved', on: 'yesterday', to: null }, 'not-a-date'],
  ])('%s may not be %j: %s', (unit, value, fault) => {
    const wanted = { code: 'shape', record: id, unit, fault }
    expect(faultOf(altered({ saw: { [unit]: null }, wrote: { [unit]: value } }))).toEqual(wanted)
    // neither as what was seen: it would be compared with what is there
    if (typeof value === 'string') {
      expect(faultOf(altered({ saw: { [unit]: value }, wrote: { [unit]: null } }))).toEqual(wanted)
    }
  })

  test('a number where a text belongs is found by the envelope already', () => {
    expect(faultOf(altered({ wrote: { birth: 1987 } }))).toEqual({
      code: 'shape',
      field: 'changes.0.wrote.birth',
    })
  })

  test('the first of several faults is told, with its record', () => {
    const other = editChange(residentIdAt(2), { saw: { sex: '1' }, wrote: { sex: '2' } })
    const broken = { ...edit, saw: { sex: null }, wrote: { sex: '9' } }
    expect(faultOf(group([other, broken]))).toEqual({
      code: 'shape',
      record: id,
      unit: 'sex',
      fault: 'unknown-code',
    })
  })

  test('a long field from outside is not repeated at length', () => {
    const fault = faultOf({ ...sound, ['x'.repeat(5000)]: 1 })
    expect(fault?.field?.length).toBeLessThanOrEqual(64)
  })
})

describe('the kind of a change says what it must bring', () => {
  const home = householdIdAt(1)
  test('a create has seen nothing and is based on nothing', () => {
    const create = createChange('household', home, household())
    expect(findChangeFault(create)).toBeUndefined()
    expect(findChangeFault({ ...create, saw: { hamlet: null } })).toMatchObject({
      code: 'shape',
      field: 'saw',
    })
    expect(findChangeFault({ ...create, base: 1 })).toMatchObject({ code: 'shape', field: 'saw' })
  })

  test('a create and an edit write, a remove does not', () => {
    const { wrote: _, ...silent } = edit
    expect(findChangeFault(silent)).toMatchObject({ code: 'shape', field: 'wrote' })
    const { wrote: __, ...empty } = createChange('household', home, household())
    expect(findChangeFault(empty)).toMatchObject({ code: 'shape', field: 'wrote' })
    const remove = removeChange(row('resident', resident()))
    expect(findChangeFault({ ...remove, wrote: { name: 'LÊ AN' } })).toMatchObject({
      code: 'shape',
      field: 'wrote',
    })
  })

  test('an edit and a remove have seen something', () => {
    const { saw: _, ...blind } = edit
    expect(findChangeFault(blind)).toMatchObject({ code: 'shape', field: 'saw' })
    const { saw: __, ...blindRemove } = removeChange(row('resident', resident()))
    expect(findChangeFault(blindRemove)).toMatchObject({ code: 'shape', field: 'saw' })
  })

  test('an edit has seen every unit that it writes', () => {
    const partly = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987', sex: '2' } })
    expect(findChangeFault(partly)).toEqual({ code: 'shape', record: id, unit: 'sex', field: 'saw' })
  })

  test('a unit of another type of record is unknown', () => {
    const lost = editChange(home, { type: 'household', saw: { birth: null }, wrote: { birth: '1987' } })
    expect(findChangeFault(lost)).toEqual({ code: 'unknown-unit', record: home, unit: 'birth' })
  })
})

describe('the revision at which a unit was seen', () => {
  test('one number stands for all, a record for each, and none for never', () => {
    expect(baseOf({ ...edit, base: 7 }, 'birth')).toBe(7)
    expect(baseOf({ ...edit, base: { birth: 7 } }, 'birth')).toBe(7)
    expect(baseOf({ ...edit, base: { birth: 7 } }, 'sex')).toBe(0)
    const { base: _, ...never } = edit
    expect(baseOf(never, 'birth')).toBe(0)
  })
})

describe('the contract of what is written', () => {
  test.each(recordTypes)('takes what the checker takes: %s', (type) => {
    fc.assert(
      fc.property(unitValues(type), (values) => valuesSchema(type).safeParse(values).success),
      { numRuns: 40 },
    )
  })

  test('refuses what the checker refuses', () => {
    expect(unitFault(residentUnits.birth, '2021-02-30')).not.toBeNull()
    expect(valuesSchema('resident').safeParse({ birth: '2021-02-30' }).success).toBe(false)
    expect(valuesSchema('resident').safeParse({ nickname: 'Út' }).success).toBe(false)
    expect(valuesSchema('resident').safeParse({}).success).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { findFieldFindings, findHouseholdWarnings, listEmpty } from './field-findings.ts'
import { type RecordForm, touch, type as typeText } from './record-form.ts'

const today = '2021-03-04'
const id = recordId('01890000-0000-7000-8000-000000000001')
const household = recordId('01890000-0000-7000-8000-000000000002')
const formOf = (units: UnitValues, isNew = false): RecordForm => ({
  type: 'resident',
  id,
  household,
  isNew,
  shown: { units, base: {} },
  touched: {},
  typed: {},
})
const sound: UnitValues = { name: 'NGUYỄN VĂN BÌNH', birth: '1987', sex: '1', relation: 'CH' }

describe('what stops a save at the door', () => {
  test('an error in a unit that is touched now', () => {
    const { faults, warnings } = findFieldFindings(touch(formOf(sound), 'idNumber', '0600870'), today)
    expect(faults.idNumber).toMatchObject({ kind: 'check', rule: 'ID_FORMAT' })
    expect(warnings).toEqual({})
  })
  test('not an error that somebody else left in a unit that nobody touches now', () => {
    const { faults, warnings } = findFieldFindings(
      touch(formOf({ ...sound, idNumber: '0600870' }), 'marital', '1'),
      today,
    )
    expect(faults).toEqual({})
    expect(warnings.idNumber).toMatchObject({ rule: 'ID_FORMAT' })
  })
  test('not a warning', () => {
    const { faults, warnings } = findFieldFindings(touch(formOf(sound), 'idNumber', '060187001234'), today)
    expect(faults).toEqual({})
    expect(warnings.idNumber).toMatchObject({ rule: 'ID_SEX' })
  })
  test('a text that does not fit its unit', () => {
    const { faults } = findFieldFindings(typeText(formOf(sound), 'birth', '30/2/1987'), today)
    expect(faults.birth).toEqual({ kind: 'shape', fault: 'not-a-date' })
  })
  test('a new resident without name, birth, sex or relation', () => {
    expect(Object.keys(findFieldFindings(formOf({}, true), today).faults).sort()).toEqual([
      'birth',
      'name',
      'relation',
      'sex',
    ])
    expect(findFieldFindings(formOf({}), today).faults).toEqual({})
  })
})

describe('a unit that is made of parts', () => {
  const place = { province: null, district: null, commune: null, detail: null }
  test('is looked at as the centre looks at it, so nothing is saved that would be held there', () => {
    const long = { ...place, detail: 'x'.repeat(201) }
    expect(findFieldFindings(touch(formOf(sound), 'hometown', long), today).faults.hometown).toEqual({
      kind: 'shape',
      fault: 'too-long',
    })
    const fits = { ...place, detail: 'x'.repeat(200) }
    expect(findFieldFindings(touch(formOf(sound), 'hometown', fits), today).faults).toEqual({})
  })
})

describe('what DC01 wants besides', () => {
  test('is named as long as it is empty, and stops nothing', () => {
    expect(listEmpty('resident', sound)).toEqual([
      'marital',
      'birthPlace',
      'hometown',
      'ethnicGroup',
      'nationality',
      'permanentAddress',
    ])
    expect(findFieldFindings(formOf(sound, true), today)).toEqual({ faults: {}, warnings: {} })
    expect(listEmpty('household', { hamlet: null })).toEqual(['hamlet'])
    expect(listEmpty('household', { hamlet: 'Thôn 1' })).toEqual([])
  })
  test('is the spouse of who is married, and of nobody else', () => {
    expect(listEmpty('resident', { ...sound, marital: '2' })).toContain('spouseName')
    expect(listEmpty('resident', { ...sound, marital: '1' })).not.toContain('spouseName')
    expect(listEmpty('resident', { ...sound, marital: '2', spouseName: 'LÊ THỊ BA' })).not.toContain(
      'spouseName',
    )
  })
})

describe('what a save would make of the household', () => {
  const wife = { id: 'wife', units: { relation: 'VO', sex: '2', birth: '1990' } }
  const neighbours = { household: { id: household, units: {} }, residents: [wife] }
  const rules = (form: RecordForm) =>
    findHouseholdWarnings(form, neighbours, today).map((problem) =>
      problem.kind === 'check' ? problem.rule : problem.kind,
    )

  test('one head is right, none is said', () => {
    expect(rules(formOf(sound))).toEqual([])
    expect(rules(formOf({ ...sound, relation: 'EM' }))).toEqual(['HEAD_COUNT'])
  })
  test('the form counts as it stands, not as it was saved', () => {
    expect(rules(touch(formOf(sound), 'relation', 'EM'))).toEqual(['HEAD_COUNT'])
  })
  test('who has left is no head any more', () => {
    expect(rules(touch(formOf(sound), 'left', { why: 'died', on: null, to: null }))).toEqual(['HEAD_COUNT'])
  })
  test("a neighbour's oddity is not said at this form", () => {
    const old = { id: 'child', units: { relation: 'CON', birth: '1970' } }
    expect(findHouseholdWarnings(formOf(sound), { ...neighbours, residents: [wife, old] }, today)).toEqual([])
  })
})

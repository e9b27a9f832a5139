import { describe, expect, test } from 'vitest'
import { communeCode, recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { findFieldFindings, findHouseholdWarnings, listEmpty, listPlaces } from './field-findings.ts'
import { type RecordForm, touch, typePart, type as typeText } from './record-form.ts'

const around = { today: '2021-03-04' }
const id = recordId('01890000-0000-7000-8000-000000000001')
const household = recordId('01890000-0000-7000-8000-000000000002')
const formOf = (units: UnitValues, isNew = false): RecordForm => ({
  type: 'resident',
  id,
  household,
  isNew,
  shown: { units, base: {}, life: 0 },
  touched: {},
  typed: {},
})
const sound: UnitValues = {
  name: 'NGUYỄN VĂN BÌNH',
  birth: '1987',
  sex: '1',
  relation: 'CH',
  fatherName: 'NGUYỄN VĂN AN',
  motherName: 'TRẦN THỊ BA',
}

test('who is married wants a spouse, by name or by link', () => {
  const married = { ...sound, marital: '2' }
  expect(listEmpty('resident', married)).toContain('spouseName')
  const spouse = { resident: id, nationality: null, number: null }
  expect(listEmpty('resident', { ...married, spouse })).not.toContain('spouseName')
})

describe('what stops a save at the door', () => {
  test('an error in a unit that is touched now', () => {
    const { faults, warnings } = findFieldFindings(touch(formOf(sound), 'idNumber', '0600870'), around)
    expect(faults.idNumber).toMatchObject({ kind: 'check', rule: 'ID_FORMAT' })
    expect(warnings).toEqual({})
  })
  test('not an error that somebody else left in a unit that nobody touches now', () => {
    const { faults, warnings } = findFieldFindings(
      touch(formOf({ ...sound, idNumber: '0600870' }), 'marital', '1'),
      around,
    )
    expect(faults).toEqual({})
    expect(warnings.idNumber).toMatchObject({ rule: 'ID_FORMAT' })
  })
  test('not a warning', () => {
    const { faults, warnings } = findFieldFindings(touch(formOf(sound), 'idNumber', '060187001234'), around)
    expect(faults).toEqual({})
    expect(warnings.idNumber).toMatchObject({ rule: 'ID_SEX' })
  })
  test('a text that does not fit its unit', () => {
    const { faults } = findFieldFindings(typeText(formOf(sound), 'birth', '30/2/1987'), around)
    expect(faults.birth).toEqual({ kind: 'shape', fault: 'not-a-date' })
  })
  test('a new resident without name, birth, sex or relation', () => {
    expect(Object.keys(findFieldFindings(formOf({}, true), around).faults).sort()).toEqual([
      'birth',
      'name',
      'relation',
      'sex',
    ])
    expect(findFieldFindings(formOf({}), around).faults).toEqual({})
  })
})

describe('what is said and stops nothing', () => {
  test('a question for a desk is said at the door as well', () => {
    const { faults, warnings } = findFieldFindings(touch(formOf(sound), 'birth', '1905'), around)
    expect(faults).toEqual({})
    expect(warnings.birth).toMatchObject({ rule: 'DOB_AGE' })
  })
  test('an info is a note, and no warning', () => {
    const { warnings, notes } = findFieldFindings(formOf(sound), around)
    expect(warnings).toEqual({})
    expect(notes.birth).toMatchObject({ rule: 'DOB_PARTIAL' })
  })
  test('parents who are missing are said of a record that is there, and not of a form that is begun', () => {
    const alone = { ...sound, fatherName: null }
    expect(findFieldFindings(formOf(alone), around).warnings.fatherName).toMatchObject({
      rule: 'PARENT_MISSING',
    })
    expect(findFieldFindings(formOf(alone, true), around).warnings).toEqual({})
  })
  test('a commune of another district is said at every field where it stands', () => {
    const tree = { parentsOf: (code: string) => (code === '22915' ? ['593'] : []), hasBelow: () => true }
    const wrong = { province: null, district: '594', commune: '22915', detail: null }
    const form = touch(formOf({ ...sound, birthPlace: wrong }), 'hometown', wrong)
    const { faults } = findFieldFindings(form, { ...around, tree })
    expect(Object.keys(faults)).toEqual(['birthPlace', 'hometown'])
  })
})

describe('a rule that the centre has softened here', () => {
  const softenedTo = (severity: 'warning' | 'info', rule = 'ID_FORMAT') => ({
    ...around,
    commune: '22915',
    softened: [{ commune: communeCode('22915'), rule, severity, from: '2021-03-01', until: '2021-03-31' }],
  })
  const short = touch(formOf(sound), 'idNumber', '0600870')

  test('stops no save: it is a warning or a note, and says so', () => {
    const asWarning = findFieldFindings(short, softenedTo('warning'))
    expect(asWarning.faults).toEqual({})
    expect(asWarning.warnings.idNumber).toMatchObject({ rule: 'ID_FORMAT', softened: 'warning' })
    const asNote = findFieldFindings(short, softenedTo('info'))
    expect([asNote.faults, asNote.warnings]).toEqual([{}, {}])
    expect(asNote.notes.idNumber).toMatchObject({ rule: 'ID_FORMAT', softened: 'info' })
  })

  test('is as grave as ever in another commune and on another day', () => {
    for (const given of [{ commune: '22918' }, { today: '2021-04-01' }]) {
      const { faults } = findFieldFindings(short, { ...softenedTo('info'), ...given })
      expect(faults.idNumber).toMatchObject({ rule: 'ID_FORMAT', softened: null })
    }
  })

  test('says of the household what it still warns of, and nothing that is only worth knowing', () => {
    const home = { household: { id: household, units: {} }, residents: [] }
    const warned = (severity: 'warning' | 'info') =>
      findHouseholdWarnings(formOf({ ...sound, relation: 'CON' }), home, softenedTo(severity, 'HEAD_COUNT'))
    expect(warned('warning')).toMatchObject([{ rule: 'HEAD_COUNT', softened: 'warning' }])
    expect(warned('info')).toEqual([])
  })
})

describe('what is folded away', () => {
  const blood = (parts: Record<string, string | null>) =>
    findFieldFindings(touch(formOf(sound), 'bloodType', { type: null, paper: null, ...parts }), around).faults
  test('a blood type needs its paper, and a paper its blood type', () => {
    expect(blood({ type: '01' })).toEqual({ 'bloodType.paper': { kind: 'required' } })
    expect(blood({ paper: 'BV' })).toEqual({ 'bloodType.type': { kind: 'required' } })
    expect(blood({ type: '01', paper: 'BV' })).toEqual({})
  })
  test('a date of a part that cannot be read stops the save at that part', () => {
    const { faults } = findFieldFindings(
      typePart(formOf(sound), { unit: 'absence', part: 'until' }, '13.2022'),
      around,
    )
    expect(faults).toEqual({ 'absence.until': { kind: 'shape', fault: 'not-a-date' } })
  })
  test('is found in the order of the form', () => {
    const found = { 'absence.until': 1, name: 1, 'absence.from': 1, 'bloodType.paper': 1 }
    expect(listPlaces('resident', found)).toEqual([
      'name',
      'bloodType.paper',
      'absence.until',
      'absence.from',
    ])
  })
})

describe('a unit that is made of parts', () => {
  const place = { province: null, district: null, commune: null, detail: null }
  test('is looked at as the centre looks at it, so nothing is saved that would be held there', () => {
    const long = { ...place, detail: 'x'.repeat(201) }
    expect(findFieldFindings(touch(formOf(sound), 'hometown', long), around).faults.hometown).toEqual({
      kind: 'shape',
      fault: 'too-long',
    })
    const fits = { ...place, detail: 'x'.repeat(200) }
    expect(findFieldFindings(touch(formOf(sound), 'hometown', fits), around).faults).toEqual({})
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
    expect(findFieldFindings(formOf(sound, true), around)).toMatchObject({ faults: {}, warnings: {} })
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
    findHouseholdWarnings(form, neighbours, around).map((problem) =>
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
    expect(findHouseholdWarnings(formOf(sound), { ...neighbours, residents: [wife, old] }, around)).toEqual(
      [],
    )
  })
})

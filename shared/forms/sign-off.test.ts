import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { residentUnits } from '../records/resident.ts'
import { sameUnit, type UnitValues, unitFault } from '../records/unit.ts'
import { fittingValue, unitValues } from '../testing/arbitraries.ts'
import { resident } from '../testing/builders.ts'
import { formUnits, isDeclared, signOffBy, steps } from './sign-off.ts'

const { approve, changedUnits, confirm, contentsOf, declare, signOffOf, unitDigest } = signOffBy((text) =>
  createHash('sha256').update(text).digest('hex'),
)

const on = '2021-03-04'
const declaration = { on, how: 'signed', name: 'TRẦN THỊ NĂM', strokes: 'aaaaBB' } as const
const signed = (units: UnitValues): UnitValues => ({ ...units, ...declare(units, declaration) })
const confirmed = (units: UnitValues): UnitValues => ({ ...units, ...confirm(units, { on, by: 'lan' }) })
const approved = (units: UnitValues): UnitValues => ({ ...units, ...approve(units, { on, by: 'minh' }) })
const all = (units: UnitValues): UnitValues => approved(confirmed(signed(units)))
const anybody = unitValues('resident').map(
  (units): UnitValues => ({
    ...units,
    ...{ declared: null, confirmed: null, approved: null },
  }),
)
const formUnit = fc.constantFrom(...formUnits)
const valueIn = (unit: (typeof formUnits)[number]) => fittingValue(residentUnits[unit])
const outside = Object.keys(residentUnits).filter((unit) => !formUnits.some((one) => one === unit))

describe('what belongs to the form', () => {
  test('is every unit of the resident that the paper asks for, and none of what the law asks beside it', () => {
    expect(outside).toEqual([
      ...['household', 'left', 'residenceStatus', 'temporaryAddress', 'absence', 'phone', 'email', 'card'],
      ...['life', 'movedFrom', 'formerNumbers', 'bookSays', ...steps],
    ])
  })

  test('has a digest that is the same exactly where the value is the same', () => {
    const pair = formUnit.chain((unit) => fc.tuple(fc.constant(unit), valueIn(unit), valueIn(unit)))
    fc.assert(
      fc.property(pair, ([unit, a, b]) => {
        expect(unitDigest(unit, a) === unitDigest(unit, b)).toBe(sameUnit(a, b))
      }),
    )
    const place = { province: '60', district: null, commune: null, detail: null }
    expect(unitDigest('hometown', { province: '60' })).toBe(unitDigest('hometown', place))
  })
})

describe('the three steps', () => {
  test('come one after the other, and what each writes can be saved', () => {
    fc.assert(
      fc.property(anybody, (units) => {
        expect(signOffOf(units)).toEqual({ state: 'unsigned', changed: [], next: 'declared' })
        expect(signOffOf(signed(units))).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
        expect(signOffOf(confirmed(signed(units)))).toMatchObject({ state: 'confirmed', next: 'approved' })
        expect(signOffOf(all(units))).toEqual({ state: 'approved', changed: [], next: null })
        for (const step of steps) expect(unitFault(residentUnits[step], all(units)[step])).toBeNull()
      }),
    )
  })

  test('are nothing without the one before', () => {
    const units = resident({ name: 'A' })
    expect(signOffOf(approved(confirmed(units))).state).toBe('unsigned')
    expect(signOffOf(approved(signed(units))).state).toBe('declared')
  })

  test('end where the form is declared anew, or by another officer', () => {
    const units = all(resident({ name: 'A' }))
    const again = { ...units, ...declare(units, { ...declaration, strokes: 'bbbbCC' }) }
    expect(signOffOf(again)).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
    const other = { ...units, ...confirm(units, { on, by: 'hoa' }) }
    expect(signOffOf(other)).toEqual({ state: 'confirmed', changed: [], next: 'approved' })
  })

  test('begin with a name and strokes, or with a witness', () => {
    const declared = { on, how: 'signed', name: 'A', strokes: null, contents: 'name:0' }
    expect(isDeclared(declared)).toBe(false)
    expect(isDeclared({ ...declared, how: 'witness' })).toBe(true)
    expect(isDeclared({ ...declared, how: 'witness', name: null })).toBe(false)
    expect(isDeclared({ ...declared, strokes: 'aaaa', on: null })).toBe(false)
    expect(signOffOf({ declared: { ...declared, strokes: 'aaaa', contents: null } }).state).toBe('unsigned')
  })
})

describe('a change after a signature', () => {
  const changing = formUnit.chain((unit) => fc.tuple(fc.constant(unit), valueIn(unit)))

  test('of a unit that was signed is always named, also of one that was signed empty', () => {
    fc.assert(
      fc.property(anybody, fc.array(changing), (units, changes) => {
        const now = { ...all(units), ...Object.fromEntries(changes) }
        const other = formUnits.filter((unit) => !sameUnit(units[unit], now[unit]))
        expect(signOffOf(now).changed).toEqual(other)
        expect(signOffOf(now).next).toBe(other.length > 0 ? 'declared' : null)
      }),
    )
  })

  test('is over when the value is back, and when the form is signed again', () => {
    const units = all(resident({ name: 'A', sex: '1' }))
    const now = { ...units, name: 'B' }
    expect(signOffOf(now).changed).toEqual(['name'])
    expect(signOffOf({ ...now, name: 'A' }).next).toBeNull()
    expect(signOffOf(signed(now))).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
    expect(signOffOf(all(now)).next).toBeNull()
  })

  test('of a unit that was not signed is never named', () => {
    const other = fc
      .constantFrom(...Object.entries(residentUnits).filter(([unit]) => outside.includes(unit)))
      .filter(([unit]) => !steps.some((step) => step === unit))
      .chain(([unit, shape]) => fc.tuple(fc.constant(unit), fittingValue(shape)))
    fc.assert(
      fc.property(anybody, fc.array(other), (units, changes) => {
        const now = { ...all(units), ...Object.fromEntries(changes) }
        expect(signOffOf(now)).toEqual({ state: 'approved', changed: [], next: null })
      }),
    )
    // signed by a version that did not ask for religion yet
    const { declared } = signed(resident({ name: 'A' }))
    const contents = `name:${unitDigest('name', 'A')}`
    const old = { ...resident({ name: 'A', religion: 'phat-giao' }), declared }
    expect(changedUnits({ ...old, declared: { ...Object(declared), contents } })).toEqual([])
  })
})

describe('a form that a later version has signed', () => {
  const later = fc.uniqueArray(fc.stringMatching(/^later[A-Z][a-z]{1,8}:[0-9a-f]{16}$/), { maxLength: 20 })

  test('is as good as one of this version, and what it says of units of its own is never lost', () => {
    fc.assert(
      fc.property(anybody, later, (units, entries) => {
        const contents = [...entries, contentsOf(units)].join(' ')
        const theirs = { ...units, declared: { ...declaration, contents } }
        expect(signOffOf(theirs)).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
        const again = contentsOf({ ...theirs, name: 'Khác' }).split(' ')
        for (const entry of entries) expect(again).toContain(entry)
      }),
    )
  })
})

test('everything on the form fits into what a declaration may hold', () => {
  expect(contentsOf(resident()).length).toBeLessThan(residentUnits.declared.cells.contents.max / 2)
})

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyHousehold, householdUnits } from '../records/household.ts'
import { linkUnits, type Neighbour } from '../records/relatives.ts'
import { residentUnits } from '../records/resident.ts'
import { sameUnit, type UnitValues, unitFault } from '../records/unit.ts'
import { fittingValue, unitValues } from '../testing/arbitraries.ts'
import { muiNe, resident, residentIdAt } from '../testing/builders.ts'
import { formUnits, signedItems } from './form-items.ts'
import { type Form, isDeclared, signOffBy, steps } from './sign-off.ts'

const { approve, changedItems, confirm, contentsOf, declare, signOffOf, unitDigest } = signOffBy((text) =>
  createHash('sha256').update(text).digest('hex'),
)

const on = '2021-03-04'
const declaration = { on, how: 'signed', name: 'TRẦN THỊ NĂM', strokes: 'aaaaBB' } as const
const formOf = (units: UnitValues, household: Partial<Form['household']> = {}): Form => ({
  units,
  household: { commune: muiNe, units: emptyHousehold, head: undefined, residents: [], ...household },
})
const keysOf = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key)
const signed = (units: UnitValues): UnitValues => ({ ...units, ...declare(formOf(units), declaration) })
const confirmed = (units: UnitValues): UnitValues => ({ ...units, ...confirm(units, { on, by: 'lan' }) })
const approved = (units: UnitValues): UnitValues => ({ ...units, ...approve(units, { on, by: 'minh' }) })
const all = (units: UnitValues): UnitValues => approved(confirmed(signed(units)))
const stateOf = (units: UnitValues) => signOffOf(formOf(units))
const anybody = unitValues('resident').map(
  (units): UnitValues => ({
    ...units,
    ...{ declared: null, confirmed: null, approved: null },
  }),
)
const formUnit = fc.constantFrom(...formUnits)
const valueIn = (unit: keyof typeof residentUnits) => fittingValue(residentUnits[unit])

describe('a unit of the form', () => {
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
        expect(stateOf(units)).toEqual({ state: 'unsigned', changed: [], next: 'declared' })
        expect(stateOf(signed(units))).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
        expect(stateOf(confirmed(signed(units)))).toMatchObject({ state: 'confirmed', next: 'approved' })
        expect(stateOf(all(units))).toEqual({ state: 'approved', changed: [], next: null })
        for (const step of steps) expect(unitFault(residentUnits[step], all(units)[step])).toBeNull()
      }),
    )
  })

  test('are nothing without the one before', () => {
    const units = resident({ name: 'A' })
    expect(stateOf(approved(confirmed(units))).state).toBe('unsigned')
    expect(stateOf(approved(signed(units))).state).toBe('declared')
  })

  test('end where the form is declared anew, or by another officer', () => {
    const units = all(resident({ name: 'A' }))
    const again = { ...units, ...declare(formOf(units), { ...declaration, strokes: 'bbbbCC' }) }
    expect(stateOf(again)).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
    const other = { ...units, ...confirm(units, { on, by: 'hoa' }) }
    expect(stateOf(other)).toEqual({ state: 'confirmed', changed: [], next: 'approved' })
  })

  test('begin with a name and strokes, or with a witness', () => {
    const declared = { on, how: 'signed', name: 'A', strokes: null, contents: 'name:0' }
    expect(isDeclared(declared)).toBe(false)
    expect(isDeclared({ ...declared, how: 'witness' })).toBe(true)
    expect(isDeclared({ ...declared, how: 'witness', name: null })).toBe(false)
    expect(isDeclared({ ...declared, strokes: 'aaaa', on: null })).toBe(false)
    expect(stateOf({ declared: { ...declared, strokes: 'aaaa', contents: null } }).state).toBe('unsigned')
  })
})

describe('a change after a signature', () => {
  const changing = formUnit.chain((unit) => fc.tuple(fc.constant(unit), valueIn(unit)))

  test('of a unit that was signed is always named, also of one that was signed empty', () => {
    fc.assert(
      fc.property(anybody, fc.array(changing), (units, changes) => {
        const now = { ...all(units), ...Object.fromEntries(changes) }
        const other = signedItems.filter((item) =>
          item.resident.some((unit) => !sameUnit(units[unit], now[unit])),
        )
        expect(stateOf(now).changed).toEqual(other)
        expect(stateOf(now).next).toBe(other.length > 0 ? 'declared' : null)
      }),
    )
  })

  test('is over when the value is back, and when the form is signed again', () => {
    const units = all(resident({ name: 'A', sex: '1' }))
    const now = { ...units, name: 'B' }
    expect(keysOf(stateOf(now).changed)).toEqual(['name'])
    expect(stateOf({ ...now, name: 'A' }).next).toBeNull()
    expect(stateOf(signed(now))).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
    expect(stateOf(all(now)).next).toBeNull()
  })

  test('of a unit that is not on the form is never named', () => {
    const outside = Object.keys(residentUnits).filter((unit) => !formUnits.some((one) => one === unit))
    const other = fc
      .constantFrom(...Object.entries(residentUnits).filter(([unit]) => outside.includes(unit)))
      .filter(([unit]) => !steps.some((step) => step === unit))
      .chain(([unit, shape]) => fc.tuple(fc.constant(unit), fittingValue(shape)))
    fc.assert(
      fc.property(anybody, fc.array(other), (units, changes) => {
        const now = { ...all(units), ...Object.fromEntries(changes) }
        expect(stateOf(now)).toEqual({ state: 'approved', changed: [], next: null })
      }),
    )
  })
})

/** A son whose parents are residents, in a household whose head is his father: whatever the form prints is filled. */
const [father, mother, wife, aunt] = [1, 2, 3, 4].map(
  (at): Neighbour => ({
    id: residentIdAt(at),
    units: resident({ name: `NGƯỜI THỨ ${at}`, nationality: 'VN', idNumber: `06020100000${at}` }),
  }),
) as [Neighbour, Neighbour, Neighbour, Neighbour]
const linked = { father, mother, spouse: wife, representative: aunt } as const
const son = resident({
  ...{ name: 'NGƯỜI CON', relation: 'CON' },
  ...Object.assign({}, ...Object.entries(linked).map(([of, { id }]) => linkUnits(of as 'father', id))),
})
const house = {
  ...{ commune: muiNe, head: father, residents: [father, mother, wife, aunt] },
  units: { ...emptyHousehold, hamlet: 'Khu phố 1', bookNumber: '123', address: { street: 'A', house: '1' } },
}
const signedSon = { ...son, ...declare(formOf(son, house), declaration) }

/** One thing that the form prints becomes another: each way to change the item. */
function otherForms(item: (typeof signedItems)[number]): readonly Form[] {
  const ofSomebody = (who: Neighbour, write: (other: Neighbour) => Partial<Form['household']>) =>
    [{ name: 'TÊN KHÁC' }, { nationality: 'LA' }, { idNumber: null, cmnd: '260000001' }].map((facts) =>
      formOf(signedSon, { ...house, ...write({ ...who, units: { ...who.units, ...facts } }) }),
    )
  if (item.facts === 'head') return ofSomebody(father, (head) => ({ head }))
  if (item.facts !== null) {
    const who = linked[item.facts]
    return ofSomebody(who, (other) => ({
      residents: house.residents.map((one) => (one === who ? other : one)),
    }))
  }
  const own = item.resident.map((unit) => {
    const [value] = fc.sample(
      fittingValue(residentUnits[unit]).filter((one) => !sameUnit(one, signedSon[unit])),
      { numRuns: 1, seed: 7 },
    )
    return formOf({ ...signedSon, [unit]: value ?? null }, house)
  })
  const ofHousehold = item.household.map((unit) => {
    const value = householdUnits[unit].kind === 'text' ? 'khác' : { street: 'B', house: '1' }
    return formOf(signedSon, { ...house, units: { ...house.units, [unit]: value } })
  })
  const moved =
    own.length + ofHousehold.length === 0 ? [formOf(signedSon, { ...house, commune: '23000' })] : []
  return [...own, ...ofHousehold, ...moved]
}

describe('whatever a signed form prints', () => {
  test.for(signedItems)('names itself when it is another: $number $key', (item) => {
    const forms = otherForms(item)
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) {
      expect(keysOf(changedItems(form))).toContain(item.key)
      expect(signOffOf(form).next).toBe('declared')
    }
  })

  test('is as it was signed while nothing of it changes, whoever else comes or is renamed', () => {
    const guest = { id: residentIdAt(9), units: resident({ name: 'KHÁCH' }) }
    const form = formOf(signedSon, { ...house, residents: [...house.residents, guest] })
    expect(signOffOf(form)).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
  })

  test('is other when a linked relative has left the household, whose facts are not printed any more', () => {
    const form = formOf(signedSon, { ...house, residents: [father, wife, aunt] })
    expect(keysOf(changedItems(form))).toEqual(['mother'])
  })
})

describe('a form that an earlier version has signed', () => {
  const unitsAlone = formUnits.map((unit) => `${unit}:${unitDigest(unit, son[unit])}`).join(' ')
  const old = { ...son, declared: { ...declaration, contents: unitsAlone } }

  test('stands as far as that signature went', () => {
    expect(signOffOf(formOf(old, house))).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
    const renamed = { ...father, units: { ...father.units, name: 'KHÁC' } }
    expect(changedItems(formOf(old, { ...house, head: renamed, units: emptyHousehold }))).toEqual([])
    expect(keysOf(changedItems(formOf({ ...old, father: null }, house)))).toEqual(['father'])
  })

  test('also where it did not ask for an item yet', () => {
    const contents = `name:${unitDigest('name', 'A')}`
    const units = {
      ...resident({ name: 'A', religion: 'phat-giao' }),
      declared: { ...declaration, contents },
    }
    expect(changedItems(formOf(units))).toEqual([])
  })
})

describe('a form that a later version has signed', () => {
  const later = fc.uniqueArray(fc.stringMatching(/^later[A-Z][a-z]{1,8}:[0-9a-f]{16}$/), { maxLength: 15 })

  test('is as good as one of this version, and what it says of names of its own is never lost', () => {
    fc.assert(
      fc.property(anybody, later, (units, entries) => {
        const contents = [...entries, contentsOf(formOf(units))].join(' ')
        const theirs = { ...units, declared: { ...declaration, contents } }
        expect(stateOf(theirs)).toEqual({ state: 'declared', changed: [], next: 'confirmed' })
        const again = contentsOf(formOf({ ...theirs, name: 'Khác' })).split(' ')
        for (const entry of entries) expect(again).toContain(entry)
      }),
    )
  })
})

test('everything on the form fits into what a declaration may hold, and leaves room for a later version', () => {
  expect(contentsOf(formOf(son, house)).length).toBeLessThan(residentUnits.declared.cells.contents.max * 0.65)
})

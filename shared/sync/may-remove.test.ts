/** A record is removed only as its writer saw it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Row, unitsOf } from '../records/record.ts'
import type { UnitValues } from '../records/unit.ts'
import { anyRow } from '../testing/arbitraries.ts'
import { household, removeChange, resident, residentIdAt, row } from '../testing/builders.ts'
import { mayRemove } from './merge-record.ts'

const an = resident({ name: 'LÊ AN', birth: '1986', sex: '1', relation: 'CH' })
const at = (units: UnitValues, given: Partial<Row> = {}): Row =>
  row('resident', units, { id: residentIdAt(1), ...given })

describe('removing', () => {
  const seen = at(an, { seq: 4 })
  test('a record that is as its writer saw it may be removed', () =>
    expect(mayRemove(seen, removeChange(seen))).toBe(true))

  test('one unit that somebody changed since is enough to refuse', () => {
    const changed = { ...seen, seq: 5, units: { ...an, birth: '1987' } }
    expect(mayRemove(changed, removeChange(seen))).toBe(false)
  })

  test('36: a unit that was disputed and decided to the same value since refuses the remove', () => {
    const decided = { ...seen, seq: 5, decided: { birth: 5 } }
    expect(mayRemove(decided, removeChange(seen))).toBe(false)
    expect(mayRemove(decided, removeChange(seen, { base: 5 }))).toBe(true)
  })

  test('a unit that the writer did not see at all refuses the remove', () => {
    const { birth: _, ...others } = an
    expect(mayRemove(seen, removeChange(seen, { saw: others }))).toBe(false)
    expect(mayRemove(at({ ...an, birth: null }), removeChange(seen, { saw: others }))).toBe(true)
  })

  test('a unit that the writer saw and that is gone refuses the remove', () => {
    expect(mayRemove(at({ ...an, birth: null }), removeChange(seen))).toBe(false)
    const { birth: _, ...others } = an
    expect(mayRemove(at(others), removeChange(seen))).toBe(false)
  })

  test('a household is judged in the same way', () => {
    const house = row('household', household({ hamlet: 'Khu phố 1' }), { seq: 2 })
    expect(mayRemove(house, removeChange(house))).toBe(true)
    expect(mayRemove({ ...house, units: household({ hamlet: 'Khu phố 2' }) }, removeChange(house))).toBe(
      false,
    )
  })

  test('whatever stands in it: who saw the row whole may remove it, who saw any unit otherwise may not', () => {
    fc.assert(
      fc.property(
        anyRow('resident'),
        fc.constantFrom(...Object.keys(unitsOf('resident'))),
        (before, unit) => {
          const open = { ...before, decided: {} }
          expect(mayRemove(open, removeChange(open))).toBe(true)
          const other = open.units[unit] === null ? 'something' : null
          const saw = { ...open.units, [unit]: other }
          expect(mayRemove(open, removeChange(open, { saw }))).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { linkUnits } from '#shared/records/relatives.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { householdIdAt, resident, residentIdAt } from '#shared/testing/builders.ts'
import { type RecordForm, touch } from './record-form.ts'
import { spouseEdits } from './spouse-edits.ts'

const [an, binh] = [residentIdAt(1), residentIdAt(2)]
const form: RecordForm = {
  ...{ type: 'resident', id: an, household: householdIdAt(1), isNew: false, touched: {}, typed: {} },
  shown: { units: resident({ name: 'NGUYỄN VĂN AN' }), base: {}, life: 0 },
}
const link = (to: string) => linkUnits('spouse', to)
const linked = touch(form, 'spouse', link(binh).spouse ?? null)
const other = (units: UnitValues = {}, hasDraft = false) => ({
  ...{ id: binh, hasDraft, base: { spouse: 7, spouseName: 8 } },
  units: { ...resident({ name: 'LÊ THỊ BÌNH' }), ...units },
})

describe('a spouse who is linked', () => {
  test('is linked back in the same save, as their form was shown', () => {
    expect(spouseEdits(linked, [other()])).toEqual([
      {
        ...{ type: 'resident', id: binh, kind: 'edit' },
        ...{ wrote: { spouse: link(an).spouse }, saw: { spouse: null }, base: { spouse: 7 } },
      },
    ])
  })

  test('is linked back in place of words that name the same, with or without tones', () => {
    const [edit] = spouseEdits(linked, [other({ spouseName: 'Nguyen Van An' })])
    expect(edit).toMatchObject({ wrote: link(an), saw: { spouseName: 'Nguyen Van An', spouse: null } })
  })

  test('keeps what their own form says otherwise', () => {
    for (const units of [{ spouseName: 'TRẦN VĂN BA' }, link(residentIdAt(3)), link(an)])
      expect(spouseEdits(linked, [other(units)])).toEqual([])
    const numbered = { spouse: { resident: null, nationality: null, number: '060080000001' } }
    expect(spouseEdits(linked, [other(numbered)])).toEqual([])
  })

  test('is left alone while something is typed in their form, when they have left, or live elsewhere', () => {
    expect(spouseEdits(linked, [other({}, true)])).toEqual([])
    expect(spouseEdits(linked, [other({ left: { why: 'died', on: null, to: null } })])).toEqual([])
    expect(spouseEdits(linked, [])).toEqual([])
  })

  test('is left alone by a save that is about something else', () => {
    const before = { ...form, shown: { units: { ...form.shown.units, ...link(binh) }, base: {}, life: 0 } }
    expect(spouseEdits(touch(before, 'name', 'NGUYỄN VĂN ÂN'), [other()])).toEqual([])
  })
})

describe('a spouse whose link is ended', () => {
  const married = {
    ...form,
    shown: {
      units: { ...form.shown.units, ...link(binh), idNumber: '060080000001', nationality: 'VN' },
      ...{ base: {}, life: 0 },
    },
  }
  const unlinked = (spouseName: string | null, spouse: UnitValues[string] = null) =>
    touch(touch(married, 'spouseName', spouseName), 'spouse', spouse)
  const linkedBack = other(link(an))

  test('keeps this one in words where this one keeps them in words', () => {
    expect(spouseEdits(unlinked('LÊ THỊ BÌNH'), [linkedBack])).toEqual([
      {
        ...{ type: 'resident', id: binh, kind: 'edit' },
        wrote: {
          spouse: { resident: null, nationality: 'VN', number: '060080000001' },
          spouseName: 'NGUYỄN VĂN AN',
        },
        saw: { spouse: link(an).spouse, spouseName: null },
        base: { spouse: 7, spouseName: 8 },
      },
    ])
  })

  test('is nobody’s where this one names somebody else, or nobody', () => {
    for (const name of ['TRẦN THỊ BA', null])
      expect(spouseEdits(unlinked(name), [linkedBack])).toMatchObject([
        { id: binh, wrote: { spouse: null }, saw: { spouse: link(an).spouse } },
      ])
  })

  test('makes room for another one of the household, who is linked back', () => {
    const ba = { ...other(), id: residentIdAt(3), units: resident({ name: 'TRẦN THỊ BA' }) }
    const changed = touch(married, 'spouse', link(ba.id).spouse ?? null)
    expect(spouseEdits(changed, [linkedBack, ba])).toMatchObject([
      { id: binh, wrote: { spouse: null } },
      { id: ba.id, wrote: { spouse: link(an).spouse } },
    ])
  })

  test('is left alone where their form says otherwise, has a draft, or they are gone', () => {
    const ended = unlinked(null)
    expect(spouseEdits(ended, [other(link(residentIdAt(3)))])).toEqual([])
    expect(spouseEdits(ended, [other()])).toEqual([])
    expect(spouseEdits(ended, [other(link(an), true)])).toEqual([])
    const left = { why: 'died', on: null, to: null }
    expect(spouseEdits(ended, [other({ ...link(an), left })])).toEqual([])
  })
})

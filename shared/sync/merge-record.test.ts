import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../records/record.ts'
import { unitsOf } from '../records/record.ts'
import { residentUnits } from '../records/resident.ts'
import { sameUnit, type UnitValue, type UnitValues } from '../records/unit.ts'
import { anyRow, fittingValue, unitValues } from '../testing/arbitraries.ts'
import { createChange, editChange, resident, residentIdAt, row } from '../testing/builders.ts'
import type { Change } from './change.ts'
import { mergeRecord, mergeUnit, type UnitJudgement } from './merge-record.ts'

const id = residentIdAt(1)
const an = resident({ name: 'LÊ AN', birth: '1986', sex: '1', relation: 'CH' })
const at = (units: UnitValues, given: Partial<Row> = {}): Row => row('resident', units, { id, ...given })
const judged = (given: Partial<UnitJudgement>) =>
  mergeUnit({ now: null, saw: null, wrote: null, base: 1, decidedAt: 0, ...given })
/** The centre after one change: what is written is in the row. */
const merged = (before: Row, change: Change): Row => {
  const { units, written } = mergeRecord(before, change)
  return written.length === 0 ? before : { ...before, units, seq: before.seq + 1 }
}

describe('one unit', () => {
  test('is written over the value that its writer saw', () => {
    expect(judged({ now: '1986', saw: '1986', wrote: '1987' })).toBe('write')
  })
  test('is left alone when it already is what was written', () => {
    expect(judged({ now: '1987', saw: '1986', wrote: '1987' })).toBe('same')
  })
  test('is a conflict when it is neither what was seen nor what was written', () => {
    expect(judged({ now: '1978', saw: '1986', wrote: '1987' })).toBe('conflict')
  })
  test('is a conflict when it was decided after it was seen', () => {
    expect(judged({ now: '1986', saw: '1986', wrote: '1987', base: 7, decidedAt: 8 })).toBe('conflict')
  })
  test('is written by who has seen the decision', () => {
    expect(judged({ now: '1986', saw: '1986', wrote: '1987', base: 8, decidedAt: 8 })).toBe('write')
  })
  test('a save of another life that stands right behind the copy is no decision: who wrote it may go on', () => {
    expect(judged({ now: '1986', saw: '1986', wrote: '1987', base: 7, decidedAt: 7.5 })).toBe('write')
    expect(judged({ now: '1986', saw: '1986', wrote: '1987', base: 7, decidedAt: 8.5 })).toBe('conflict')
    expect(judged({ now: '1985', saw: '1986', wrote: '1987', base: 7, decidedAt: 7.5 })).toBe('conflict')
  })
  test('a place where nobody had decided is no decision, whatever copy the form displayed', () => {
    for (const decidedAt of [7.75, 8.25])
      expect(judged({ now: '1986', saw: '1986', wrote: '1987', base: 0, decidedAt })).toBe('write')
  })
  test('nothing seen and nothing there: is written', () => {
    expect(judged({ now: null, saw: null, wrote: '1987', base: 0 })).toBe('write')
  })
  test('may be emptied', () => {
    expect(judged({ now: '260123456', saw: '260123456', wrote: null })).toBe('write')
    expect(judged({ now: '260123457', saw: '260123456', wrote: null })).toBe('conflict')
  })
  test('a place is one value: a different house is a different place', () => {
    const seen = { street: 'Xuân Thủy', house: '1' }
    const moved = { street: 'Xuân Thủy', house: '2' }
    expect(judged({ now: { house: '1', street: 'Xuân Thủy' }, saw: seen, wrote: moved })).toBe('write')
    expect(judged({ now: { ...seen, house: '3' }, saw: seen, wrote: moved })).toBe('conflict')
  })

  const value = fc.constantFrom<UnitValue>(
    null,
    'A',
    'B',
    'C',
    { street: 'A', house: null },
    { street: 'A', house: '1' },
  )
  const judgement = fc.record({
    now: value,
    saw: value,
    wrote: value,
    base: fc.nat({ max: 3 }),
    decidedAt: fc.nat({ max: 3 }),
  })
  test('whatever happens: never written over a value that its writer did not see', () => {
    fc.assert(
      fc.property(judgement, (unit) => {
        if (mergeUnit(unit) !== 'write') return
        expect(sameUnit(unit.now, unit.saw)).toBe(true)
        expect(unit.decidedAt).toBeLessThanOrEqual(unit.base)
      }),
    )
  })
  test('whatever happens: said again it is the same, so that sending again is harmless', () => {
    fc.assert(
      fc.property(judgement, (unit) => {
        if (mergeUnit(unit) !== 'conflict') expect(mergeUnit({ ...unit, now: unit.wrote })).toBe('same')
      }),
    )
  })
  test('whatever happens: a value that both agree on is no conflict', () => {
    fc.assert(fc.property(judgement, (unit) => mergeUnit({ ...unit, now: unit.wrote }) === 'same'))
  })
})

describe('one record', () => {
  test('two officers who edit different units of a resident are both kept', () => {
    const name = editChange(id, { saw: { name: 'LÊ AN' }, wrote: { name: 'LÊ ÂN' } })
    const birth = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } })
    const both = merged(merged(at(an), name), birth)
    expect(both.units).toEqual({ ...an, name: 'LÊ ÂN', birth: '1987' })
  })

  test('two officers who edit the same unit: the first is kept, the second is a conflict, the rest is written', () => {
    const first = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } })
    const second = editChange(id, { saw: { birth: '1986', sex: '1' }, wrote: { birth: '1978', sex: '2' } })
    const result = mergeRecord(merged(at(an), first), second)
    expect(result.conflicts).toEqual(['birth'])
    expect(result.written).toEqual(['sex'])
    expect(result.units).toEqual({ ...an, birth: '1987', sex: '2' })
  })

  test('two officers who write the same are not asked', () => {
    const change = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } })
    const result = mergeRecord(merged(at(an), change), change)
    expect(result).toMatchObject({ same: ['birth'], conflicts: [], written: [] })
  })

  test('a row to which nothing happens is the very same object', () => {
    const before = at(an)
    expect(
      mergeRecord(before, editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1986' } })).units,
    ).toBe(before.units)
    expect(
      mergeRecord(before, editChange(id, { saw: { birth: '1900' }, wrote: { birth: '1901' } })).units,
    ).toBe(before.units)
  })

  test('the row that was merged into is not changed itself', () => {
    const before = at(an)
    mergeRecord(before, editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } }))
    expect(before.units).toEqual(an)
  })

  test('a create has seen nothing, and is written into an empty record', () => {
    const result = mergeRecord(at({}), createChange('resident', id, { name: 'LÊ AN', cmnd: null }))
    expect(result.written).toEqual(['name'])
    expect(result.same).toEqual(['cmnd'])
  })

  test('a create of what is there already, otherwise, is a conflict and overwrites nothing', () => {
    const result = mergeRecord(at(an), createChange('resident', id, { name: 'LÊ BA', birth: '1986' }))
    expect(result.conflicts).toEqual(['name'])
    expect(result.units).toEqual(an)
  })

  test('a base for each unit: only the unit whose decision was not seen is a conflict', () => {
    const decided = at(an, { seq: 9, decided: { birth: 8, sex: 3 } })
    const change = editChange(id, {
      saw: { birth: '1986', sex: '1' },
      wrote: { birth: '1987', sex: '2' },
      base: { birth: 5, sex: 5 },
    })
    expect(mergeRecord(decided, change)).toMatchObject({ written: ['sex'], conflicts: ['birth'] })
  })

  test('a unit for which no base was given was seen before every decision', () => {
    const change = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' }, base: { sex: 9 } })
    expect(mergeRecord(at(an, { decided: { birth: 1 } }), change).conflicts).toEqual(['birth'])
    expect(mergeRecord(at(an), change).written).toEqual(['birth'])
  })

  test('a unit that this row does not know yet is written', () => {
    const change = editChange(id, { saw: { newUnit: null }, wrote: { newUnit: 'x' } })
    expect(mergeRecord(at(an), change).units).toEqual({ ...an, newUnit: 'x' })
  })

  const judgedAgain = fc.tuple(anyRow('resident'), unitValues('resident'), unitValues('resident'))
  test('whatever is written, each unit is either as before or as written, and each has one outcome', () => {
    fc.assert(
      fc.property(judgedAgain, fc.boolean(), ([before, saw, wrote], sawTheRow) => {
        const change = editChange(before.id, { saw: sawTheRow ? before.units : saw, wrote, base: 5000 })
        const result = mergeRecord(before, change)
        for (const unit of Object.keys(wrote)) {
          const expected = result.written.includes(unit) ? wrote[unit] : before.units[unit]
          expect(sameUnit(result.units[unit], expected)).toBe(true)
        }
        expect([...result.written, ...result.same, ...result.conflicts].sort()).toEqual(
          Object.keys(wrote).sort(),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('two edits of different units come to the same in either order', () => {
    const names = Object.keys(unitsOf('resident'))
    const split = fc.tuple(fc.subarray(names), anyRow('resident'), unitValues('resident'))
    fc.assert(
      fc.property(split, ([mine, before, wrote]) => {
        const only = (units: UnitValues, chosen: readonly string[]) =>
          Object.fromEntries(chosen.map((name) => [name, units[name] ?? null]))
        const theirs = names.filter((name) => !mine.includes(name))
        const open = { ...before, decided: {} }
        const [a, b] = [mine, theirs].map((chosen) =>
          editChange(open.id, { saw: only(open.units, chosen), wrote: only(wrote, chosen) }),
        )
        if (a === undefined || b === undefined) throw new Error('two changes')
        expect(merged(merged(open, a), b).units).toEqual(merged(merged(open, b), a).units)
      }),
      { numRuns: 60 },
    )
  })
})

describe('stories in which an earlier version lost something', () => {
  test('1: the screen fell back to A, the officer writes C over it: on B that is a conflict with oneself, on the B that was seen it is not', () => {
    const received = merged(at(an), editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } }))
    const shownOld = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1988' } })
    const shownOwn = editChange(id, { saw: { birth: '1987' }, wrote: { birth: '1988' } })
    expect(mergeRecord(received, shownOld).conflicts).toEqual(['birth'])
    expect(mergeRecord(received, shownOwn).written).toEqual(['birth'])
  })

  test('4: the form shows A, the feed brings X, the officer saves B: what the form showed is a conflict, what the store holds would overwrite X unseen', () => {
    const fed = at({ ...an, birth: '1990' }, { seq: 2 })
    const asShown = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' } })
    const asStored = editChange(id, { saw: { birth: '1990' }, wrote: { birth: '1987' } })
    expect(mergeRecord(fed, asShown)).toMatchObject({ conflicts: ['birth'], units: { birth: '1990' } })
    expect(mergeRecord(fed, asStored).written).toEqual(['birth'])
  })

  test('17: the supervisor decides A; a tablet that was offline sends A→B: the decision stands', () => {
    const decided = at(an, { seq: 6, decided: { birth: 6 } })
    const late = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' }, base: 2 })
    expect(mergeRecord(decided, late)).toMatchObject({ conflicts: ['birth'], units: { birth: '1986' } })
    const informed = editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' }, base: 6 })
    expect(mergeRecord(decided, informed).written).toEqual(['birth'])
  })

  test('18: the centre alters no value, so what was written is found again and the next edit is clean', () => {
    const odd = ' lê  an '.normalize('NFD')
    const wrote = merged(at(an), editChange(id, { saw: { name: 'LÊ AN' }, wrote: { name: odd } }))
    expect(wrote.units.name).toBe(odd)
    const next = editChange(id, { saw: { name: odd }, wrote: { name: 'LÊ ÂN' }, base: wrote.seq })
    expect(mergeRecord(wrote, next).written).toEqual(['name'])
    fc.assert(
      fc.property(fittingValue(residentUnits.name), (name) => {
        const written = merged(
          at({ ...an, name: null }),
          editChange(id, { saw: { name: null }, wrote: { name } }),
        )
        expect(written.units.name).toBe(name)
      }),
    )
  })

  test('32: one base for all units says that a decision was seen which was not; a base for each does not', () => {
    const decided = at(an, { seq: 9, decided: { sex: 9 } })
    const wrote = { saw: { birth: '1986', sex: '1' }, wrote: { birth: '1987', sex: '2' } } as const
    const each = editChange(id, { ...wrote, base: { birth: 9, sex: 4 } })
    expect(mergeRecord(decided, each)).toMatchObject({ written: ['birth'], conflicts: ['sex'] })
    expect(mergeRecord(decided, editChange(id, { ...wrote, base: 9 })).conflicts).toEqual([])
  })
})

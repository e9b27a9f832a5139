/** Everything that people may write, and much that they may not, for property tests. */
import fc from 'fast-check'
import { eventKindCodes } from '../codes/event-kinds.ts'
import { type RecordId, recordId } from '../ids.ts'
import { daysInMonth } from '../records/partial-date.ts'
import { type RecordType, type Row, recordTypes, unitsOf } from '../records/record.ts'
import type { Cell, Parts, Unit, UnitValue, UnitValues } from '../records/unit.ts'
import { cellFault } from '../records/unit.ts'
import { type Change, contractVersion, type Group } from '../sync/change.ts'
import { evidenceCell, type GroupEvent } from '../sync/group-event.ts'
import { group, groupIdAt, householdIdAt, residentIdAt, row } from './builders.ts'

/** Names and words with all that Vietnamese has, composed and not, and a little of what nobody expects. */
const vietnameseText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        'NGUYỄN',
        'Trần',
        'Thị',
        "K'",
        'Đặng',
        'Hòa',
        'Hoà',
        'ƠƯ',
        '12/3',
        'Ể'.normalize('NFD'),
        '𠀀',
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  .map(([words, tail]) => [...words, tail].join(' '))

const partialDate: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 1800, max: 2199 }),
    fc.integer({ min: 1, max: 12 }),
    fc.nat(),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([year, month, at, known]) =>
    [`${year}`, `${month}`.padStart(2, '0'), `${(at % daysInMonth(year, month)) + 1}`.padStart(2, '0')]
      .slice(0, known)
      .join('-'),
  )

const samples: fc.Arbitrary<string> = fc.oneof(
  vietnameseText,
  partialDate,
  fc.stringMatching(/^\d{1,20}$/),
  fc.uuid({ version: 7 }),
  fc.constantFrom('CH', 'VO', 'CON', '1', '2', '3', 'kinh', 'cham', 'moved', 'died', '60', '593', '22915'),
  fc.constantFrom('khong', 'phat-giao', '01', '04', 'TT', 'TV', 'work', 'prison', 'signed', 'merged'),
)

/** A text that fits the cell. Drawn from a mixture that holds many of every kind. */
const fittingText = (cell: Cell): fc.Arbitrary<string> =>
  samples.filter((text) => cellFault(cell, text) === null)

/** A value that fits the unit, `null` included. */
export function fittingValue(unit: Unit): fc.Arbitrary<UnitValue> {
  if (unit.kind === 'text') return fc.option(fittingText(unit.cell), { nil: null, freq: 5 })
  const parts = Object.fromEntries(
    Object.entries(unit.cells).map(([name, cell]) => [name, fc.option(fittingText(cell), { nil: null })]),
  )
  const filled = fc.record(parts).filter((value: Parts) => Object.values(value).some((part) => part !== null))
  return fc.option(filled, { nil: null, freq: 5 })
}

/** What may stand in a unit's place on the wire: good, nearly good and nonsense. */
export function anyWireValue(unit: Unit): fc.Arbitrary<unknown> {
  const nonsense = fc.oneof(
    fc.anything(),
    fc.constantFrom('', ' ', '\u0000', 'a\tb', '\ud800', '2021-02-30', '2021-13', '12a', 'x'.repeat(500)),
    fc.string({ unit: 'binary' }),
    samples,
  )
  if (unit.kind === 'text') return fc.oneof(fittingValue(unit), nonsense)
  const names = Object.keys(unit.cells)
  const anyParts = fc.dictionary(
    fc.constantFrom(...names, 'stranger', '__proto__'),
    fc.oneof(nonsense, fc.constant(null)),
  )
  const oneWrong = fc
    .tuple(fittingValue(unit), fc.constantFrom(...names), nonsense)
    .map(([value, name, wrong]): unknown =>
      typeof value === 'object' && value !== null ? { ...value, [name]: wrong } : wrong,
    )
  return fc.oneof(fittingValue(unit), anyParts, oneWrong, nonsense)
}

/** All units of a record. */
export function unitValues(type: RecordType): fc.Arbitrary<UnitValues> {
  const units = Object.entries(unitsOf(type)).map(([name, unit]) => [name, fittingValue(unit)] as const)
  return fc.record(Object.fromEntries(units))
}

const someId = (type: RecordType): fc.Arbitrary<RecordId> =>
  fc.integer({ min: 1, max: 50 }).map((n) => (type === 'household' ? householdIdAt(n) : residentIdAt(n)))

/** A row as the centre may have it. */
export const anyRow = (type: RecordType): fc.Arbitrary<Row> =>
  fc
    .record({
      units: unitValues(type),
      id: fc.uuid({ version: 7 }).map(recordId),
      seq: fc.integer({ min: 1, max: 1_000_000 }),
      removedAt: fc.option(fc.constant('2021-03-05T00:00:00.000Z'), { nil: null }),
      decided: fc.dictionary(
        fc.constantFrom(...Object.keys(unitsOf(type))),
        fc.integer({ min: 1, max: 9999 }),
        {
          noNullPrototype: true,
        },
      ),
    })
    .map(({ units, ...envelope }) => row(type, units, envelope))

/** A create, an edit of some units or a remove, that can be read. */
export const anyChange: fc.Arbitrary<Change> = fc.constantFrom(...recordTypes).chain((type) =>
  fc
    .record({
      id: someId(type),
      kind: fc.constantFrom('create', 'edit', 'remove'),
      saw: unitValues(type),
      wrote: unitValues(type),
      touched: fc.subarray(Object.keys(unitsOf(type)), { minLength: 1 }),
      base: fc.integer({ min: 0, max: 99 }),
    })
    .map(({ id, kind, saw, wrote, touched, base }): Change => {
      const only = (values: UnitValues) =>
        Object.fromEntries(touched.map((name) => [name, values[name] ?? null]))
      const change = { type, id, madeAt: '2021-03-04T02:00:00.000Z' }
      if (kind === 'create') return { ...change, kind, wrote: only(wrote) }
      if (kind === 'remove') return { ...change, kind, saw, base, reason: 'Ghi nhầm' }
      return { ...change, kind, saw: only(saw), wrote: only(wrote), base }
    }),
)

const anyEvent: fc.Arbitrary<GroupEvent> = fc.record({
  kind: fc.constantFrom(...eventKindCodes),
  on: partialDate,
  evidence: fc.option(
    vietnameseText.filter((text) => cellFault(evidenceCell, text) === null),
    { nil: null },
  ),
})

/** Of each contract that was released: a tablet of the first knew no event. */
export const anyGroup: fc.Arbitrary<Group> = fc
  .tuple(
    fc.array(anyChange, { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 9999 }),
    fc.option(anyEvent, { nil: undefined }),
  )
  .map(([changes, n, event]) => {
    const groupId = groupIdAt(n)
    if (event !== undefined) return group(changes, { groupId, event })
    return group(changes, { groupId, contractVersion: 1 + (n % contractVersion) })
  })

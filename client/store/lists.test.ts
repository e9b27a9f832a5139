/** The order of the list and the search, held against what an officer would expect of any households. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { madeAt } from '#client/testing/made-group.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { communeCode, flagId } from '#shared/ids.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { columnsFromRows } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { fold } from '#shared/text/fold.ts'
import { BookMemory } from './book-memory.ts'
import { compareHouseholds, compareResidents, householdOrder } from './book-order.ts'
import { Rows } from './rows.ts'
import type { HouseholdView, RecordView } from './views.ts'

const other = communeCode('22918')

const view = (n: number, units: UnitValues, commune = muiNe): RecordView => ({
  type: 'resident',
  id: testRecord(n),
  commune,
  units,
  base: {},
  life: 0,
  state: 'received',
  conflicts: [],
  flags: [],
  held: [],
  hasDraft: false,
  updatedAt: madeAt,
  updatedBy: 'minh',
  atCentre: true,
})
const home = (hamlet: string | null, street: string | null, house: string | null) =>
  view(1, { hamlet, address: street === null && house === null ? null : { street, house } })

const isSorted = (hamlets: readonly string[], ...views: readonly RecordView[]) => {
  const orders = views.map((one) => householdOrder(one, hamlets))
  expect([...orders].sort(compareHouseholds)).toEqual(orders)
  expect(new Set(orders).size).toBe(orders.length)
}

describe('households', () => {
  it('go by commune first', () => {
    isSorted([], view(1, { hamlet: 'Z' }, muiNe), view(2, { hamlet: 'A' }, other))
  })

  it('go by hamlet as the commune counts them, unknown ones after, those without one last of all', () => {
    const hamlets = ['Khu phố 10', 'Khu phố 2']
    isSorted(hamlets, home('Khu phố 10', 'Z', '9'), home('Khu phố 2', 'A', '1'), home('Xóm Lưới', 'A', '1'))
  })

  it.each([
    ['2', '10'],
    ['9', '9A'],
    ['9A', '10'],
    ['12/3', '12/20'],
    ['12/20', '100/1'],
  ])('of one street have house %s before house %s', (first, second) => {
    isSorted([], home('Thôn 1', 'Bà Triệu', first), home('Thôn 1', 'Bà Triệu', second))
  })

  it('of one street stand together, with or without its tones', () => {
    const orders = [
      home('T', 'Huỳnh Thúc Kháng', '2'),
      home('T', 'Huynh Thuc Khang', '3'),
      home('T', 'Hùng Vương', '1'),
    ]
    expect(orders.map((one) => householdOrder(one, [])).sort(compareHouseholds)).toEqual(
      [orders[2], orders[0], orders[1]].map((one) => (one === undefined ? '' : householdOrder(one, []))),
    )
  })
})

describe('residents', () => {
  const residentArbitrary = fc
    .record({
      n: fc.integer({ min: 1, max: 99 }),
      relation: fc.constantFrom('CH', 'VO', 'CON', null),
      birth: fc.constantFrom('1950', '1985-02', '1985-02-01', '2020', null),
      left: fc.constantFrom<UnitValue[]>({ why: 'died', on: null, to: null }, null, null),
    })
    .map(({ n, ...units }) => view(n, units))

  it('of any household have those who left last, and before them the head first', () => {
    fc.assert(
      fc.property(fc.array(residentArbitrary, { maxLength: 8 }), (residents) => {
        const sorted = [...residents].sort(compareResidents)
        const ranks = sorted.map(({ units }) => (units.left !== null ? 2 : units.relation === 'CH' ? 0 : 1))
        expect(ranks).toEqual([...ranks].sort())
      }),
      { seed: 71 },
    )
  })

  it('of any household go from the oldest to the youngest, unknown births after known ones', () => {
    fc.assert(
      fc.property(fc.array(residentArbitrary, { maxLength: 8 }), (residents) => {
        const present = residents.filter(({ units }) => units.left === null && units.relation !== 'CH')
        const births = [...present].sort(compareResidents).map(({ units }) => units.birth)
        const known = births.filter((birth) => birth !== null)
        expect(births.slice(0, known.length)).toEqual([...known].sort())
      }),
      { seed: 73 },
    )
  })

  it('stand in the same order however they came', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(residentArbitrary, { maxLength: 8, selector: ({ id }) => id }),
        (residents) => {
          const ids = (list: readonly RecordView[]) => [...list].sort(compareResidents).map(({ id }) => id)
          expect(ids([...residents].reverse())).toEqual(ids(residents))
        },
      ),
      { seed: 79 },
    )
  })
})

describe('what a household is found by', () => {
  it('narrows with every further word, and never asks for an order of the words', () => {
    const memory = new BookMemory({ username: 'lan' }, new Map(), [muiNe])
    const names = ['HÒA MAI', 'MAI LAN', 'LAN HÒA']
    names.forEach((name, at) => {
      const envelope = { commune: muiNe, seq: 1, createdAt: '', updatedAt: '', updatedBy: '' }
      const rest = { ...envelope, removedAt: null, decided: {} }
      const house = testRecord(at * 2 + 1)
      const person = {
        type: 'resident' as const,
        id: testRecord(at * 2 + 2),
        units: { household: house, name },
      }
      const columns = [
        {
          type: 'household' as const,
          columns: columnsFromRows('household', [{ type: 'household', id: house, units: {}, ...rest }]),
        },
        { type: 'resident' as const, columns: columnsFromRows('resident', [{ ...person, ...rest }]) },
      ]
      memory.takePage(muiNe, { columns, flags: [], unreadable: 0 })
    })
    const found = (text: string) =>
      memory
        .snapshot()
        .search(text)
        .flatMap((one: HouseholdView) => one.residents.map(({ units }) => units.name))
    fc.assert(
      fc.property(fc.shuffledSubarray(['hòa', 'mai', 'LAN']), (words) => {
        const wanted = names.filter((name) => words.every((word) => fold(name).includes(fold(word))))
        expect(found(words.join('  '))).toEqual(wanted)
      }),
      { seed: 89 },
    )
  })
})

describe('flags in memory', () => {
  const flag = (n: number, seq: number, state: Flag['state']): Flag => ({
    id: flagId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    ...{ commune: muiNe, seq, kind: 'check', type: 'resident', recordId: testRecord(1), household: null },
    ...{ unit: null, rule: `RULE_${n}`, claims: [], found: {}, state, reason: null, settledBy: null },
    ...{ openedAt: madeAt, closedAt: null },
  })

  it('stand at their newest word, in whatever order they come', () => {
    const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(seqs, (came) => {
        const rows = new Rows()
        const stateAt = (seq: number) => (seq % 2 === 0 ? 'open' : 'cleared')
        for (const seq of came)
          rows.take(muiNe, {
            columns: [],
            flags: [flag(seq % 3, seq, stateAt(seq))],
            unreadable: 0,
          })
        const newest = [0, 1, 2].map((n) => Math.max(...came.filter((seq) => seq % 3 === n)))
        const open = newest.filter((seq) => Number.isFinite(seq) && stateAt(seq) === 'open')
        expect(
          rows
            .openFlags(testRecord(1))
            .map(({ seq }) => seq)
            .sort((a, b) => a - b),
        ).toEqual(open.sort((a, b) => a - b))
      }),
      { seed: 97 },
    )
  })

  it('leave with their commune', () => {
    const rows = new Rows()
    rows.take(muiNe, { columns: [], flags: [flag(1, 1, 'open')], unreadable: 0 })
    expect(rows.openFlags(testRecord(1))).toHaveLength(1)
    expect([...rows.drop(muiNe)]).toEqual([testRecord(1)])
    expect(rows.openFlags(testRecord(1))).toEqual([])
  })
})

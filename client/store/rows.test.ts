/** The centre's rows and flags in memory against a plain list of all that ever came: the newest copy of each stands. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { claim, flag, flagOf } from '#client/testing/flag-views.ts'
import { type CommuneCode, communeCode, type RecordId } from '#shared/ids.ts'
import { type RecordType, type Row, unitsOf } from '#shared/records/record.ts'
import { tablesFromRows } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { anyRow } from '#shared/testing/arbitraries.ts'
import { row } from '#shared/testing/builders.ts'
import { Rows } from './rows.ts'

/** Records 1 to 4 are Mũi Né’s, 5 to 8 those of the commune beside it; odd ones are households. */
const communes = [communeCode('22915'), communeCode('22918')] as const
const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
const communeOf = (n: number): CommuneCode => (n <= 4 ? communes[0] : communes[1])
const typeOf = (n: number): RecordType => (n % 2 === 1 ? 'household' : 'resident')

interface Page {
  readonly commune: CommuneCode
  readonly rows: readonly Row[]
  readonly flags: readonly Flag[]
}
type Step = ({ readonly kind: 'page' } & Page) | { readonly kind: 'drop'; readonly commune: CommuneCode }

const seqs = fc.integer({ min: 1, max: 9 })
const rowOf = (n: number): fc.Arbitrary<Row> =>
  fc
    .tuple(anyRow(typeOf(n)), seqs)
    .map(([any, seq]) => ({ ...any, id: testRecord(n), commune: communeOf(n), seq }))
const flagArbitrary = (n: number): fc.Arbitrary<Flag> =>
  fc
    .record({ seq: seqs, state: fc.constantFrom<Flag['state'][]>('open', 'settled', 'agreed') })
    .map((part) => flag({ ...part, id: flagOf(n), commune: communeOf(n), recordId: testRecord(n) }))

const stepArbitrary: fc.Arbitrary<Step> = fc.nat(1).chain((at): fc.Arbitrary<Step> => {
  const commune = communes[at] ?? communes[0]
  const own = numbers.filter((n) => communeOf(n) === commune)
  const page = fc.subarray(own).chain((chosen) =>
    fc.record({
      kind: fc.constant('page' as const),
      commune: fc.constant(commune),
      rows: fc.tuple(...chosen.map(rowOf)),
      flags: fc.subarray(own).chain((flagged) => fc.tuple(...flagged.map(flagArbitrary))),
    }),
  )
  return fc.oneof(
    { weight: 6, arbitrary: page },
    { weight: 1, arbitrary: fc.constant({ kind: 'drop' as const, commune }) },
  )
})

/** The last of those with the highest number. */
const newestOf = <T extends { readonly seq: number }>(all: readonly T[]): T | undefined =>
  all.reduce<T | undefined>((best, one) => (best !== undefined && best.seq > one.seq ? best : one), undefined)

const takePage = (rows: Rows, { commune, rows: brought, flags }: Page): ReadonlySet<string> => {
  const { household, resident } = tablesFromRows(brought)
  const columns = [
    { type: 'household', columns: household },
    { type: 'resident', columns: resident },
  ] as const
  return rows.take(commune, { columns, flags, unreadable: 0 })
}

/** All that came of communes that were not dropped since. */
class PlainRows {
  private pages: Page[] = []
  take(page: Page): void {
    this.pages.push(page)
  }
  drop(commune: CommuneCode): void {
    this.pages = this.pages.filter((page) => page.commune !== commune)
  }
  row(id: string): Row | undefined {
    return newestOf(this.pages.flatMap(({ rows }) => rows.filter((one) => one.id === id)))
  }
  flags(): Flag[] {
    const all = this.pages.flatMap(({ flags }) => flags)
    return [...new Set(all.map(({ id }) => id))].flatMap(
      (id) => newestOf(all.filter((one) => one.id === id)) ?? [],
    )
  }
  /** Records of which something is here, with the number of what stands. */
  standing(): Map<RecordId, string> {
    const ids = numbers.map(testRecord)
    const words = ids.map((id) => {
      const flags = this.flags().filter(({ recordId }) => recordId === id)
      return [id, JSON.stringify([this.row(id), flags])] as const
    })
    return new Map(words.filter(([, word]) => word !== '[null,[]]'))
  }
}

const ids = (flags: readonly Flag[]) => flags.map(({ id, seq }) => `${id} ${seq}`).sort()

describe('whatever pages come, in whatever order', () => {
  it('of each record and flag the newest copy stands, and what changed is told', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 12 }), (steps) => {
        const [rows, plain] = [new Rows(), new PlainRows()]
        for (const step of steps) {
          const before = plain.standing()
          const told = step.kind === 'page' ? takePage(rows, step) : rows.drop(step.commune)
          if (step.kind === 'page') plain.take(step)
          else plain.drop(step.commune)
          const after = plain.standing()
          for (const id of numbers.map(testRecord))
            if (before.get(id) !== after.get(id)) expect(told).toContain(id)
        }
        for (const id of numbers.map(testRecord)) {
          expect(rows.findRow(id)).toEqual(plain.row(id))
          expect(rows.isRemoved(id)).toBe((plain.row(id)?.removedAt ?? null) !== null)
          const open = plain.flags().filter(({ recordId, state }) => recordId === id && state === 'open')
          expect(ids(rows.openFlags(id))).toEqual(ids(open))
        }
        expect(ids(rows.settledFlags())).toEqual(
          ids(plain.flags().filter(({ state }) => state === 'settled')),
        )
      }),
      { seed: 101, numRuns: 60 },
    )
  })

  it('a unit is the same whether its row was looked at before or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2).chain(rowOf), fc.boolean(), (one, looked) => {
        const rows = new Rows()
        takePage(rows, { commune: one.commune, rows: [one], flags: [] })
        if (looked) rows.findRow(one.id)
        for (const unit of Object.keys(unitsOf(one.type)))
          expect(rows.unit(one.id, unit)).toEqual(one.units[unit])
        expect(rows.unit(one.id, 'a unit of a later version')).toBeNull()
        expect(rows.unit(testRecord(7), 'name')).toBeNull()
      }),
      { seed: 103, numRuns: 60 },
    )
  })
})

describe('a record that is looked at', () => {
  const an = (seq: number, name: string): Page => ({
    commune: communes[0],
    rows: [row('resident', { name }, { id: testRecord(2), commune: communes[0], seq })],
    flags: [],
  })

  it('is built once and is the same object until a newer copy comes', () => {
    const rows = new Rows()
    takePage(rows, an(3, 'A'))
    const seen = rows.findRow(testRecord(2))
    expect(takePage(rows, an(2, 'AN OLDER NAME'))).toEqual(new Set())
    expect(rows.findRow(testRecord(2))).toBe(seen)
    takePage(rows, an(4, 'B'))
    expect(rows.findRow(testRecord(2))?.units.name).toBe('B')
  })

  it('changes also by a flag that comes without its row, and by the flag’s end', () => {
    const rows = new Rows()
    takePage(rows, an(3, 'A'))
    const told = (part: Partial<Flag>) => {
      const brought = flag({ recordId: testRecord(2), claims: [claim('lan', '1978')], ...part })
      return [...takePage(rows, { commune: communes[0], rows: [], flags: [brought] })]
    }
    expect(told({ seq: 5 })).toEqual([testRecord(2)])
    expect(told({ seq: 4, state: 'settled' })).toEqual([])
    expect(rows.openFlags(testRecord(2))).toHaveLength(1)
    expect(told({ seq: 6, state: 'agreed' })).toEqual([testRecord(2)])
    expect(rows.openFlags(testRecord(2))).toEqual([])
    expect([...rows.flaggedRecords()]).toEqual([testRecord(2)])
  })
})

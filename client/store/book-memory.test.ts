/**
 * The book in memory builds only what is looked at and keeps it. Whatever comes in whatever order, it must show what a
 * book shows that was opened a moment ago, and what a slow and simple model says.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { created, edited, groupIdOf, madeAt, madeGroup, removed } from '#client/testing/made-group.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { communeCode, flagId } from '#shared/ids.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import { columnsFromRows } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { fold } from '#shared/text/fold.ts'
import { BookMemory } from './book-memory.ts'
import type { GroupState } from './database.ts'
import type { OutboxGroup } from './groups.ts'
import type { PageContent } from './page-content.ts'
import type { HouseholdView, RecordView } from './views.ts'

const other = communeCode('22918')
const numbers = [1, 2, 3, 4, 5, 6]
const typeOf = (n: number): RecordType => (n < 3 ? 'household' : 'resident')
const communeOf = (n: number) => (n === 2 || n === 6 ? other : muiNe)
const names = ['HÒA', 'Mận', 'Bưởi Đỏ']
const hamlets = ['Thôn 1', 'Thôn 2', 'Xóm Mới']
const words = [...names, ...hamlets, 'hoa', 'bưởi', 'do', 'thon']

const areas = new Map([[muiNe, { code: muiNe, name: 'Mũi Né', hamlets: ['Thôn 2', 'Thôn 1'] }]])

const unitsArbitrary = (n: number) =>
  typeOf(n) === 'household'
    ? fc.record({ hamlet: fc.constantFrom(...hamlets, null) })
    : fc.record({
        household: fc.constantFrom(testRecord(1), testRecord(2), null),
        name: fc.constantFrom(...names, null),
        relation: fc.constantFrom('CH', 'CON', null),
      })

const rowArbitrary = fc.constantFrom(...numbers).chain((n) =>
  fc.record({ seq: fc.integer({ min: 1, max: 12 }), gone: fc.nat(4), units: unitsArbitrary(n) }).map(
    ({ seq, gone, units }): Row => ({
      type: typeOf(n),
      id: testRecord(n),
      commune: communeOf(n),
      seq,
      units,
      createdAt: madeAt,
      updatedAt: madeAt,
      updatedBy: 'minh',
      removedAt: gone === 0 ? madeAt : null,
      decided: {},
    }),
  ),
)

const flagArbitrary = fc
  .record({
    n: fc.constantFrom(...numbers),
    seq: fc.integer({ min: 1, max: 12 }),
    state: fc.constantFrom<Flag['state']>('open', 'settled', 'agreed'),
    kind: fc.constantFrom<Flag['kind']>('conflict', 'check'),
  })
  .map(({ n, ...part }): Flag => {
    const claim = { by: 'lan', device: 'd', groupId: 'g', saw: null, wrote: 'Z', base: 1, madeAt, at: madeAt }
    return {
      id: flagId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
      commune: communeOf(n),
      type: typeOf(n),
      recordId: testRecord(n),
      household: null,
      unit: typeOf(n) === 'household' ? 'hamlet' : 'name',
      rule: null,
      claims: [claim],
      found: {},
      reason: null,
      settledBy: null,
      openedAt: madeAt,
      closedAt: null,
      ...part,
    }
  })

const changeArbitrary = fc.constantFrom(...numbers).chain((n) =>
  fc.tuple(fc.nat(5), unitsArbitrary(n), unitsArbitrary(n)).map(([kind, saw, wrote]) => {
    if (kind === 0) return removed(typeOf(n), testRecord(n), saw)
    if (kind === 1) return created(typeOf(n), testRecord(n), wrote)
    return { ...edited(testRecord(n), saw, wrote), type: typeOf(n) }
  }),
)

const groupArbitrary = fc.record({
  order: fc.integer({ min: 1, max: 5 }),
  state: fc.constantFrom<GroupState>('open', 'sent', 'held', 'parked', 'dismissed', 'applied', 'kept'),
  changes: fc.uniqueArray(changeArbitrary, { minLength: 1, maxLength: 2, selector: ({ id }) => id }),
})

type Step =
  | { readonly kind: 'page'; readonly commune: typeof muiNe; readonly content: PageContent }
  | { readonly kind: 'group'; readonly order: number; readonly group: OutboxGroup | undefined }
  | { readonly kind: 'drafts'; readonly ids: readonly string[] }
  | { readonly kind: 'drop'; readonly commune: typeof muiNe }
  | { readonly kind: 'look'; readonly at: number }

const pageFrom = (commune: typeof muiNe, rows: readonly Row[], flags: readonly Flag[]): Step => {
  const ours = rows.filter((row) => row.commune === commune)
  const columns = (['household', 'resident'] as const).map((type) => ({
    type,
    columns: columnsFromRows(
      type,
      ours.filter((row) => row.type === type),
    ),
  }))
  const content = { columns, flags: flags.filter((flag) => flag.commune === commune), unreadable: 0 }
  return { kind: 'page', commune, content }
}

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(muiNe, other),
        fc.uniqueArray(rowArbitrary, { maxLength: 3, selector: ({ id }) => id }),
        fc.array(flagArbitrary, { maxLength: 1 }),
        fc.boolean(),
      )
      .map(([commune, rows, flags]) => pageFrom(commune, rows, flags)),
  },
  {
    weight: 3,
    arbitrary: groupArbitrary.map((made): Step => {
      const lives = made.state !== 'kept'
      return { kind: 'group', order: made.order, group: lives ? madeGroup(made) : undefined }
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .subarray(numbers)
      .map((some): Step => ({ kind: 'drafts', ids: some.map((n) => testRecord(n)) })),
  },
  { weight: 1, arbitrary: fc.constantFrom(muiNe, other).map((commune): Step => ({ kind: 'drop', commune })) },
  { weight: 4, arbitrary: fc.nat(words.length - 1).map((at): Step => ({ kind: 'look', at })) },
)

const newMemory = () => new BookMemory({ username: 'lan' }, areas, [muiNe, other])

/** Takes a step. Looking fills what the memory keeps, which is what could go stale. */
function take(memory: BookMemory, step: Step): void {
  if (step.kind === 'page') memory.takePage(step.commune, step.content)
  else if (step.kind === 'group') memory.takeGroup(groupIdOf(step.order), step.group)
  else if (step.kind === 'drafts') memory.takeDrafts(new Set(step.ids))
  else if (step.kind === 'drop') memory.dropCommune(step.commune)
  else everything(memory, [words[step.at] ?? ''])
}

/** The steps that a book opened now would find in the database. */
function standing(steps: readonly Step[]): Step[] {
  return steps.filter((step, at) => {
    const later = steps.slice(at + 1)
    if (step.kind === 'look' || step.kind === 'drop') return false
    if (step.kind === 'page')
      return !later.some((next) => next.kind === 'drop' && next.commune === step.commune)
    if (step.kind === 'group')
      return !later.some((next) => next.kind === 'group' && next.order === step.order)
    return !later.some((next) => next.kind === 'drafts')
  })
}

const plain = (view: RecordView | undefined) => (view === undefined ? undefined : { ...view })

function everything(memory: BookMemory, asked: readonly string[] = words) {
  const book = memory.snapshot()
  const house = (view: HouseholdView) => ({
    ...plain(view),
    residents: view.residents.map(plain),
    head: view.head?.id,
    wholeState: view.wholeState,
  })
  return {
    households: book.households().map(house),
    records: numbers.map((n) => plain(book.findRecord(testRecord(n)))),
    found: asked.map((word) => book.search(word).map(({ id }) => id)),
    hamlets: [muiNe, other].map((commune) => book.hamlets(commune)),
    settlements: book.settlements().map(({ flagId: id }) => id),
    conflicts: memory.countConflicts(),
  }
}

const seed = 23
const runs = 300

describe('a book that has followed every change', () => {
  it('shows the same as one that is opened now', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 25 }), (steps) => {
        const followed = newMemory()
        for (const step of steps) take(followed, step)
        const fresh = newMemory()
        for (const step of standing(steps)) take(fresh, step)
        expect(everything(followed)).toEqual(everything(fresh))
      }),
      { seed, numRuns: runs },
    )
  })

  it('finds a household by what is shown of it and of its residents, and by nothing else', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 25 }), fc.constantFrom(...words), (steps, word) => {
        const memory = newMemory()
        for (const step of steps) take(memory, step)
        const book = memory.snapshot()
        const isFound = (view: HouseholdView) =>
          view.residents
            .map(({ units }) => (typeof units.name === 'string' ? fold(units.name) : ''))
            .some((name) => ` ${name}`.includes(` ${fold(word)}`))
        expect(book.search(word).map(({ id }) => id)).toEqual(
          book
            .households()
            .filter(isFound)
            .map(({ id }) => id),
        )
      }),
      { seed, numRuns: runs },
    )
  })

  it('has every resident who is shown in the household that they are shown in, once', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 25 }), (steps) => {
        const memory = newMemory()
        for (const step of steps) take(memory, step)
        const book = memory.snapshot()
        for (const home of [1, 2].map((n) => book.findHousehold(testRecord(n)))) {
          if (home === undefined) continue
          const members = numbers.filter((n) => book.findRecord(testRecord(n))?.units.household === home.id)
          expect(home.residents.map(({ id }) => id).sort()).toEqual(members.map((n) => testRecord(n)))
        }
      }),
      { seed, numRuns: runs },
    )
  })

  it('counts a conflict exactly where a record shows one', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 25 }), (steps) => {
        const memory = newMemory()
        for (const step of steps) take(memory, step)
        const shown = numbers.map((n) => memory.findView(testRecord(n))?.conflicts.length ?? 0)
        expect(memory.countConflicts()).toBe(shown.reduce((sum, count) => sum + count, 0))
      }),
      { seed, numRuns: runs },
    )
  })

  it('has a new version for every change that a screen could see, and the same book until then', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 15 }), (steps) => {
        const memory = newMemory()
        for (const step of steps) {
          const [version, before] = [memory.version, everything(memory)]
          take(memory, step)
          if (memory.version === version) expect(everything(memory)).toEqual(before)
        }
      }),
      { seed, numRuns: 100 },
    )
  })
})

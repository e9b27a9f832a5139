import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { householdIdAt } from '../testing/builders.ts'
import {
  findLost,
  type HouseholdSum,
  householdSumSchema,
  type LedgerEntry,
  type LedgerFound,
  ledgerAnswerSchema,
  ledgerAskSchema,
  ledgerFoundSchema,
  sumAll,
  sumFound,
  sumHouseholds,
} from './ledger.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const entryAt = (n: number, household: number): LedgerEntry => ({
  household: household === 0 ? null : householdIdAt(household),
  groupId: `g${n}`,
  hash: sha256(`line ${n}`),
})
const entries = fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(4)), { selector: ([n]) => n, maxLength: 20 })
const make = (pairs: readonly (readonly [number, number])[]) => pairs.map(([n, of]) => entryAt(n, of))
const sum = (all: readonly LedgerEntry[]): Promise<HouseholdSum[]> => sumHouseholds(all, sha256)
const hashOf = async (all: readonly LedgerEntry[]): Promise<string> =>
  (await sumAll(await sum(all), sha256)).hash

describe('the sums of a ledger', () => {
  test('count the saves of each household, and are 0 over nothing', async () => {
    const sums = await sum([entryAt(1, 1), entryAt(2, 1), entryAt(3, 2)])
    expect(sums.map(({ household, groups }) => [household, groups])).toEqual([
      [householdIdAt(1), 2],
      [householdIdAt(2), 1],
    ])
    expect(await sumAll(sums, sha256)).toMatchObject({ groups: 3 })
    expect(await sumAll([], sha256)).toEqual({ groups: 0, hash: sha256('') })
  })

  test('are the same for the same saves in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries.chain((pairs) =>
          fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
        ),
        async ([pairs, shuffled]) => {
          expect(await hashOf(make(shuffled))).toBe(await hashOf(make(pairs)))
        },
      ),
    )
  })

  test('differ as soon as one save is missing, has other bytes, or lies in another household', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (pairs, pick) => {
        fc.pre(pairs.length > 0)
        const all = make(pairs)
        const at = pick % all.length
        const hash = await hashOf(all)
        const other = (change: Partial<LedgerEntry>) =>
          hashOf(all.map((entry, index) => (index === at ? { ...entry, ...change } : entry)))
        expect(await hashOf(all.toSpliced(at, 1))).not.toBe(hash)
        expect(await other({ hash: sha256('other bytes') })).not.toBe(hash)
        expect(await other({ household: householdIdAt(9) })).not.toBe(hash)
      }),
    )
  })

  test('are over lines that any other program can write too, as the protocol spells them', async () => {
    const [two, one] = [entryAt(2, 1), entryAt(1, 1)]
    const lines = `g1 ${one.hash}\ng2 ${two.hash}`
    expect(await sum([two, one])).toEqual([{ household: householdIdAt(1), groups: 2, hash: sha256(lines) }])
    const unreadable = { household: null, groups: 1, hash: sha256('y') }
    const sums = [{ household: householdIdAt(7), groups: 2, hash: sha256('x') }, unreadable]
    const all = sha256(` 1 ${sha256('y')}\n${householdIdAt(7)} 2 ${sha256('x')}`)
    expect(await sumAll(sums, sha256)).toEqual({ groups: 3, hash: all })
  })

  test('may be made by a port that takes its time', async () => {
    const slow = async (text: string) => sha256(text)
    const all = [entryAt(1, 1), entryAt(2, 2)]
    expect(await sumHouseholds(all, slow)).toEqual(await sum(all))
  })
})

describe('what a centre has lost', () => {
  test('is found wherever it lacks an answered save and has no others, and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (pairs, mask) => {
        const own = make(pairs)
        const kept = own.filter((_, at) => ((mask >> (at % 30)) & 1) === 0)
        const lacking = new Set(
          own.filter((entry) => !kept.includes(entry)).map(({ household }) => household),
        )
        lacking.delete(null)
        const found = findLost(await sum(own), await sum(kept))
        expect(new Set(found)).toEqual(lacking)
      }),
    )
  })

  test('is nothing when it has more than the tablet remembers', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (pairs, mask) => {
        const there = make(pairs)
        const own = there.filter((_, at) => ((mask >> (at % 30)) & 1) === 0)
        expect(findLost(await sum(own), await sum(there))).toEqual([])
      }),
    )
  })

  test('is what a plain look at each household finds, whatever two books hold', async () => {
    const book = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(4)), { selector: String, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(book, book, async (own, theirs) => {
        const of = (pairs: typeof own, household: number) =>
          pairs.filter(([, one]) => one === household).map(([n]) => n)
        const isLost = (household: number): boolean => {
          const [here, there] = [of(own, household), of(theirs, household)]
          return here.length >= there.length && here.some((n) => !there.includes(n))
        }
        const found = findLost(await sum(make(own)), await sum(make(theirs)))
        expect(found.sort()).toEqual([1, 2, 3, 4].filter(isLost).map(householdIdAt))
      }),
      { numRuns: 300 },
    )
  })

  test('is found where as many saves have other bytes', async () => {
    const there = [{ ...entryAt(1, 1), hash: sha256('other bytes') }]
    expect(findLost(await sum([entryAt(1, 1)]), await sum(there))).toEqual([householdIdAt(1)])
  })
})

test('the desks are told one sum over communes, which agrees when every one does', () => {
  const found = (given: Partial<LedgerFound>): LedgerFound =>
    ledgerFoundSchema.parse({
      ...{ commune: '22915', at: '2021-03-04T02:00:00.000Z', households: 2, complete: 1, waiting: 3 },
      ...{ groups: 5, here: 4, agrees: true, ...given },
    })
  expect(sumFound([])).toBeNull()
  const { commune: _, ...one } = found({})
  expect(sumFound([found({})])).toEqual(one)
  expect(sumFound([found({}), found({ agrees: false, households: 1 })])).toMatchObject({
    ...{ households: 3, complete: 2, waiting: 6, groups: 10, here: 8, agrees: false },
  })
})

describe('the question and its answer on the wire', () => {
  const hash = sha256('')
  const commune = { commune: '22915', households: 2, complete: 1, waiting: 3, groups: 5, hash }
  const ask = { epoch: 'first-epoch', communes: [commune] }
  const there = { commune: '22915', groups: 4, hash }
  const answer = (households: unknown) => ({ epoch: 'first-epoch', communes: [{ ...there, households }] })

  test('are read as they were sent, households only where the books differ', () => {
    expect(ledgerAskSchema.parse(ask)).toEqual(ask)
    const plain = { epoch: 'first-epoch', communes: [there] }
    expect(ledgerAnswerSchema.parse(plain)).toEqual(plain)
    const whole = answer([householdIdAt(1), null].map((household) => ({ household, groups: 1, hash })))
    expect(ledgerAnswerSchema.parse(whole)).toEqual(whole)
  })

  test.each([
    ['less than nothing', { groups: -1 }],
    ['half a household', { households: 0.5 }],
    ['a hash that was cut short', { hash: hash.slice(1) }],
    ['a hash in capitals, which is compared as text', { hash: hash.toUpperCase() }],
    ['a commune by its name', { commune: 'Mũi Né' }],
  ])('cannot say %s', (_, wrong) => {
    expect(ledgerAskSchema.safeParse({ ...ask, communes: [{ ...commune, ...wrong }] }).success).toBe(false)
  })

  test('ask of a hundred communes at most', () => {
    const many = (length: number) => ({ ...ask, communes: Array.from({ length }, () => commune) })
    expect(ledgerAskSchema.safeParse(many(100)).success).toBe(true)
    expect(ledgerAskSchema.safeParse(many(101)).success).toBe(false)
  })

  test('name a household by its id', () => {
    expect(householdSumSchema.safeParse({ household: 'Khu phố 1', groups: 1, hash }).success).toBe(false)
  })
})

test('the desks are told the time of the first commune, which was asked first', () => {
  const at = (time: string): LedgerFound =>
    ledgerFoundSchema.parse({
      ...{ commune: '22915', at: time, households: 0, complete: 0, waiting: 0, groups: 0, here: 0 },
      agrees: true,
    })
  expect(sumFound([at('2021-03-04T02:00:00Z'), at('2021-03-04T02:00:01Z')])?.at).toBe('2021-03-04T02:00:00Z')
})

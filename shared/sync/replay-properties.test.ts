/** A life of the centre is lived, lost from some moment on, and sent again, in whatever order the tablets come. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../records/record.ts'
import { editChange, resident, residentIdAt, row } from '../testing/builders.ts'
import type { Change } from './change.ts'
import { mergeRecord } from './merge-record.ts'
import { type Again, type Life, marksOfLife, mergeReplayed, type Replay } from './replay.ts'

const id = residentIdAt(1)
const units = ['name', 'fatherName', 'motherName'] as const
type UnitName = (typeof units)[number]
/** Heard: its answer came. Unheard: the centre had it, and its answer was lost. Unsent: it never got there. */
const fates = ['heard', 'unheard', 'unsent'] as const
type Fate = (typeof fates)[number]

interface Step {
  readonly tablet: number
  readonly touched: readonly UnitName[]
  readonly fate: Fate
  readonly readsFirst: boolean
}

/** The save that wrote a value; -1 where it stood from the beginning. Every save writes a value of its own. */
type Author = number
const wordOf = (unit: UnitName, author: Author): string => `${unit} by ${author}`
type Authors = Readonly<Record<UnitName, Author>>
const nobody: Authors = { name: -1, fatherName: -1, motherName: -1 }

interface Save {
  readonly tablet: number
  readonly fate: Fate
  readonly touched: readonly UnitName[]
  readonly seen: Authors
  readonly base: number
  /** The number that the centre gave; 0 when it never came there. */
  readonly first: number
  readonly conflicts: readonly UnitName[]
}

interface Copy {
  readonly authors: Authors
  readonly seq: number
}
interface Lived {
  readonly saves: readonly Save[]
  /** The centre's copy before each save, and at the end. */
  readonly centre: readonly Copy[]
}

/** The second model: the life that is lost, in which a value is written only over the author that its writer saw. */
function live(steps: readonly Step[]): Lived {
  const saves: Save[] = []
  const centre: Copy[] = [{ authors: nobody, seq: 1 }]
  const views = new Map<number, Copy>()
  const cutOff = new Map<number, Fate>()
  for (const { tablet, touched, fate: drawn, readsFirst } of steps) {
    const there = centre.at(-1) ?? { authors: nobody, seq: 1 }
    const before = cutOff.get(tablet) ?? 'heard'
    const fate = fates.indexOf(drawn) < fates.indexOf(before) ? before : drawn
    const view = readsFirst && before === 'heard' ? there : (views.get(tablet) ?? centre[0] ?? there)
    const conflicts =
      fate === 'unsent' ? [] : touched.filter((unit) => there.authors[unit] !== view.authors[unit])
    const written = fate === 'unsent' ? [] : touched.filter((unit) => !conflicts.includes(unit))
    const by = (names: readonly UnitName[]) => Object.fromEntries(names.map((unit) => [unit, saves.length]))
    const after = {
      authors: { ...there.authors, ...by(written) },
      seq: there.seq + Math.sign(written.length),
    }
    cutOff.set(tablet, fate)
    views.set(tablet, { authors: { ...view.authors, ...by(touched) }, seq: view.seq })
    const first = fate === 'unsent' ? 0 : after.seq
    saves.push({ tablet, fate, touched, seen: view.authors, base: view.seq, first, conflicts })
    centre.push(after)
  }
  return { saves, centre }
}

const valuesOf = (authors: Authors, names: readonly UnitName[]) =>
  Object.fromEntries(names.map((unit) => [unit, wordOf(unit, authors[unit])]))

function changeOf({ seen, touched, base }: Save, at: number): Change {
  const wrote = Object.fromEntries(touched.map((unit) => [unit, wordOf(unit, at)]))
  return editChange(id, { saw: valuesOf(seen, touched), wrote, base })
}

/** What its tablet knows of it: the answer, or else which of one's own answered saves it was written over. */
function replayOf({ saves }: Lived, at: number): Replay {
  const save = saves[at]
  if (save?.fate === 'heard') {
    return { first: { [id]: save.first }, conflicts: save.conflicts.map((unit) => ({ id, unit })) }
  }
  const over: Record<string, number> = {}
  for (const earlier of saves.slice(0, at)) {
    if (earlier.tablet !== save?.tablet || earlier.fate !== 'heard') continue
    for (const unit of earlier.touched) {
      if (!save.touched.includes(unit) || earlier.conflicts.includes(unit)) continue
      over[unit] = Math.max(over[unit] ?? 0, earlier.first)
    }
  }
  return Object.keys(over).length === 0 ? {} : { over: { [id]: over } }
}

const startsAt = 1_000_000
type Copied = Pick<Row, 'units' | 'decided'>

/** The centre after the restore: the backup's copy, and what each save became that was sent again. */
class Restored {
  row: Copied
  readonly disputed = new Set<string>()
  readonly life: Life
  private readonly lived: Lived
  constructor(lived: Lived, backup: number) {
    const { authors, seq } = lived.centre[backup] ?? { authors: nobody, seq: 1 }
    this.lived = lived
    this.life = { startsAt, restoredFrom: seq }
    this.row = row('resident', resident(valuesOf(authors, units)), { id, seq })
    lived.saves.slice(0, backup).forEach(({ conflicts }, at) => {
      for (const unit of conflicts) this.disputed.add(`${unit} ${at}`)
    })
  }

  sendAgain(at: number): void {
    const save = this.lived.saves[at]
    if (save === undefined) return
    const again: Again = { replay: replayOf(this.lived, at), isOfBackup: true, life: this.life }
    const merged = mergeReplayed(this.row, changeOf(save, at), again)
    for (const unit of merged.conflicts) this.disputed.add(`${unit} ${at}`)
    this.row = { units: merged.units, decided: { ...this.row.decided, ...merged.marks } }
  }

  author(unit: UnitName): Author {
    return Number(String(this.row.units[unit]).split(' by ')[1])
  }
}

const stepOf = (fate: fc.Arbitrary<Fate>, tablets: number): fc.Arbitrary<Step> =>
  fc.record({
    tablet: fc.nat(tablets - 1),
    touched: fc.subarray([...units], { minLength: 1 }),
    fate,
    readsFirst: fc.boolean(),
  })

/** A life, the save before which the backup was made, and an order of those that it lacks. */
const lostLife = (fate: fc.Arbitrary<Fate>, tablets = 3) =>
  fc.array(stepOf(fate, tablets), { minLength: 1, maxLength: 9 }).chain((steps) => {
    const lived = live(steps)
    return fc.nat(steps.length).chain((backup) => {
      const lost = steps.map((_, at) => at).filter((at) => at >= backup || lived.saves[at]?.fate === 'unsent')
      const order = fc.shuffledSubarray(lost, { minLength: lost.length })
      return fc.record({ lived: fc.constant(lived), backup: fc.constant(backup), order })
    })
  })

/** The same turns of the tablets, and each of them in the order in which it saved. */
function inOwnOrder({ saves }: Lived, order: readonly number[]): number[] {
  const waiting = order.toSorted((a, b) => a - b)
  return order.map((at) => {
    const next = waiting.findIndex((one) => saves[one]?.tablet === saves[at]?.tablet)
    return waiting.splice(next, 1)[0] ?? at
  })
}

/** Whether whoever made the later save had the earlier one before their eyes, or under what they had. */
function isUnder({ saves }: Lived, unit: UnitName, earlier: Author, later: Author): boolean {
  for (let at: Author = later; at !== earlier; at = saves[at]?.seen[unit] ?? -1) if (at < 0) return false
  return true
}

const heard = fc.constant<Fate>('heard')
const anyFate = fc.constantFrom(...fates)

describe('a life that was lost comes back', () => {
  test('to the very same units and questions where all was answered, whatever comes first', () => {
    fc.assert(
      fc.property(lostLife(heard), ({ lived, backup, order }) => {
        const restored = new Restored(lived, backup)
        for (const at of order) restored.sendAgain(at)
        const end = lived.centre.at(-1)?.authors ?? nobody
        expect(restored.row.units).toMatchObject(valuesOf(end, units))
        const asked = lived.saves.flatMap(({ conflicts }, at) => conflicts.map((unit) => `${unit} ${at}`))
        expect([...restored.disputed].sort()).toEqual(asked.sort())
      }),
      { numRuns: 600 },
    )
  })

  test('and no save of anybody is let go unseen, however many answers were lost', () => {
    fc.assert(
      fc.property(lostLife(anyFate), ({ lived, backup, order }) => {
        const restored = new Restored(lived, backup)
        for (const at of inOwnOrder(lived, order)) restored.sendAgain(at)
        for (const [at, { touched }] of lived.saves.entries()) {
          for (const unit of touched) {
            const isAsked = restored.disputed.has(`${unit} ${at}`)
            expect(isAsked || isUnder(lived, unit, at, restored.author(unit))).toBe(true)
          }
        }
      }),
      { numRuns: 600 },
    )
  })

  test('without one question where an officer was alone with the household, whatever was answered', () => {
    fc.assert(
      fc.property(lostLife(anyFate, 1), ({ lived, backup, order }) => {
        const restored = new Restored(lived, backup)
        for (const at of inOwnOrder(lived, order)) restored.sendAgain(at)
        expect([...restored.disputed]).toEqual([])
        for (const unit of units) {
          const last = lived.saves.findLastIndex(({ touched }) => touched.includes(unit))
          expect(restored.author(unit)).toBe(last)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('but never over a word of the life that is lived now, an officer’s or a desk’s', () => {
    fc.assert(
      fc.property(
        lostLife(anyFate),
        fc.nat(),
        fc.constantFrom(...units),
        fc.boolean(),
        ({ lived, backup, order }, moment, unit, isDesk) => {
          const restored = new Restored(lived, backup)
          const sent = inOwnOrder(lived, order)
          const now = moment % (sent.length + 1)
          for (const at of sent.slice(0, now)) restored.sendAgain(at)
          restored.row = spoken(restored, unit, isDesk)
          for (const at of sent.slice(now)) restored.sendAgain(at)
          expect(restored.row.units[unit]).toBe('said now')
          for (const at of sent.slice(now)) {
            if (lived.saves[at]?.touched.includes(unit)) expect(restored.disputed).toContain(`${unit} ${at}`)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

/** The row after somebody who has it before their eyes wrote one unit. */
function spoken({ row: seen, life }: Restored, unit: UnitName, isDesk: boolean): Copied {
  const saw = { [unit]: seen.units[unit] ?? null }
  const change = editChange(id, { saw, wrote: { [unit]: 'said now' }, base: startsAt + 5 })
  const { units: after, written } = mergeRecord(seen, change)
  const marks = isDesk ? { [unit]: startsAt + 6 } : marksOfLife(life, seen, written)
  return { units: after, decided: { ...seen.decided, ...marks } }
}

describe('marks that replays leave', () => {
  const recovery: Life = { startsAt: 1_700_000_000_000_000, restoredFrom: 10 }
  interface Word {
    readonly wrote: string
    readonly saw: string
    readonly base: number
    readonly first: number | undefined
  }
  /** What is said again, answered or not, by whomever, each over what the others left. */
  const saidAgain: fc.Arbitrary<readonly Word[]> = fc.array(
    fc.record({
      wrote: fc.constantFrom('A', 'B', 'C'),
      saw: fc.constantFrom('A', 'B', 'C'),
      base: fc.integer({ min: 0, max: 20 }),
      first: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    }),
    { maxLength: 6 },
  )
  const leftBy = (said: readonly Word[], decidedAt?: number): Row => {
    let there = row('resident', resident({ name: 'A' }), {
      id,
      ...(decidedAt === undefined ? {} : { decided: { name: decidedAt } }),
    })
    for (const { wrote, saw, base, first } of said) {
      const change = editChange(id, { saw: { name: saw }, wrote: { name: wrote }, base })
      const replay: Replay = first === undefined ? {} : { first: { [id]: first } }
      const merged = mergeReplayed(there, change, { replay, isOfBackup: true, life: recovery })
      there = { ...there, units: merged.units, decided: { ...there.decided, ...merged.marks } }
    }
    return there
  }
  const goesOn = (there: Row, base: number) =>
    mergeRecord(
      there,
      editChange(id, { saw: { name: there.units.name ?? null }, wrote: { name: 'D' }, base }),
    )

  test('where nobody had decided stop nobody who saw the value that stands there', () => {
    fc.assert(
      fc.property(saidAgain, (said) => {
        expect(goesOn(leftBy(said), 0).conflicts).toEqual([])
      }),
      { seed: 2823 },
    )
  })

  test('over a decision stop whoever had not seen that, and nobody who has seen all of it', () => {
    fc.assert(
      fc.property(saidAgain, fc.integer({ min: 1, max: 10 }), (said, decidedAt) => {
        const there = leftBy(said, decidedAt)
        expect(goesOn(there, decidedAt - 1).conflicts).toEqual(['name'])
        expect(goesOn(there, 31).conflicts).toEqual([])
      }),
      { seed: 2824 },
    )
  })
})

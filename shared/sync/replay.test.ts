/** One save of a life that is over, met by each of the words that may stand where it is sent again. */
import { describe, expect, test } from 'vitest'
import type { Row } from '../records/record.ts'
import type { UnitValues } from '../records/unit.ts'
import { createChange, editChange, removeChange, resident, residentIdAt, row } from '../testing/builders.ts'
import type { Change } from './change.ts'
import {
  type Again,
  comesBeforeRemoval,
  decidedNow,
  disputedUnits,
  isLifeBefore,
  type Life,
  marksOfLife,
  marksOfRemove,
  mayRemoveAgain,
  mergeReplayed,
  nameOfLife,
  replaySchema,
  withoutPlaces,
  writtenIn,
} from './replay.ts'

const id = residentIdAt(1)
/** The backup was made at 10; numbers of the life that goes on from it begin at 1000. */
const life: Life = { startsAt: 1000, restoredFrom: 10 }
const at = (units: UnitValues, decided: Row['decided'] = {}): Row =>
  row('resident', resident(units), { id, seq: 8, decided })
const rename = (from: string | null, to: string, base = 8): Change =>
  editChange(id, { saw: { name: from }, wrote: { name: to }, base })
const unanswered: Again = { replay: {}, isOfBackup: true, life }
/** The name that stands there, with its mark. */
type Standing = readonly [name: string, mark?: number]
type Said = Parameters<typeof rename>

const answered = (first: number, given: Partial<Again> = {}): Again => ({
  ...{ replay: { first: { [id]: first } }, isOfBackup: true, life },
  ...given,
})
const elsewhere = (first: number): Again => answered(first, { isOfBackup: false })
const tooLate = (first: number): Again => answered(first, { life: null })
const nameAfter = (before: Row, change: Change, again: Again) => {
  const { units, conflicts, marks } = mergeReplayed(before, change, again)
  return { name: units.name, asked: conflicts, mark: marks.name }
}

describe('a save of the life before', () => {
  test.each<[string, Standing, Said, Again, ['asked'] | ['becomes', string, number?]]>([
    ['lands on what it saw', ['A'], ['A', 'B'], answered(12), ['becomes', 'B', 11.75]],
    ['lands on the backup', ['A'], ['B', 'C'], answered(12), ['becomes', 'C', 11.75]],
    ['lands on an earlier answered one', ['B', 10.75], ['X', 'C'], answered(12), ['becomes', 'C', 11.75]],
    ['keeps a decision beneath it', ['B', 11], ['X', 'C'], answered(12), ['becomes', 'C', 12]],
    ['lands behind its own answered one', ['B', 12], ['B', 'C', 12], unanswered, ['becomes', 'C', 12.5]],
    ['is past where a later one stands', ['C', 13], ['A', 'B'], answered(12), ['becomes', 'C']],
    ['is past, though what it saw is back', ['A', 13], ['A', 'B'], answered(12), ['becomes', 'A']],
    ['marks what stands as it wrote it', ['B'], ['A', 'B'], answered(12), ['becomes', 'B', 11.75]],
    ['agrees at its own place', ['B', 11.75], ['A', 'B'], answered(12), ['becomes', 'B', 11.75]],
    ['leaves a later mark', ['B', 13], ['A', 'B'], answered(12), ['becomes', 'B']],
    ['unanswered, does not land on the backup unseen', ['M'], ['A', 'B', 10], unanswered, ['asked']],
    ['unanswered, never ends a later one', ['C', 13], ['A', 'B', 11], unanswered, ['asked']],
    ['unanswered, agrees right behind what it saw', ['B'], ['A', 'B'], unanswered, ['becomes', 'B', 8.25]],
    ['never ends an unanswered one', ['B', 8.25], ['A', 'C'], answered(12), ['asked']],
    ['never ends an unanswered one on a decision', ['B', 8.5], ['A', 'C'], answered(12), ['asked']],
    ['never ends a word of this life', ['A', writtenIn(life)], ['A', 'B'], answered(12), ['asked']],
    ['never ends a decision of this life', ['A', 1000], ['A', 'B'], answered(12), ['asked']],
    ['never ends a decision just made', ['A', decidedNow], ['A', 'B'], answered(12), ['asked']],
    ['never ends a word of a life between', ['A', -500], ['A', 'B'], answered(12), ['asked']],
    ['of another life lands on what it saw', ['A'], ['A', 'B'], elsewhere(12), ['becomes', 'B', -12.5]],
    ['of another life knows no order', ['B'], ['X', 'C'], elsewhere(12), ['asked']],
    ['of another life follows its own', ['B', -12.5], ['B', 'C'], elsewhere(13), ['becomes', 'C', -13.5]],
    ['after the recovery lands on what it saw', ['A'], ['A', 'B'], tooLate(12), ['becomes', 'B', -12.5]],
    ['after the recovery is asked about', ['A'], ['B', 'C'], tooLate(12), ['asked']],
  ])('%s', (_, [name, mark], said, again, [what, after = name, markAfter]) => {
    const before = at({ name }, mark === undefined ? {} : { name: mark })
    const asked = what === 'asked' ? ['name'] : []
    expect(nameAfter(before, rename(...said), again)).toEqual({ name: after, mark: markAfter, asked })
  })

  test('that was in conflict is a claim again, even where it would land, and marks nothing it agrees with', () => {
    const again = answered(12, { replay: { first: { [id]: 12 }, conflicts: [{ id, unit: 'name' }] } })
    expect(nameAfter(at({ name: 'A' }), rename('A', 'B'), again).asked).toEqual(['name'])
    expect(nameAfter(at({ name: 'B' }), rename('A', 'B'), again)).toEqual({
      name: 'B',
      asked: [],
      mark: undefined,
    })
  })

  test('that agrees with a word of this life leaves that word its mark', () => {
    const before = at({ name: 'B' }, { name: writtenIn(life) })
    expect(nameAfter(before, rename('A', 'B'), answered(12))).toEqual({
      name: 'B',
      asked: [],
      mark: undefined,
    })
  })

  test('over one’s own answered save of a life without order comes behind that one', () => {
    const over = { [id]: { name: 14 } }
    const own = at({ name: 'B' }, { name: -14.5 })
    const again = { replay: { first: { [id]: 13 }, over }, isOfBackup: false, life }
    expect(nameAfter(own, rename('B', 'C'), again)).toMatchObject({ name: 'C', mark: -14.5 })
    expect(nameAfter(own, rename('B', 'C'), elsewhere(13)).asked).toEqual(['name'])
  })

  test('with a number that this life might have given is not placed by it', () => {
    expect(nameAfter(at({ name: 'M' }, { name: -1000 }), rename('A', 'B'), answered(1200)).asked).toEqual([
      'name',
    ])
    expect(nameAfter(at({ name: 'C' }, { name: 999 }), rename('C', 'D'), answered(1200)).name).toBe('D')
    expect(mayRemoveAgain(at({ name: 'M' }), removeChange(at({ name: 'A' })), answered(1200))).toBe(false)
  })

  test('as a create of a record that is there by now asks where they differ and adds what was unknown', () => {
    const made = createChange('resident', id, { name: 'B', birth: '1986' })
    const merged = mergeReplayed(at({ name: 'A' }), made, unanswered)
    expect(merged).toMatchObject({ conflicts: ['name'], written: ['birth'], marks: { birth: 0.25 } })
  })

  test('to which nothing happens leaves the very same units, and never alters those it was given', () => {
    const before = at({ name: 'C' }, { name: 13 })
    expect(mergeReplayed(before, rename('A', 'B'), answered(12)).units).toBe(before.units)
    mergeReplayed(before, rename('C', 'D', 13), answered(14))
    expect(before.units).toEqual(resident({ name: 'C' }))
  })
})

describe('a save that was made on rows of this life, in a group that was open when the other ended', () => {
  const made = rename('A', 'B', 1005)
  test('is merged as any save of this life, and marked as one', () => {
    expect(nameAfter(at({ name: 'A' }, { name: 1005 }), made, unanswered)).toMatchObject({
      name: 'B',
      asked: [],
    })
    expect(nameAfter(at({ name: 'A' }), made, unanswered).mark).toBe(writtenIn(life))
    expect(nameAfter(at({ name: 'B' }), made, unanswered)).toEqual({ name: 'B', asked: [], mark: undefined })
  })

  test('is a conflict where somebody decided since', () => {
    expect(nameAfter(at({ name: 'A' }, { name: 1006 }), made, unanswered).asked).toEqual(['name'])
  })

  test('removes what stands as it was seen and was not decided since, and marks every unit', () => {
    const seen = { ...at({ name: 'A' }), seq: 1005 }
    const remove = removeChange(seen)
    expect(mayRemoveAgain(seen, remove, unanswered)).toBe(true)
    expect(mayRemoveAgain(at({ name: 'A' }, { name: 1005 }), remove, unanswered)).toBe(true)
    expect(mayRemoveAgain(at({ name: 'M' }), remove, unanswered)).toBe(false)
    expect(mayRemoveAgain(at({ name: 'A' }, { name: 1006 }), remove, unanswered)).toBe(false)
    const marks = marksOfRemove(at({ name: 'A' }, { birth: 1004 }), remove, unanswered)
    expect(Object.keys(marks).sort()).toEqual(
      Object.keys(seen.units)
        .filter((unit) => unit !== 'birth')
        .sort(),
    )
    expect(new Set(Object.values(marks))).toEqual(new Set([writtenIn(life)]))
  })
})

describe('a remove of the life before', () => {
  const remove = removeChange({ ...at({ name: 'B' }), seq: 11 })
  test('that was answered finds the record as it was seen, or as it was before that', () => {
    expect(mayRemoveAgain(at({ name: 'B' }), remove, answered(12))).toBe(true)
    expect(mayRemoveAgain(at({ name: 'A' }), remove, answered(12))).toBe(true)
    expect(mayRemoveAgain(at({ name: 'A' }, { name: 11 }), remove, answered(12))).toBe(true)
  })

  test('that nobody answered finds it only as it was seen', () => {
    expect(mayRemoveAgain(at({ name: 'B' }), remove, unanswered)).toBe(true)
    expect(mayRemoveAgain(at({ name: 'A' }), remove, unanswered)).toBe(false)
  })

  test('never takes away what came later, or was written in this life', () => {
    for (const mark of [13, writtenIn(life), 1001])
      expect(mayRemoveAgain(at({ name: 'B' }, { name: mark }), remove, answered(12))).toBe(false)
  })

  test('marks every unit with its place, but not those that have a later mark', () => {
    const marks = marksOfRemove(at({ name: 'B' }, { name: 11, birth: 13, sex: -1000 }), remove, answered(12))
    const marked = Object.keys(resident()).filter((unit) => unit !== 'birth' && unit !== 'sex')
    const undecided = Object.fromEntries(marked.map((unit) => [unit, 11.75]))
    expect(marks).toEqual({ ...undecided, name: 12 })
  })

  test('makes past the answered edit that came before it, and no other', () => {
    const removed = at({ name: 'B' }, { name: 12 })
    expect(comesBeforeRemoval(removed, rename('A', 'B'), answered(11))).toBe(true)
    expect(comesBeforeRemoval(removed, rename('B', 'C'), answered(13))).toBe(false)
    expect(comesBeforeRemoval(removed, rename('A', 'B'), unanswered)).toBe(false)
    expect(comesBeforeRemoval(removed, rename('A', 'B'), tooLate(11))).toBe(false)
    const conflicts = [{ id, unit: 'name' }]
    const disputed = answered(11, { replay: { first: { [id]: 11 }, conflicts } })
    expect(comesBeforeRemoval(removed, rename('A', 'B'), disputed)).toBe(true)
    expect(disputedUnits(disputed.replay, rename('A', 'B'))).toEqual(['name'])
    expect(disputedUnits(disputed.replay, editChange(id, { wrote: { sex: '2' } }))).toEqual([])
    const wider = editChange(id, { saw: { name: 'A', sex: '1' }, wrote: { name: 'B', sex: '2' } })
    expect(comesBeforeRemoval(removed, wider, answered(11))).toBe(false)
  })
})

describe('the mark of this life', () => {
  test('is put on what was written and has no word of this life yet, while the recovery goes on', () => {
    const before = at({ name: 'A' }, { name: 12, sex: 1003, birth: decidedNow })
    const marked = { name: -1000, marital: -1000 }
    expect(marksOfLife(life, before, ['name', 'sex', 'birth', 'marital'])).toEqual(marked)
    expect(marksOfLife(null, before, ['name', 'marital'])).toEqual({})
  })
})

describe('the name of a life', () => {
  test('tells which one its backup is of, over any number of restores', () => {
    const first = '2f1c9a64-aaaa'
    const second = nameOfLife('7b3d0e55-bbbb', first)
    const third = nameOfLife('c0ffee00-cccc', second)
    expect(second).toBe('7b3d0e55-bbbb~2f1c9a64')
    expect(third).toBe('c0ffee00-cccc~7b3d0e55')
    expect(nameOfLife('third', nameOfLife('next', 'first'))).toBe('third~next')
    expect(isLifeBefore(first, second)).toBe(true)
    expect(isLifeBefore(second, third)).toBe(true)
    for (const [earlier, present] of [
      [first, third],
      [second, first],
      [second, second],
    ] as const)
      expect(isLifeBefore(earlier, present)).toBe(false)
  })
})

describe('what a tablet says of a group of another life', () => {
  test('may be nothing, or all of it', () => {
    expect(replaySchema.parse({})).toEqual({})
    const said = {
      first: { [id]: 12 },
      over: { [id]: { name: 14 } },
      conflicts: [{ id, unit: 'name' }],
      dismissed: { code: 'scope', reason: 'Ghi trùng', by: 'doi.binh-thuan' },
    }
    expect(replaySchema.parse(said)).toEqual(said)
  })

  test.each([
    { first: { [id]: 12.5 } },
    { first: { [id]: -1 } },
    { over: { [id]: 14 } },
    { conflicts: [id] },
    { dismissed: {} },
  ])('is never %j', (said) => expect(replaySchema.safeParse(said).success).toBe(false))
})

describe('the marks that a plain save meets', () => {
  const marks = { name: 9, birth: 11, sex: 12.5, marital: 1000, relation: writtenIn(life) }

  test('are the decisions of the backup and of this life, and not where something was put back', () => {
    const { decided } = withoutPlaces({ decided: marks }, life)
    expect(decided).toEqual({ name: 9, marital: 1000, relation: writtenIn(life) })
  })

  test('are all of them once the recovery is over', () => {
    expect(withoutPlaces({ decided: marks }, null).decided).toBe(marks)
  })

  test('are the very same row where nothing was put back', () => {
    const before = at({ name: 'A' }, { name: 9 })
    expect(withoutPlaces(before, life)).toBe(before)
  })
})

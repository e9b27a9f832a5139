import { describe, expect, it } from 'vitest'
import type { AnsweredLine, CopiedLine, JournalLine, SavedLine } from '#client/journal/line.ts'
import type { ReadFrame } from '#client/journal/read-journal.ts'
import { groupIdOf } from '#client/testing/made-group.ts'
import { communeCode, epoch, type RecordId, recordId } from '#shared/ids.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import { contentOf, groupsOfJournal, listSaves, listUnanswered } from './saves-of-journal.ts'

const commune = communeCode('22915')
const savedAt = '2026-03-02T08:00:00.000Z'
const person = (number: number): RecordId =>
  recordId(`019aaf00-0000-7000-8000-${String(number).padStart(12, '0')}`)

const lineOf = (group: number, record: number, name: string): string =>
  JSON.stringify({
    ...{ groupId: groupIdOf(group), contractVersion: 1, epoch: epoch('e'), household: person(99) },
    changes: [
      {
        ...{ type: 'resident', id: person(record), kind: 'edit', base: 1, madeAt: savedAt },
        ...{ saw: { name: 'A' }, wrote: { name } },
      },
    ],
  })

const saved = (revision: number, group: number, name = 'B', record = group): SavedLine => ({
  ...{ kind: 'saved', revision, groupId: groupIdOf(group), commune, savedAt },
  line: lineOf(group, record, name),
})
const dropped = (revision: number, group: number): SavedLine => ({
  ...{ kind: 'dropped', revision, groupId: groupIdOf(group) },
})
const receipt = (group: number, part: Partial<Receipt> = {}): Receipt => ({
  ...{ groupId: groupIdOf(group), outcome: 'applied', seqs: { [person(group)]: 40 + group }, conflicts: [] },
  ...part,
})
const answered = (revision: number, group: number, part: Partial<Receipt> = {}): AnsweredLine => ({
  ...{ kind: 'answered', revision, groupId: groupIdOf(group), receipt: receipt(group, part) },
})
const copied = (revision: number, group: number, answer: CopiedLine['answered'] = null): CopiedLine => ({
  ...saved(revision, group),
  kind: 'copied',
  ...{ line: lineOf(group, group, 'COPIED'), commune, savedAt, answered: answer },
})

/** Each list of lines is a frame of the file, in order. */
const file = (name: string, ...frames: readonly (readonly JournalLine[])[]): ReadFrame[] =>
  frames.map((lines, number) => ({ file: name, number, lines }))

const idsOf = (frames: readonly ReadFrame[]) => groupsOfJournal(frames).known.map(({ groupId }) => groupId)
const ids = (...numbers: readonly number[]) => numbers.map(groupIdOf)

describe('the groups of a journal', () => {
  it('stand in the order of their first saves, each as its last save left it', () => {
    const frames = file('a', [saved(1, 1)], [saved(2, 2)], [saved(3, 1, 'C')])
    expect(idsOf(frames)).toEqual(ids(1, 2))
    expect(groupsOfJournal(frames).known[0]?.line).toBe(lineOf(1, 1, 'C'))
    expect(groupsOfJournal(frames).newest).toBe(3)
  })

  it('of two tabs stand in the order of their commits, wherever they were written', () => {
    const first = file('a', [saved(1, 1)], [saved(4, 4)])
    const second = file('b', [saved(2, 2)], [saved(3, 3)])
    expect(idsOf([...first, ...second])).toEqual(ids(1, 2, 3, 4))
    expect(idsOf([...second, ...first])).toEqual(ids(1, 2, 3, 4))
  })

  it('that came to no change are none, unless they were saved again', () => {
    expect(idsOf(file('a', [saved(1, 1)], [saved(2, 2)], [dropped(3, 1)]))).toEqual(ids(2))
    expect(idsOf(file('a', [saved(1, 1)], [dropped(2, 1)], [saved(3, 1)]))).toEqual(ids(1))
  })

  it('are without what was struck, in whatever file that is said', () => {
    const struck: JournalLine = { kind: 'struck', file: 'a', number: 1 }
    const frames = [...file('a', [saved(1, 1)], [saved(2, 1, 'C')]), ...file('b', [struck, saved(2, 2)])]
    expect(idsOf(frames)).toEqual(ids(1, 2))
    expect(groupsOfJournal(frames).known[0]?.line).toBe(lineOf(1, 1, 'B'))
    expect(listSaves(frames).map(({ place }) => place)).toEqual([
      { file: 'a', number: 0 },
      { file: 'b', number: 0 },
    ])
  })

  it('keep what is said beside a save that is struck', () => {
    const struck: JournalLine = { kind: 'struck', file: 'a', number: 1 }
    const frames = file('a', [saved(1, 1)], [answered(2, 1), saved(2, 2)], [struck])
    expect(groupsOfJournal(frames).known).toMatchObject([
      { groupId: groupIdOf(1), answered: { receipt: { outcome: 'applied' } } },
    ])
  })

  it('have the newest answer of each, and none of a group that is not there', () => {
    const frames = file(
      'a',
      [saved(1, 1)],
      [answered(2, 1, { outcome: 'held' })],
      [answered(5, 1)],
      [answered(6, 7)],
    )
    expect(groupsOfJournal(frames).known).toMatchObject([{ answered: { receipt: { outcome: 'applied' } } }])
  })

  it('that were copied stand as the copy has them, in its order, before what was saved since', () => {
    const before = file('a', [saved(1, 1)], [saved(2, 2)])
    const copy = file('b', [copied(5, 3), copied(5, 1), copied(5, 2)], [saved(6, 4)], [saved(7, 1, 'LATER')])
    const { known } = groupsOfJournal([...before, ...copy])
    expect(known.map(({ groupId }) => groupId)).toEqual(ids(3, 1, 2, 4))
    expect(known[1]?.line).toBe(lineOf(1, 1, 'LATER'))
  })

  it('keep their answer when a line says again what was saved', () => {
    const answer = { receipt: receipt(1), first: { [person(1)]: 7 } }
    const { known } = groupsOfJournal(file('a', [copied(5, 1, answer)], [saved(5, 1)]))
    expect(known[0]?.answered).toEqual(answer)
  })
})

describe('groups that nobody has answered', () => {
  const unanswered = (...frames: readonly (readonly JournalLine[])[]) =>
    [...listUnanswered(groupsOfJournal(file('a', ...frames)).known)].sort()

  it('are those without an answer', () => {
    expect(unanswered([saved(1, 1)], [saved(2, 2)], [answered(3, 2)])).toEqual(ids(1))
  })

  it('are none of which a later group of the same record was answered: its own line of the answer is missing', () => {
    expect(unanswered([saved(1, 1, 'B', 5)], [saved(2, 2, 'C', 5)], [answered(3, 2)])).toEqual([])
    expect(unanswered([saved(1, 1, 'B', 5)], [saved(2, 2, 'C', 5)], [answered(3, 1)])).toEqual(ids(2))
  })

  it('pass that on: before a group that counts as answered everything of its records does', () => {
    const chain = [[saved(1, 1, 'B', 5)], [saved(2, 2, 'C', 5)], [saved(3, 3, 'D', 5)], [answered(4, 3)]]
    expect(unanswered(...chain)).toEqual([])
  })

  it('are also those that this version cannot read', () => {
    const later = { ...saved(1, 1), line: '{"groupId":"x","changes":"later"}' }
    expect(unanswered([later])).toEqual(ids(1))
  })
})

describe('what is known of a group', () => {
  const contentAfter = (...lines: readonly JournalLine[]) => {
    const [group] = groupsOfJournal(file('a', [saved(1, 1)], lines)).known
    if (group === undefined) throw new Error('there is no group')
    return contentOf(group)
  }

  it('is its line and no receipt before an answer', () => {
    expect(contentAfter()).toEqual({ line: lineOf(1, 1, 'B'), savedAt, receipt: null, parked: null })
  })

  it('is the number that it first got, of whichever life', () => {
    expect(contentAfter(answered(2, 1)).first).toEqual({ [person(1)]: 41 })
    const told = { ...answered(3, 1, { seqs: { [person(1)]: 900 } }), first: { [person(1)]: 41 } }
    expect(contentAfter(answered(2, 1), told).first).toEqual({ [person(1)]: 41 })
  })

  it('is the life that gave that number, where it was made in another', () => {
    const told = { ...answered(2, 1), first: { [person(1)]: 41 }, firstIn: 'b~e' }
    expect(contentAfter(told)).toMatchObject({ first: { [person(1)]: 41 }, firstIn: 'b~e' })
    expect(contentAfter(answered(2, 1)).firstIn).toBeUndefined()
  })

  it('is what was in conflict, in whichever life', () => {
    const disputed = [{ id: person(1), unit: 'name' }]
    expect(contentAfter({ ...answered(2, 1), disputed }).disputed).toEqual(disputed)
    expect(contentAfter(answered(2, 1)).disputed).toBeUndefined()
  })

  it('is no number where it was never applied', () => {
    expect(contentAfter(answered(2, 1, { outcome: 'held', seqs: {} })).first).toBeUndefined()
  })
})

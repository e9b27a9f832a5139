/** Any history of saves, in the files of two tabs, with copies and saves that were never committed: it reads as it happened. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JournalLine } from '#client/journal/line.ts'
import type { ReadFrame } from '#client/journal/read-journal.ts'
import { edited, groupIdOf, madeAt, madeGroup } from '#client/testing/made-group.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { residentIdAt } from '#shared/testing/builders.ts'
import { groupsOfJournal, listSaves, listUnanswered } from './saves-of-journal.ts'

interface Step {
  readonly kind: 'save' | 'answer' | 'drop' | 'copy' | 'uncommitted'
  readonly group: number
  /** The tab that does it. */
  readonly file: 'a' | 'b'
}
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>('save', 'save', 'save', 'answer', 'drop', 'copy', 'uncommitted'),
  group: fc.integer({ min: 1, max: 6 }),
  file: fc.constantFrom<Step['file'][]>('a', 'b'),
})

/** Each group speaks of two of four residents, so that groups are chained to each other. */
const recordsOf = (group: number) => [group % 4, (group * 3 + 1) % 4]
const lineOf = (group: number, name: string) =>
  madeGroup({
    order: group,
    changes: [...new Set(recordsOf(group))].map((n) => edited(residentIdAt(n), { name: 'A' }, { name })),
  }).content.line

interface Plain {
  line: string
  isAnswered: boolean
}

/** Writes as the tabs do, and keeps beside it what was committed. */
class History {
  readonly frames: ReadFrame[] = []
  readonly groups = new Map<number, Plain>()
  private readonly gone = new Set<number>()
  revision = 0

  take({ kind, group, file }: Step, at: number): void {
    const known = this.groups.get(group)
    const line = lineOf(group, `NAME ${at}`)
    // What was answered is never written again, and what came to nothing keeps its id for ever.
    const isOpen = !this.gone.has(group) && known?.isAnswered !== true
    if (kind === 'copy') this.copy(file)
    else if (kind === 'answer' && known !== undefined) this.answer(known, group, file)
    else if (kind === 'drop' && known !== undefined && isOpen) this.drop(group, file)
    else if (kind === 'save' && isOpen) this.save({ group, file, line })
    else if (kind === 'uncommitted') this.strike(this.save({ group, file, line }, 'uncommitted'))
  }

  private append(file: string, ...lines: readonly JournalLine[]): ReadFrame {
    const frame = { file, number: this.frames.filter((one) => one.file === file).length, lines }
    this.frames.push(frame)
    return frame
  }

  private save(
    { group, file, line }: { group: number; file: string; line: string },
    fate: 'committed' | 'uncommitted' = 'committed',
  ): ReadFrame {
    const groupId = groupIdOf(group)
    const saved = { kind: 'saved', groupId, commune: muiNe, line, savedAt: madeAt } as const
    if (fate === 'uncommitted') return this.append(file, { ...saved, revision: this.revision + 1 })
    this.revision += 1
    this.groups.set(group, { line, isAnswered: false })
    return this.append(file, { ...saved, revision: this.revision })
  }

  private strike({ file, number }: ReadFrame): void {
    this.append(file === 'a' ? 'b' : 'a', { kind: 'struck', file, number })
  }

  private answer(known: Plain, group: number, file: string): void {
    this.revision += 1
    known.isAnswered = true
    const groupId = groupIdOf(group)
    const receipt = { groupId, outcome: 'applied' as const, seqs: {}, conflicts: [] }
    this.append(file, { kind: 'answered', revision: this.revision, groupId, receipt })
  }

  private drop(group: number, file: string): void {
    this.revision += 1
    this.groups.delete(group)
    this.gone.add(group)
    this.append(file, { kind: 'dropped', revision: this.revision, groupId: groupIdOf(group) })
  }

  private copy(file: string): void {
    const lines = [...this.groups].map(([group, { line, isAnswered }]): JournalLine => {
      const groupId = groupIdOf(group)
      const receipt = { groupId, outcome: 'applied' as const, seqs: {}, conflicts: [] }
      const said = { revision: this.revision, groupId, commune: muiNe, line, savedAt: madeAt }
      return { kind: 'copied', ...said, answered: isAnswered ? { receipt } : null }
    })
    if (lines.length > 0) this.append(file, ...lines)
  }

  /** Answered, or before one that counts as answered and has a record in common with it: until nothing more follows. */
  unanswered(): string[] {
    const all = [...this.groups].map(([group, { isAnswered }]) => ({ group, isAnswered }))
    const follows = () =>
      all.find(
        (one, at) =>
          !one.isAnswered &&
          all
            .slice(at + 1)
            .some(
              (later) =>
                later.isAnswered && recordsOf(later.group).some((n) => recordsOf(one.group).includes(n)),
            ),
      )
    for (let next = follows(); next !== undefined; next = follows()) next.isAnswered = true
    return all.flatMap(({ group, isAnswered }) => (isAnswered ? [] : [groupIdOf(group)]))
  }
}

const historyOf = (steps: readonly Step[]): History => {
  const history = new History()
  steps.forEach((step, at) => {
    history.take(step, at)
  })
  return history
}
/** As the disk lists them: file by file. */
const byFile = (frames: readonly ReadFrame[], first: string) => [
  ...frames.filter(({ file }) => file === first),
  ...frames.filter(({ file }) => file !== first),
]

it('has every group in the order of the first saves, as its last save left it, with its answer', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 25 }), fc.constantFrom('a', 'b'), (steps, first) => {
      const history = historyOf(steps)
      const { known } = groupsOfJournal(byFile(history.frames, first))
      expect(
        known.map(({ groupId, line, answered }) => ({ groupId, line, isAnswered: answered !== null })),
      ).toEqual([...history.groups].map(([group, plain]) => ({ groupId: groupIdOf(group), ...plain })))
    }),
    { seed: 109, numRuns: 300 },
  )
})

it('sends again what nobody answered, and nothing that a later answer has behind it', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 25 }), fc.constantFrom('a', 'b'), (steps, first) => {
      const history = historyOf(steps)
      const { known } = groupsOfJournal(byFile(history.frames, first))
      expect([...listUnanswered(known)].sort()).toEqual(history.unanswered().sort())
    }),
    { seed: 113, numRuns: 300 },
  )
})

it('never shows a save that was not committed, nor a number above what was', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 25 }), (steps) => {
      const history = historyOf(steps)
      const struck = history.frames.flatMap(({ lines }) =>
        lines.flatMap((line) => (line.kind === 'struck' ? [`${line.file} ${line.number}`] : [])),
      )
      const saves = listSaves(history.frames)
      for (const { place } of saves) expect(struck).not.toContain(`${place.file} ${place.number}`)
      expect(groupsOfJournal(history.frames).newest).toBeLessThanOrEqual(history.revision)
      const revisions = saves.map(({ line }) => line.revision)
      expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
    }),
    { seed: 127 },
  )
})

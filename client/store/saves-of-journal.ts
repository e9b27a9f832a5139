/** What the journal's lines come to: groups in the order of their saves, each as it was last known. Pure. */
import type { CopiedLine, JournalLine, SavedLine } from '#client/journal/line.ts'
import type { Place, ReadFrame } from '#client/journal/read-journal.ts'
import type { GroupId } from '#shared/ids.ts'
import { type Group, groupSchema } from '#shared/sync/change.ts'
import { type GroupContent, rememberedOf } from './groups.ts'

export interface SaveOfJournal {
  readonly place: Place
  readonly line: SavedLine
}

const keyOf = ({ file, number }: Place): string => `${file}/${number}`

const byRevision = <T extends { readonly line: { readonly revision: number } }>(lines: readonly T[]): T[] =>
  [...lines].sort((a, b) => a.line.revision - b.line.revision)

type Told = Exclude<JournalLine, { kind: 'struck' }>

/** What counts, in the order in which it was committed. */
function listTold(frames: readonly ReadFrame[]): { readonly place: Place; readonly line: Told }[] {
  const struck = new Set(
    frames.flatMap(({ lines }) => lines.flatMap((line) => (line.kind === 'struck' ? [keyOf(line)] : []))),
  )
  const told = frames.flatMap((frame) =>
    frame.lines.flatMap((line) => {
      if (line.kind === 'struck' || (isSave(line) && struck.has(keyOf(frame)))) return []
      return [{ place: { file: frame.file, number: frame.number }, line }]
    }),
  )
  return byRevision(told)
}

const isSave = (line: JournalLine): line is SavedLine => line.kind === 'saved' || line.kind === 'dropped'

export const listSaves = (frames: readonly ReadFrame[]): readonly SaveOfJournal[] =>
  listTold(frames).flatMap(({ place, line }) => (isSave(line) ? [{ place, line }] : []))

export interface KnownGroup extends Pick<CopiedLine, 'groupId' | 'commune' | 'line' | 'savedAt'> {
  readonly answered: CopiedLine['answered']
}

export interface KnownGroups {
  readonly known: readonly KnownGroup[]
  /** The highest revision that the journal speaks of. */
  readonly newest: number
}

/** All groups that were not dropped, the first saved first. What was copied stands in the order of the copy. */
export function groupsOfJournal(frames: readonly ReadFrame[]): KnownGroups {
  const groups = new Map<GroupId, KnownGroup>()
  const told = listTold(frames)
  for (const { line } of told) {
    const known = groups.get(line.groupId)
    switch (line.kind) {
      case 'saved':
        groups.set(line.groupId, { ...line, answered: known?.answered ?? null })
        break
      case 'copied':
        groups.delete(line.groupId)
        groups.set(line.groupId, line)
        break
      case 'answered':
        if (known !== undefined) groups.set(line.groupId, { ...known, answered: line })
        break
      case 'dropped':
        groups.delete(line.groupId)
    }
  }
  return { known: [...groups.values()], newest: told.at(-1)?.line.revision ?? 0 }
}

/**
 * Groups that nobody has answered. The line of an answer may be missing: who sends in order has sent a group when a later
 * one of its records was answered.
 */
export function listUnanswered(groups: readonly KnownGroup[]): ReadonlySet<string> {
  const unanswered = new Set<string>()
  const passed = new Set<string>()
  for (const { groupId, line, answered } of [...groups].reverse()) {
    const records = recordsOf(line)
    const isAnswered = answered !== null || records.some((id) => passed.has(id))
    if (isAnswered) for (const id of records) passed.add(id)
    else unanswered.add(groupId)
  }
  return unanswered
}

function recordsOf(line: string): readonly string[] {
  const group = findGroup(line)
  return group?.changes.map(({ id }) => id) ?? []
}

/** Of a later version's line nothing is said: it goes out as it is. */
function findGroup(line: string): Group | undefined {
  const parsed = groupSchema.safeParse(JSON.parse(line))
  return parsed.success ? parsed.data : undefined
}

export function contentOf({ line, savedAt, answered }: KnownGroup): GroupContent {
  const receipt = answered?.receipt ?? null
  const first = answered?.first ?? (receipt?.outcome === 'applied' ? receipt.seqs : undefined)
  return { line, savedAt, receipt, parked: null, ...rememberedOf({ ...answered, first }) }
}

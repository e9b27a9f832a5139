/**
 * What the log says happened, told again without a line of the intake's own judgement: a second opinion on the rules,
 * written as plainly as possible. What the log says was applied and cannot be, is a fault.
 */
import type { CommuneCode } from '#shared/ids.ts'
import { type RecordType, unitsOf } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import type { Replay } from '#shared/sync/replay.ts'
import { rowKeyOf } from '../centre/memory-state.ts'
import { type LivedWord, unitKey } from '../ledger.ts'
import {
  decisionIn,
  type Fate,
  fateOf,
  isDisputed,
  isOfLife,
  type ModelLife,
  markAfter,
  placeOf,
  type SaidAgain,
} from './replayed.ts'
import { isSame } from './values.ts'

export interface Author {
  readonly device: string
  readonly user: string
  readonly group: string
  readonly isDesk: boolean
}

export interface ModelRow {
  readonly type: RecordType
  readonly id: string
  readonly units: Map<string, UnitValue>
  /** Marks, as the row has them. */
  readonly decided: Map<string, number>
  /** Where a desk decided, whatever the mark says since. */
  readonly deskDecided: Map<string, number>
  readonly authors: Map<string, Author>
  removed: boolean
  removedBy: Author | undefined
  /** Of the group that wrote it last. */
  seq: number
}

export interface ModelClaim {
  readonly by: string
  readonly saw: UnitValue
  readonly wrote: UnitValue
}

/** One unit that a group wrote over another value. */
export interface UnitWrite {
  readonly now: UnitValue
  readonly id: string
  readonly unit: string
  readonly saw: UnitValue
  readonly wrote: UnitValue
  readonly by: Author
  /** Where a desk decided what was written over. */
  readonly decidedAt: number
  /** Of a group of another life. */
  readonly replay: Replay | undefined
  /** Who wrote the value that it met. */
  readonly met: Author | undefined
  /** How the life is called in which it was judged, and whether its recovery went on. */
  readonly life: ModelLife | undefined
}

export type UnitConflict = UnitWrite

export interface Story {
  readonly commune: CommuneCode
  readonly rows: Map<string, ModelRow>
  /** Of open conflicts, by record and unit. */
  readonly claims: Map<string, ModelClaim[]>
  readonly writes: UnitWrite[]
  readonly conflicts: UnitConflict[]
  /** Claims that stood when a decision was applied, by its group. */
  readonly claimsAtDecision: Map<string, readonly ModelClaim[]>
  /** What became of each word on a unit, in the order of judgement. */
  readonly words: StoryWord[]
  readonly faults: string[]
}

/** A word, and what stood there when it was judged. */
export interface StoryWord extends LivedWord {
  readonly by: Author
  readonly replay: Replay | undefined
  readonly met: Author | undefined
}

export const newStory = (commune: CommuneCode): Story => ({
  commune,
  rows: new Map(),
  claims: new Map(),
  writes: [],
  conflicts: [],
  claimsAtDecision: new Map(),
  words: [],
  faults: [],
})

export interface Applied {
  readonly group: Group
  readonly by: Author
  /** Per change, the number that its row got, where it was written. */
  readonly seqs: readonly number[]
  /** Of a decision: record and unit of the conflict that it closes, by change. */
  readonly closes: readonly (string | undefined)[]
  /** What its tablet says of a group of another life. */
  readonly replay: Replay | undefined
  /** In which it was judged, while the recovery goes on. */
  readonly life: ModelLife | undefined
  /** The epoch in which it was judged. */
  readonly present: string
}

export function applyGroup(story: Story, applied: Applied): void {
  const { group, by, seqs, replay, life } = applied
  const moved: string[] = []
  const { present } = applied
  group.changes.forEach((change, index) => {
    const how = {
      by,
      seq: seqs[index] ?? 0,
      closes: applied.closes[index],
      replay,
      life,
      present,
      epoch: group.epoch,
    }
    const row = story.rows.get(rowKeyOf(change.type, change.id))
    if (row !== undefined && isPast(row, change, how)) {
      letGo(story, row, change, how)
      return
    }
    const problem = impossible(change, row, how)
    if (problem !== undefined) story.faults.push(`${group.groupId.slice(-4)} was applied although ${problem}`)
    else if (by.isDesk && row !== undefined) decide(story, row, change, how)
    else if (change.kind === 'remove' && row !== undefined) removeAt(story, row, change, how)
    else if (merge(story, row, change, how)) moved.push(change.id)
  })
  lookAtHouseholds(story, group, moved)
}

interface How extends Pick<Applied, 'present'> {
  readonly epoch: string
  readonly by: Author
  readonly seq: number
  readonly closes: string | undefined
  readonly replay: Replay | undefined
  readonly life: ModelLife | undefined
}

const baseOf = ({ base }: Change, unit: string): number =>
  typeof base === 'number' ? base : (base?.[unit] ?? 0)

function saidAgain(row: ModelRow, change: Change, unit: string, how: How): SaidAgain {
  const { replay = {}, life, epoch, present } = how
  return {
    id: change.id,
    unit,
    now: row.units.get(unit) ?? null,
    saw: change.saw?.[unit] ?? null,
    wrote: change.wrote?.[unit] ?? null,
    base: baseOf(change, unit),
    mark: row.decided.get(unit) ?? 0,
    replay,
    life,
    epoch,
    present,
  }
}

/** An edit of what was removed in the same life before, after it: everybody knew. */
function isPast(row: ModelRow, change: Change, how: How): boolean {
  const { replay, life } = how
  if (!row.removed || change.kind === 'remove' || replay === undefined || life === undefined) return false
  return Object.keys(change.wrote ?? {}).every((unit) => {
    const said = { ...saidAgain(row, change, unit, how), wrote: '(other)' }
    return !isOfLife(said.mark, life) && fateOf({ ...said, replay: { ...replay, conflicts: [] } }) === 'past'
  })
}

/** What was in conflict before the removal is a question again. */
function letGo(story: Story, row: ModelRow, change: Change, how: How): void {
  const { by, replay, life } = how
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const { now, saw, ...said } = saidAgain(row, change, unit, how)
    const met = row.authors.get(unit)
    const decidedAt = row.deskDecided.get(unit) ?? 0
    const conflict = { id: row.id, unit, now, saw, wrote, by, decidedAt, replay, met, life }
    const isAsked = isDisputed({ id: row.id, unit, replay: said.replay }) && claim(story, row, conflict)
    const fate = isAsked ? 'conflict' : 'past'
    story.words.push({ group: by.group, id: row.id, unit, fate, seq: row.seq, by, replay, met })
  }
}

function impossible(change: Change, row: ModelRow | undefined, how: How): string | undefined {
  if (row === undefined) return change.kind === 'create' ? undefined : `${change.id.slice(-4)} is not there`
  if (change.kind !== 'remove') return row.removed ? `${change.id.slice(-4)} is removed` : undefined
  if (row.removed) return undefined
  for (const [unit, now] of row.units) {
    const isSeen = isSame(now, change.saw?.[unit])
    const mark = row.decided.get(unit) ?? 0
    if (how.replay !== undefined) {
      const said = saidAgain(row, change, unit, how)
      if (!isRemovable({ ...said, wrote: '(removed)' }, isSeen))
        return `${unit} of what is removed again has another word`
    } else if (!isSeen) return `${unit} of what is removed was not seen`
    else if (decisionIn(mark) > baseOf(change, unit)) return `${unit} of what is removed was decided since`
  }
  return undefined
}

/** What no centre has answered must have seen the very values. */
function isRemovable(said: SaidAgain, isSeen: boolean): boolean {
  return fateOf(said) === 'write' && (isSeen || Number.isInteger(placeOf(said)))
}

function removeAt(story: Story, row: ModelRow, change: Change, how: How): void {
  const { replay, life, by, seq } = how
  for (const unit of row.units.keys()) {
    const met = row.authors.get(unit)
    if (row.removed) {
      // said after whatever the removal stands upon
      story.words.push({ group: by.group, id: row.id, unit, fate: 'same', seq: row.seq, by, replay, met })
      continue
    }
    const mark = row.decided.get(unit) ?? 0
    const next =
      replay === undefined
        ? markOfPlain(mark, life)
        : markAfter({ ...saidAgain(row, change, unit, how), wrote: '(removed)' })
    if (next !== 0) row.decided.set(unit, next)
    story.words.push({ group: by.group, id: row.id, unit, fate: 'write', seq, by, replay, met })
  }
  removeRow(row, seq, by)
}

function removeRow(row: ModelRow, seq: number, by: Author): void {
  if (row.removed) return
  row.removed = true
  row.removedBy = by
  row.seq = seq
}

const markOfPlain = (mark: number, life: ModelLife | undefined): number =>
  life === undefined || isOfLife(mark, life) ? mark : -life.startsAt

interface Judged {
  readonly fate: Fate
  readonly mark: number
}

function judge(row: ModelRow, change: Change, unit: string, how: How): Judged {
  const { replay, life } = how
  const said = saidAgain(row, change, unit, how)
  const { now, saw, wrote, mark, base } = said
  if (replay !== undefined) {
    const fate = fateOf(said)
    return { fate, mark: fate === 'same' || fate === 'write' ? markAfter(said) : mark }
  }
  if (isSame(now, wrote)) return { fate: 'same', mark }
  // where something was put back is no decision
  const isPlace = life !== undefined && mark > life.restoredFrom && mark < life.startsAt
  if (isSame(now, saw) && (isPlace || decisionIn(mark) <= base))
    return { fate: 'write', mark: markOfPlain(mark, life) }
  return { fate: 'conflict', mark }
}

/** Tells whether a resident was put into a household. */
function merge(story: Story, known: ModelRow | undefined, change: Change, how: How): boolean {
  const { by, seq, replay, life } = how
  const row = known ?? newRow(change)
  if (known === undefined) story.rows.set(rowKeyOf(change.type, change.id), row)
  let isWritten = known === undefined
  let isMoved = known === undefined
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const now = row.units.get(unit) ?? null
    const saw = change.saw?.[unit] ?? null
    const decidedAt = row.deskDecided.get(unit) ?? 0
    const met = row.authors.get(unit)
    const write = { id: change.id, unit, saw, wrote, by, decidedAt, replay, met, life }
    const judged: Judged = known === undefined ? { fate: 'write', mark: 0 } : judge(row, change, unit, how)
    const { fate, mark } = judged
    isWritten ||= fate === 'write' || mark !== (row.decided.get(unit) ?? 0)
    if (mark !== 0) row.decided.set(unit, mark)
    if (fate === 'write') {
      if (known !== undefined) story.writes.push({ ...write, now })
      row.units.set(unit, wrote)
      row.authors.set(unit, by)
      isMoved ||= unit === 'household'
    }
    if (fate === 'write' || fate === 'same') settle(story, row, unit, by.user)
    const stands = fate !== 'conflict' || claim(story, row, { ...write, now })
    const heard = fate === 'conflict' && !stands ? 'same' : fate
    story.words.push({ group: by.group, id: row.id, unit, fate: heard, seq: 0, by, replay, met })
  }
  if (isWritten) row.seq = seq
  for (const word of story.words.slice(-Object.keys(change.wrote ?? {}).length)) word.seq = row.seq
  return isMoved && change.type === 'resident'
}

const newRow = ({ type, id }: Change): ModelRow => ({
  type,
  id,
  units: new Map(Object.keys(unitsOf(type)).map((unit) => [unit, null])),
  decided: new Map(),
  deskDecided: new Map(),
  authors: new Map(),
  removed: false,
  removedBy: undefined,
  seq: 0,
})

/** The person has said something on the unit that stands: their claim is over, and who claims the same has it. */
function settle(story: Story, row: ModelRow, unit: string, user: string): void {
  const key = unitKey(row.id, unit)
  const left = (story.claims.get(key) ?? []).filter(
    ({ by, wrote }) => by !== user && !isSame(wrote, row.units.get(unit)),
  )
  if (left.length > 0) story.claims.set(key, left)
  else story.claims.delete(key)
}

/** Tells whether a claim stands. */
function claim(story: Story, row: ModelRow, conflict: UnitConflict): boolean {
  const { unit, by, saw, wrote } = conflict
  const key = unitKey(row.id, unit)
  const claims = story.claims.get(key) ?? []
  const earlier = claims.find((one) => one.by === by.user)
  const from = earlier !== undefined && isSame(saw, earlier.wrote) ? earlier.saw : saw
  if (earlier !== undefined && isSame(from, wrote)) {
    settle(story, row, unit, by.user)
    return false
  }
  story.conflicts.push(conflict)
  story.claims.set(key, [...claims.filter((one) => one !== earlier), { by: by.user, saw: from, wrote }])
  return true
}

/** A desk's word: written as it was seen, or not at all. */
function decide(story: Story, row: ModelRow, change: Change, { by, seq, closes, life }: How): void {
  const wrote = Object.entries(change.wrote ?? {})
  for (const [unit, value] of wrote) {
    const saw = change.saw?.[unit] ?? null
    const now = row.units.get(unit) ?? null
    const decidedAt = row.deskDecided.get(unit) ?? 0
    const met = row.authors.get(unit)
    if (!isSame(now, saw) || (row.decided.get(unit) ?? 0) > baseOf(change, unit))
      story.faults.push(`a decision was taken on another ${unit} than stood there`)
    story.writes.push({
      id: row.id,
      unit,
      now,
      saw,
      wrote: value,
      by,
      decidedAt,
      met,
      life,
      replay: undefined,
    })
    story.words.push({ group: by.group, id: row.id, unit, fate: 'write', seq, by, met, replay: undefined })
    row.units.set(unit, value)
    row.authors.set(unit, by)
    if (change.closes !== undefined || life !== undefined) {
      row.decided.set(unit, seq)
      row.deskDecided.set(unit, seq)
    }
  }
  if (closes !== undefined) story.claimsAtDecision.set(by.group, story.claims.get(closes) ?? [])
  if (wrote.length > 0) row.seq = seq
  if (change.kind === 'remove') removeRow(row, seq, by)
  for (const [unit] of wrote) settle(story, row, unit, by.user)
  if (closes !== undefined) story.claims.delete(closes)
}

function lookAtHouseholds(story: Story, group: Group, moved: readonly string[]): void {
  for (const { type, kind, id } of group.changes) {
    if (type !== 'household' || kind !== 'remove') continue
    const left = [...story.rows.values()].find((row) => !row.removed && row.units.get('household') === id)
    if (left !== undefined) story.faults.push(`${left.id.slice(-4)} lives in a household that was removed`)
  }
  for (const id of moved) {
    const household = story.rows.get(rowKeyOf('resident', id))?.units.get('household')
    if (typeof household !== 'string') continue
    const home = story.rows.get(rowKeyOf('household', household))
    if (home === undefined || home.removed)
      story.faults.push(`${id.slice(-4)} was put into a household that is not there`)
  }
}

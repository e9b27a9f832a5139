/**
 * What the log says happened, told again without a line of the intake's own judgement: a second opinion on the rules,
 * written as plainly as possible. What the log says was applied and cannot be, is a fault.
 */
import type { CommuneCode } from '#shared/ids.ts'
import { type RecordType, unitsOf } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import { rowKeyOf } from '../centre/memory-state.ts'
import { unitKey } from '../ledger.ts'

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
  readonly decided: Map<string, number>
  readonly authors: Map<string, Author>
  removed: boolean
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
  readonly id: string
  readonly unit: string
  readonly saw: UnitValue
  readonly wrote: UnitValue
  readonly by: Author
  readonly decidedAt: number
}

export interface UnitConflict extends UnitWrite {
  readonly now: UnitValue
  /** Who wrote the value that it met. */
  readonly met: Author | undefined
}

export interface Story {
  readonly commune: CommuneCode
  readonly rows: Map<string, ModelRow>
  /** Of open conflicts, by record and unit. */
  readonly claims: Map<string, ModelClaim[]>
  readonly writes: UnitWrite[]
  readonly conflicts: UnitConflict[]
  /** Claims that stood when a decision was applied, by its group. */
  readonly claimsAtDecision: Map<string, readonly ModelClaim[]>
  readonly faults: string[]
}

export const newStory = (commune: CommuneCode): Story => ({
  commune,
  rows: new Map(),
  claims: new Map(),
  writes: [],
  conflicts: [],
  claimsAtDecision: new Map(),
  faults: [],
})

/** Parts in a fixed order, absent ones as null. */
const plain = (value: UnitValue | undefined): string => {
  if (value === undefined || value === null || typeof value === 'string') return JSON.stringify(value ?? null)
  return JSON.stringify(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .sort(),
  )
}
export const isSame = (a: UnitValue | undefined, b: UnitValue | undefined): boolean => plain(a) === plain(b)

export interface Applied {
  readonly group: Group
  readonly by: Author
  /** Per change, the number that its row got, where it was written. */
  readonly seqs: readonly number[]
  /** Of a decision: record and unit of the conflict that it closes, by change. */
  readonly closes: readonly (string | undefined)[]
}

export function applyGroup(story: Story, applied: Applied): void {
  const { group, by, seqs } = applied
  const moved: string[] = []
  group.changes.forEach((change, index) => {
    const how = { by, seq: seqs[index] ?? 0, closes: applied.closes[index] }
    const row = story.rows.get(rowKeyOf(change.type, change.id))
    const problem = impossible(change, row)
    if (problem !== undefined) story.faults.push(`${group.groupId.slice(-4)} was applied although ${problem}`)
    else if (by.isDesk && row !== undefined) decide(story, row, change, how)
    else if (change.kind === 'remove' && row !== undefined) removeRow(row, how.seq)
    else if (merge(story, row, change, how)) moved.push(change.id)
  })
  lookAtHouseholds(story, group, moved)
}

function impossible(change: Change, row: ModelRow | undefined): string | undefined {
  if (row === undefined) return change.kind === 'create' ? undefined : `${change.id.slice(-4)} is not there`
  if (change.kind !== 'remove') return row.removed ? `${change.id.slice(-4)} is removed` : undefined
  if (row.removed) return undefined
  for (const [unit, now] of row.units) {
    if (!isSame(now, change.saw?.[unit])) return `${unit} of what is removed was not seen`
    if ((row.decided.get(unit) ?? 0) > baseOf(change, unit))
      return `${unit} of what is removed was decided since`
  }
  return undefined
}

const baseOf = ({ base }: Change, unit: string): number =>
  typeof base === 'number' ? base : (base?.[unit] ?? 0)

interface How {
  readonly by: Author
  readonly seq: number
  readonly closes: string | undefined
}

function removeRow(row: ModelRow, seq: number): void {
  if (row.removed) return
  row.removed = true
  row.seq = seq
}

/** Tells whether a resident was put into a household. */
function merge(story: Story, known: ModelRow | undefined, change: Change, { by, seq }: How): boolean {
  const row = known ?? newRow(change)
  if (known === undefined) story.rows.set(rowKeyOf(change.type, change.id), row)
  let isWritten = known === undefined
  let isMoved = known === undefined
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const now = row.units.get(unit) ?? null
    const saw = change.saw?.[unit] ?? null
    const decidedAt = row.decided.get(unit) ?? 0
    const write = { id: change.id, unit, saw, wrote, by, decidedAt }
    if (known !== undefined && isSame(now, wrote)) settle(story, row, unit, by.user)
    else if (known === undefined || (isSame(now, saw) && decidedAt <= baseOf(change, unit))) {
      if (known !== undefined) story.writes.push(write)
      row.units.set(unit, wrote)
      row.authors.set(unit, by)
      isWritten = true
      isMoved ||= unit === 'household'
      settle(story, row, unit, by.user)
    } else claim(story, row, { ...write, now, met: row.authors.get(unit) })
  }
  if (isWritten) row.seq = seq
  return isMoved && change.type === 'resident'
}

const newRow = ({ type, id }: Change): ModelRow => ({
  type,
  id,
  units: new Map(Object.keys(unitsOf(type)).map((unit) => [unit, null])),
  decided: new Map(),
  authors: new Map(),
  removed: false,
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

function claim(story: Story, row: ModelRow, conflict: UnitConflict): void {
  const { unit, by, saw, wrote } = conflict
  const key = unitKey(row.id, unit)
  const claims = story.claims.get(key) ?? []
  const earlier = claims.find((one) => one.by === by.user)
  const from = earlier !== undefined && isSame(saw, earlier.wrote) ? earlier.saw : saw
  if (earlier !== undefined && isSame(from, wrote)) {
    settle(story, row, unit, by.user)
    return
  }
  story.conflicts.push(conflict)
  story.claims.set(key, [...claims.filter((one) => one !== earlier), { by: by.user, saw: from, wrote }])
}

/** A desk's word: written as it was seen, or not at all. */
function decide(story: Story, row: ModelRow, change: Change, { by, seq, closes }: How): void {
  const wrote = Object.entries(change.wrote ?? {})
  for (const [unit, value] of wrote) {
    const saw = change.saw?.[unit] ?? null
    const decidedAt = row.decided.get(unit) ?? 0
    if (!isSame(row.units.get(unit), saw) || decidedAt > baseOf(change, unit))
      story.faults.push(`a decision was taken on another ${unit} than stood there`)
    story.writes.push({ id: row.id, unit, saw, wrote: value, by, decidedAt })
    row.units.set(unit, value)
    row.authors.set(unit, by)
    if (change.closes !== undefined) row.decided.set(unit, seq)
  }
  if (closes !== undefined) story.claimsAtDecision.set(by.group, story.claims.get(closes) ?? [])
  if (wrote.length > 0) row.seq = seq
  if (change.kind === 'remove') removeRow(row, seq)
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

/**
 * The judgement of one group: applied whole, or held whole with the reason. A conflict on a unit becomes a claim and
 * does not stop the rest. No clock, no device time, no database in any decision.
 */

import type { CommuneCode } from '#shared/ids.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import { type RecordType, type Row, unitsOf } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import { mayRemove, mergeRecord } from '#shared/sync/merge-record.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import {
  type Again,
  comesBeforeRemoval,
  disputedUnits,
  type Life,
  marksOfLife,
  marksOfRemove,
  mayRemoveAgain,
  mergeReplayed,
  type ReplayResult,
  withoutPlaces,
} from '#shared/sync/replay.ts'
import { claimUnit, settleUnit } from './claims.ts'
import { findSignOffProblem, type Signer } from './judge-sign-off.ts'
import type { Draft, Stage } from './stage.ts'

export interface Writer extends Signer {
  readonly commune: CommuneCode
  readonly device: string
  /** When the centre received it. */
  readonly at: string
  readonly newId: () => string
  /** Of the commune, while a recovery goes on. */
  readonly life: Life | null
}

/** Index of the change, unit. */
export type Conflict = readonly [number, string]

export type Judgement =
  | { readonly kind: 'applied'; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'held'; readonly problem: HeldProblem; readonly waitsFor: RecordId | null }

type Held = Extract<Judgement, { kind: 'held' }>

const held = (code: HeldProblem['code'], record: string, waitsFor: RecordId | null = null): Held => ({
  kind: 'held',
  problem: { code, record },
  waitsFor,
})

/** Judges on a draft and keeps it only when the whole group is applied. A group of another life is a replay. */
export function judgeGroup(
  stage: Stage,
  group: Group,
  writer: Writer,
  again?: Pick<Again, 'replay' | 'isOfBackup'>,
): Judgement {
  const draft = stage.draft()
  const conflicts: Conflict[] = []
  const housed: Change[] = []
  for (const [index, change] of group.changes.entries()) {
    const maker = { ...writer, groupId: group.groupId, again: again && { ...again, life: writer.life } }
    const past = findPast(draft, change, maker)
    const refused =
      past === undefined
        ? (refusedChange(draft, change, maker) ?? refusedStamp(draft, change, maker))
        : undefined
    if (refused !== undefined) return refused
    const merged =
      past === undefined ? applyChange(draft, change, maker) : claimPast(draft, past, change, maker)
    for (const unit of merged.conflicts) conflicts.push([index, unit])
    if (merged.movedIn) housed.push(change)
  }
  const refused = refusedWhole(draft, group, housed)
  if (refused !== undefined) return refused
  draft.keep()
  return { kind: 'applied', conflicts }
}

/** Whoever wrote a group, and what is known of it where it belongs to another life. */
interface Maker extends Writer {
  readonly groupId: string
  readonly again: Again | undefined
}

/** The record of a replayed edit, which a later save of the same life has removed since. */
function findPast(draft: Draft, change: Change, { again }: Pick<Maker, 'again'>): Row | undefined {
  const row = draft.findRow(change.type, change.id)
  if (again === undefined || change.kind === 'remove' || row === undefined || row.removedAt === null) return
  return comesBeforeRemoval(row, change, again) ? row : undefined
}

/** What was in conflict when the record was removed is a question again. */
function claimPast(draft: Draft, row: Row, change: Change, writer: Maker): Applied {
  const disputed = writer.again === undefined ? [] : disputedUnits(writer.again.replay, change)
  return {
    conflicts: disputed.filter((unit) => claimUnit(draft, row, unit, change, writer)),
    movedIn: false,
  }
}

/** Why a change cannot be applied to the record as it stands. */
export function refusedChange(
  draft: Draft,
  change: Change,
  { again }: Partial<Pick<Maker, 'again'>> = {},
): Held | undefined {
  const row = draft.findRow(change.type, change.id)
  if (row === undefined) {
    return change.kind === 'create' ? undefined : held('record-missing', change.id, change.id)
  }
  if (change.kind !== 'remove') return row.removedAt === null ? undefined : held('record-removed', change.id)
  const may = again === undefined ? mayRemove(row, change) : mayRemoveAgain(row, change, again)
  if (row.removedAt === null && !may) return held('remove-refused', change.id)
  return undefined
}

/** A name under a form that is not the writer's to set. */
function refusedStamp(draft: Draft, change: Change, signer: Signer): Held | undefined {
  const problem = findSignOffProblem(draft.findRow(change.type, change.id), change, signer)
  return problem === undefined ? undefined : { kind: 'held', problem, waitsFor: null }
}

/** What only the whole group shows: whom a household still has, and whether a resident's household is there. */
export function refusedWhole(draft: Draft, group: Group, housed: readonly Change[]): Held | undefined {
  for (const change of group.changes) {
    const emptied = change.type === 'household' && change.kind === 'remove'
    if (emptied && draft.hasMembers(change.id)) return held('household-not-empty', change.id)
  }
  for (const change of housed) {
    const household = draft.findRow('resident', change.id)?.units.household
    if (typeof household !== 'string') continue
    const row = draft.findRow('household', household)
    if (row === undefined) return held('household-missing', household, recordId(household))
    if (row.removedAt !== null) return held('household-removed', household)
  }
  return undefined
}

interface Applied {
  readonly conflicts: readonly string[]
  /** A resident was put into a household. */
  readonly movedIn: boolean
}

function applyChange(draft: Draft, change: Change, writer: Maker): Applied {
  const before = draft.findRow(change.type, change.id)
  if (change.kind === 'remove') {
    if (before !== undefined && before.removedAt === null)
      draft.putRow({
        ...stamped(before, writer),
        removedAt: writer.at,
        decided: { ...before.decided, ...marksOfRemoval(before, change, writer) },
      })
    return { conflicts: [], movedIn: false }
  }
  if (before === undefined) {
    draft.putRow(newRow(change, writer))
    return { conflicts: [], movedIn: change.type === 'resident' }
  }
  const merged = merge(before, change, writer)
  const decided = { ...before.decided, ...merged.marks }
  const marked = Object.entries(merged.marks).some(([unit, mark]) => mark !== before.decided[unit])
  const written = merged.written.length > 0 ? { ...stamped(before, writer), units: merged.units } : before
  const row = marked ? { ...written, decided } : written
  if (row !== before) draft.putRow(row)
  for (const unit of [...merged.written, ...merged.same]) settleUnit(draft, row, unit, writer)
  const conflicts = merged.conflicts.filter((unit) => claimUnit(draft, row, unit, change, writer))
  return { conflicts, movedIn: change.type === 'resident' && merged.written.includes('household') }
}

function merge(before: Row, change: Change, { again, life }: Maker): ReplayResult {
  if (again !== undefined) return mergeReplayed(before, change, again)
  const merged = mergeRecord(withoutPlaces(before, life), change)
  return { ...merged, marks: marksOfLife(life, before, merged.written) }
}

/** Earlier saves of the same life that come after it are past; of a remove in this life, held. */
function marksOfRemoval(before: Row, change: Change, { again, life }: Maker): Record<string, number> {
  if (again === undefined) return marksOfLife(life, before, Object.keys(before.units))
  return marksOfRemove(before, change, again)
}

export const stamped = (row: Row, writer: Writer): Row => ({
  ...row,
  updatedAt: writer.at,
  updatedBy: writer.username,
})

const absent = (type: RecordType): UnitValues =>
  Object.fromEntries(Object.keys(unitsOf(type)).map((unit) => [unit, null]))
const nothingKnown = { household: absent('household'), resident: absent('resident') }

function newRow(change: Change, writer: Writer): Row {
  const units = { ...nothingKnown[change.type], ...change.wrote }
  return {
    type: change.type,
    id: change.id,
    commune: writer.commune,
    seq: 0,
    units,
    createdAt: writer.at,
    updatedAt: writer.at,
    updatedBy: writer.username,
    removedAt: null,
    decided: {},
  }
}

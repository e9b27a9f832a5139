/**
 * What a save becomes: a new group, or a fold into the last group of its record. Promises: a group is changed only while
 * it is open; a save of several records, or of an event, is always a new group, and nothing is folded into an event; per
 * unit, `saw` and `base` stay what the form displayed when the unit was first touched in that group.
 */
import type { Epoch, GroupId, RecordId } from '#shared/ids.ts'
import { unitsOf } from '#shared/records/record.ts'
import { sameUnit, type UnitValues } from '#shared/records/unit.ts'
import { baseOf, type Change, contractVersion, type Group } from '#shared/sync/change.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'
import { findChange, type OutboxGroup } from './groups.ts'
import type { OpenConflict } from './show-record.ts'
import type { Edit } from './views.ts'

export type SavePlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'new'; readonly group: Group }
  /** `group` is `undefined` when the fold came to no change. */
  | { readonly kind: 'fold'; readonly into: OutboxGroup; readonly group: Group | undefined }

export interface SaveInput {
  readonly groupId: GroupId
  readonly epoch: Epoch
  readonly household: RecordId
  readonly edits: readonly Edit[]
  /** What the edits together are the record of. */
  readonly event?: GroupEvent | undefined
  /** ISO. */
  readonly madeAt: string
  /** The live groups of the tablet, oldest first. */
  readonly groups: readonly OutboxGroup[]
  /** Also sends a value that equals what was seen: it withdraws a claim. */
  readonly keepSame?: boolean
  /** What stands there without that group and those behind it. */
  readonly beneath: (group: OutboxGroup, id: RecordId) => UnitValues
}

export function planSave(input: SaveInput): SavePlan {
  const edits = input.edits.flatMap((edit) => (input.keepSame === true ? [edit] : withoutNoChange(edit)))
  const [only] = edits
  if (only === undefined) return { kind: 'nothing' }
  const { event } = input
  if (event === undefined && edits.length === 1 && input.edits.length === 1) {
    const into = findFoldable(input.groups, only)
    if (into !== undefined) return { kind: 'fold', into, group: fold(into, only, input) }
  }
  return {
    kind: 'new',
    group: {
      groupId: input.groupId,
      contractVersion,
      epoch: input.epoch,
      household: input.household,
      ...(event === undefined ? {} : { event }),
      changes: edits.map((edit) => changeFrom(edit, input.madeAt)),
    },
  }
}

/** Folds the officer's choice into the open group: it has now seen the centre's value. */
export function planSettle(
  { group, unit, now, nowBase }: OpenConflict,
  id: RecordId,
  chosen: UnitValues[string],
  madeAt: string,
): Group | undefined {
  return replaceChange(group, id, (change) => {
    const { [unit]: _, ...saw } = change.saw ?? {}
    const { [unit]: __, ...wrote } = change.wrote ?? {}
    if (change.kind === 'create') return rebuilt(change, { saw, wrote: { ...wrote, [unit]: chosen }, madeAt })
    if (sameUnit(chosen, now)) return rebuilt(change, { saw, wrote, madeAt })
    return rebuilt(change, {
      saw: { ...saw, [unit]: now },
      wrote: { ...wrote, [unit]: chosen },
      madeAt,
      base: { ...basesOf(change), [unit]: nowBase },
    })
  })
}

/** An edit without the units that were written as they were seen; nothing when none is left. */
function withoutNoChange(edit: Edit): readonly Edit[] {
  if (edit.kind !== 'edit') return [edit]
  const wrote = Object.fromEntries(
    Object.entries(edit.wrote).filter(([unit, value]) => !sameUnit(value, edit.saw[unit])),
  )
  return Object.keys(wrote).length === 0 ? [] : [{ ...edit, wrote }]
}

/**
 * The last group of the record, if it is open and no event: what an event did is undone as a whole. Where a resident
 * lives is never folded: the household that it names may be made by a later group.
 */
function findFoldable(groups: readonly OutboxGroup[], edit: Edit): OutboxGroup | undefined {
  if (edit.kind !== 'edit' || Object.hasOwn(edit.wrote, 'household')) return undefined
  const last = groups.findLast(
    (group) => group.state !== 'dismissed' && findChange(group, edit.id) !== undefined,
  )
  if (last === undefined || last.state !== 'open' || last.group.event !== undefined) return undefined
  return findChange(last, edit.id)?.kind === 'remove' ? undefined : last
}

function fold(
  into: OutboxGroup,
  edit: Edit,
  { madeAt, beneath }: Pick<SaveInput, 'madeAt' | 'beneath'>,
): Group | undefined {
  const standing = beneath(into, edit.id)
  return replaceChange(into, edit.id, (change) => {
    const saw: Record<string, UnitValues[string]> = { ...change.saw }
    const wrote: Record<string, UnitValues[string]> = { ...change.wrote }
    const base = basesOf(change)
    for (const [unit, value] of Object.entries(edit.wrote)) {
      if (change.kind === 'edit' && !Object.hasOwn(wrote, unit)) {
        saw[unit] = edit.saw[unit] ?? null
        base[unit] = edit.base[unit] ?? 0
        wrote[unit] = value
      } else if (change.kind === 'edit' && sameUnit(saw[unit], value)) {
        if (sameUnit(standing[unit], value)) {
          delete saw[unit]
          delete wrote[unit]
          delete base[unit]
        } else {
          // others wrote meanwhile: it is no putting back any more, and what they wrote was seen where it was displayed
          if (sameUnit(standing[unit], edit.saw[unit])) saw[unit] = edit.saw[unit] ?? null
          wrote[unit] = value
        }
      } else wrote[unit] = value
    }
    return rebuilt(change, { saw, wrote, base, madeAt, reason: edit.reason ?? change.reason })
  })
}

const basesOf = (change: Change): Record<string, number> =>
  Object.fromEntries(Object.keys(change.wrote ?? {}).map((unit) => [unit, baseOf(change, unit)]))

interface Rebuilt {
  readonly saw: UnitValues
  readonly wrote: UnitValues
  readonly madeAt: string
  readonly base?: Readonly<Record<string, number>>
  readonly reason?: string | undefined
}

/** The same change with other values; `undefined` when an edit has no unit left. */
function rebuilt(change: Change, { saw, wrote, madeAt, base, reason }: Rebuilt): Change | undefined {
  const { type, id, kind, closes } = change
  const why = reason ?? change.reason
  const evidence = {
    madeAt,
    ...(why === undefined ? {} : { reason: why }),
    ...(closes === undefined ? {} : { closes }),
  }
  if (kind === 'create') return { type, id, kind, wrote: { ...wrote }, ...evidence }
  if (Object.keys(wrote).length === 0) return undefined
  const bases = base ?? basesOf(change)
  return {
    type,
    id,
    kind,
    saw: { ...saw },
    wrote: { ...wrote },
    base: shortBase(bases, Object.keys(wrote)),
    ...evidence,
  }
}

function replaceChange(
  { group }: OutboxGroup,
  id: RecordId,
  replace: (change: Change) => Change | undefined,
): Group | undefined {
  const changes = group.changes.flatMap((change) => {
    const next = change.id === id ? replace(change) : change
    return next === undefined ? [] : [next]
  })
  return changes.length === 0 ? undefined : { ...group, changes }
}

/** A change as it travels. Throws on a unit that this version does not know: such units are shown and never sent. */
function changeFrom({ type, id, kind, saw, wrote, base, reason }: Edit, madeAt: string): Change {
  const known = unitsOf(type)
  const stranger = Object.keys(wrote).find((unit) => !Object.hasOwn(known, unit))
  if (stranger !== undefined) throw new Error(`a form wrote the unknown unit ${stranger}`)
  const evidence = { madeAt, ...(reason === undefined ? {} : { reason }) }
  if (kind === 'create') return { type, id, kind, wrote: { ...wrote }, ...evidence }
  const units = kind === 'remove' ? Object.keys(known) : Object.keys(wrote)
  const seen = Object.fromEntries(units.map((unit) => [unit, saw[unit] ?? null]))
  const bases = shortBase(base, units)
  if (kind === 'remove') return { type, id, kind, saw: seen, base: bases, ...evidence }
  return { type, id, kind, saw: seen, wrote: { ...wrote }, base: bases, ...evidence }
}

/** One number where all units share it. */
function shortBase(
  base: Readonly<Record<string, number>>,
  units: readonly string[],
): number | Record<string, number> {
  const numbers = new Set(units.map((unit) => base[unit] ?? 0))
  const [first] = numbers
  if (numbers.size === 1 && first !== undefined) return first
  return Object.fromEntries(units.map((unit) => [unit, base[unit] ?? 0]))
}

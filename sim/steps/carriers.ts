/** Where a save went that was just shown as saved: by what stands on the disk, not by what the app says. */
import type { UnitValue } from '#shared/records/unit.ts'
import { type Attempt, type EditSeen, unitKey } from '../ledger.ts'
import { isSame } from '../oracle/values.ts'
import { type DiskContent, unitOf } from '../tablet/read-disk.ts'

/** What a remove says on no unit, and a create on the record itself. */
export const ofRecord = ''

/** What an edit says, by unit. */
export const saidBy = ({ kind, wrote }: EditSeen): readonly (readonly [string, UnitValue])[] =>
  kind === 'remove' ? [[ofRecord, null]] : Object.entries(wrote)

const lying = new Set(['open', 'sent', 'parked', 'held', 'applied'])

/**
 * By record and unit the group that has the word; `null` where it stood there before anybody said it. What is missing in
 * it is nowhere.
 */
export function findCarriers(
  { groups, rows }: DiskContent,
  edits: Attempt['edits'],
): Map<string, string | null> {
  const live = groups.filter(({ state }) => lying.has(state)).sort((a, b) => b.order - a.order)
  const found = new Map<string, string | null>()
  for (const edit of edits)
    for (const [unit, value] of saidBy(edit)) {
      const words = live.flatMap(({ id, group }) =>
        group.changes.filter((change) => change.id === edit.id).map((change) => ({ id, change })),
      )
      const last = words.find(({ change: { kind, wrote } }) =>
        edit.kind === 'remove' ? kind === 'remove' : Object.hasOwn(wrote ?? {}, unit),
      )
      const row = rows.get(edit.id)
      const standing = row === undefined ? null : unitOf(row, unit)
      const key = unitKey(edit.id, unit)
      if (last === undefined && edit.kind === 'edit' && isSame(standing, value)) found.set(key, null)
      else if (last !== undefined && isSame(last.change.wrote?.[unit], value)) found.set(key, last.id)
    }
  return found
}

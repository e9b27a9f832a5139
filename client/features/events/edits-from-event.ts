/** The changes of an event as the edits of one save: each unit with what the screen shows of it now. */
import type { Edit, RecordView } from '#client/tablet/tablet.ts'
import type { EventChange } from '#shared/events/standing.ts'
import type { RecordId } from '#shared/ids.ts'

export const editsFromEvent = (
  changes: readonly EventChange[],
  findView: (id: RecordId) => RecordView | undefined,
): readonly Edit[] =>
  changes.map(({ type, id, kind, wrote }): Edit => {
    if (kind === 'create') return { type, id, kind, wrote, saw: {}, base: {} }
    const view = findView(id)
    const units = Object.keys(wrote)
    return {
      type,
      id,
      kind,
      wrote,
      saw: Object.fromEntries(units.map((unit) => [unit, view?.units[unit] ?? null])),
      base: Object.fromEntries(units.map((unit) => [unit, view?.base[unit] ?? 0])),
    }
  })

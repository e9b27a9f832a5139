/** What a line of the log says that it changes, as the reader may see it. */
import type { Actor } from '#shared/access/actor.ts'
import { maskUnits } from '#shared/access/mask.ts'
import { type HeldContent, heldChangeSchema } from '#shared/api/queue.ts'

/** As far as the line says what it changes, whatever else is wrong with it. */
export function readChanges(value: unknown, { role }: Actor): HeldContent['changes'] {
  if (typeof value !== 'object' || value === null || !('changes' in value) || !Array.isArray(value.changes))
    return null
  const changes = value.changes.map((change: unknown) => heldChangeSchema.safeParse(withoutHoles(change)))
  if (changes.some(({ success }) => !success)) return null
  return changes.flatMap(({ data }) =>
    data === undefined
      ? []
      : [{ ...data, saw: maskUnits(role, data.saw), wrote: maskUnits(role, data.wrote) }],
  )
}

const kinds = new Set(['create', 'edit', 'remove'])

function withoutHoles(change: unknown): unknown {
  if (typeof change !== 'object' || change === null) return change
  const {
    kind,
    saw = {},
    wrote = {},
    reason = null,
    madeAt = null,
    ...rest
  } = Object.fromEntries(Object.entries(change))
  return { ...rest, kind: kinds.has(String(kind)) ? kind : null, saw, wrote, reason, madeAt }
}

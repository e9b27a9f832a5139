/** What a tablet saves at a door after the first visit: an event, a step of the sign-off, a correction. */
import type { EventChange, Standing } from '#shared/events/standing.ts'
import { groupId, type RecordId } from '#shared/ids.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'
import { randomFromSeed } from './random.ts'
import { syntheticId } from './synthetic-ids.ts'

/** A group before it is known in which life of the centre it is sent. */
export type LaterSave = Omit<Group, 'contractVersion' | 'epoch'>

export interface Saving {
  /** At whose door. */
  readonly household: RecordId
  /** What tells it from other saves at that door. */
  readonly what: string
  /** ISO 8601 in UTC. */
  readonly madeAt: string
  readonly event?: GroupEvent
  readonly changes: readonly EventChange[]
  /** What the tablet shows of the records that are changed. */
  readonly shown: readonly Standing[]
}

export function laterSave({ household, what, madeAt, event, changes, shown }: Saving): LaterSave {
  const standings = new Map<string, Standing>(shown.map((standing) => [standing.id, standing]))
  return {
    groupId: groupId(syntheticId(randomFromSeed(`save/${household}/${what}`), Date.parse(madeAt))),
    household,
    ...(event === undefined ? {} : { event }),
    changes: changes.map(({ type, id, kind, wrote }): Change => {
      if (kind === 'create') return { type, id, kind, wrote, madeAt }
      const units = standings.get(id)?.units ?? {}
      const saw = Object.fromEntries(Object.keys(wrote).map((unit) => [unit, units[unit] ?? null]))
      return { type, id, kind, saw, wrote, madeAt }
    }),
  }
}

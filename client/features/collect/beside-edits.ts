/** What is saved of a record beside its form, with what was displayed when it was begun. Pure. */
import type { Edit, RecordView } from '#client/tablet/tablet.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'

/** What was displayed, and of which copy. */
export interface Seen {
  readonly saw: UnitValues
  readonly base: Readonly<Record<string, number>>
  /** Of the centre, to which `base` belongs. */
  readonly life: number
}

export const seenNow = ({ units, base, life }: RecordView): Seen => ({ saw: units, base, life })

/** Numbers of another life of the centre say nothing in this one: whoever saw the value has seen no decision on it. */
const baseOf = (view: RecordView, { base, life }: Seen): Seen['base'] => (life === view.life ? base : {})

/** `null`: they are in the household again. Who comes back did not die, nor was lost. */
export const leavingEdit = (view: RecordView, left: UnitValue, seen: Seen): Edit => {
  const { id, units } = view
  const alive = left === null && isSaidDead(units.left) && (units.life ?? null) !== null
  return {
    type: 'resident',
    id,
    kind: 'edit',
    wrote: { left, ...(alive ? { life: null } : {}) },
    saw: { left: seen.saw.left ?? null, ...(alive ? { life: units.life ?? null } : {}) },
    base: { left: baseOf(view, seen).left ?? 0, ...(alive ? { life: view.base.life ?? 0 } : {}) },
  }
}

const isSaidDead = (left: UnitValue | undefined): boolean =>
  typeof left === 'object' && left !== null && (left.why === 'died' || left.why === 'missing')

interface Opening {
  readonly reason?: string
  readonly seen?: Seen
}

/** The household is no longer closed. */
export const openingEdit = (view: RecordView, { reason, seen = seenNow(view) }: Opening = {}): Edit => ({
  type: 'household',
  id: view.id,
  kind: 'edit',
  wrote: { closed: null },
  saw: { closed: seen.saw.closed ?? null },
  base: { closed: baseOf(view, seen).closed ?? 0 },
  ...(reason === undefined ? {} : { reason }),
})

export const removalEdit = (view: RecordView, reason: string, seen: Seen): Edit => ({
  type: view.type,
  id: view.id,
  kind: 'remove',
  wrote: {},
  saw: seen.saw,
  base: baseOf(view, seen),
  reason,
})

/** What is saved of a record beside its form, with what was displayed when it was begun. Pure. */
import type { Edit, RecordView } from '#client/tablet/tablet.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'

/** What was displayed, and of which copy. */
export interface Seen {
  readonly saw: UnitValues
  readonly base: Readonly<Record<string, number>>
}

export const seenNow = ({ units, base }: RecordView): Seen => ({ saw: units, base })

/** `null`: they are in the household again. Who comes back did not die, nor was lost. */
export const leavingEdit = (view: RecordView, left: UnitValue, { saw, base }: Seen): Edit => {
  const { id, units } = view
  const alive = left === null && isSaidDead(units.left) && (units.life ?? null) !== null
  return {
    type: 'resident',
    id,
    kind: 'edit',
    wrote: { left, ...(alive ? { life: null } : {}) },
    saw: { left: saw.left ?? null, ...(alive ? { life: units.life ?? null } : {}) },
    base: { left: base.left ?? 0, ...(alive ? { life: view.base.life ?? 0 } : {}) },
  }
}

const isSaidDead = (left: UnitValue | undefined): boolean =>
  typeof left === 'object' && left !== null && (left.why === 'died' || left.why === 'missing')

/** The household is no longer closed. */
export const openingEdit = ({ id, units, base }: RecordView, reason?: string): Edit => ({
  type: 'household',
  id,
  kind: 'edit',
  wrote: { closed: null },
  saw: { closed: units.closed ?? null },
  base: { closed: base.closed ?? 0 },
  ...(reason === undefined ? {} : { reason }),
})

export const removalEdit = ({ type, id }: RecordView, reason: string, { saw, base }: Seen): Edit => ({
  type,
  id,
  kind: 'remove',
  wrote: {},
  saw,
  base,
  reason,
})

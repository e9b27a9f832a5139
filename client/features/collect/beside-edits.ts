/** What is saved of a record beside its form, with what was displayed when it was begun. Pure. */
import type { Edit, RecordView } from '#client/tablet/tablet.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'

/** What was displayed, and of which copy. */
export interface Seen {
  readonly saw: UnitValues
  readonly base: Readonly<Record<string, number>>
}

export const seenNow = ({ units, base }: RecordView): Seen => ({ saw: units, base })

/** `null`: they are in the household again. */
export const leavingEdit = ({ id }: RecordView, left: UnitValue, { saw, base }: Seen): Edit => ({
  type: 'resident',
  id,
  kind: 'edit',
  wrote: { left },
  saw: { left: saw.left ?? null },
  base: { left: base.left ?? 0 },
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

/** Groups of a tablet's outbox as its memory has them, without a database. */
import type { GroupState } from '#client/store/database.ts'
import type { GroupContent, OutboxGroup } from '#client/store/groups.ts'
import { epoch, groupId, type RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Change } from '#shared/sync/change.ts'
import { testRecord } from './fake-centre.ts'
import { muiNe } from './test-tablet.ts'

export const madeAt = '2026-03-02T08:00:00.000Z'

export interface MadeGroup {
  /** Place in the outbox, and number of its id. */
  readonly order: number
  readonly changes: readonly Change[]
  readonly state?: GroupState
  readonly household?: RecordId
  readonly commune?: OutboxGroup['commune']
  readonly content?: Partial<GroupContent>
}

export const groupIdOf = (order: number) =>
  groupId(`019aaf02-0000-7000-8000-${String(order).padStart(12, '0')}`)

export function madeGroup({
  order,
  changes,
  state = 'open',
  household = testRecord(1),
  commune = muiNe,
  content = {},
}: MadeGroup): OutboxGroup {
  const group = {
    groupId: groupIdOf(order),
    contractVersion: 1,
    epoch: epoch('e'),
    household,
    changes: [...changes],
  }
  return {
    order,
    groupId: group.groupId,
    commune,
    state,
    version: 1,
    life: 0,
    content: { line: JSON.stringify(group), savedAt: madeAt, receipt: null, parked: null, ...content },
    group,
  }
}

export const edited = (
  id: RecordId,
  saw: UnitValues,
  wrote: UnitValues,
  base: Change['base'] = 5,
): Change => ({
  type: 'resident',
  id,
  kind: 'edit',
  saw: { ...saw },
  wrote: { ...wrote },
  base: base ?? 0,
  madeAt,
})

export const created = (type: Change['type'], id: RecordId, wrote: UnitValues): Change => ({
  type,
  id,
  kind: 'create',
  wrote: { ...wrote },
  madeAt,
})

export const removed = (type: Change['type'], id: RecordId, saw: UnitValues): Change => ({
  type,
  id,
  kind: 'remove',
  saw: { ...saw },
  base: 5,
  reason: 'ghi nhầm',
  madeAt,
})

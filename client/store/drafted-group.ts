/** A planned save on its way to the disk: the group's row, sealed, what the journal says of it, and how it is read again. */
import type { SavedLine } from '#client/journal/line.ts'
import type { CommuneCode, GroupId } from '#shared/ids.ts'
import { type Group, groupSchema } from '#shared/sync/change.ts'
import type { StoreContext } from './context.ts'
import type { StoredGroup, TabletDatabase } from './database.ts'
import { type GroupContent, type OutboxGroup, sealGroup } from './groups.ts'
import type { SavedRows } from './open-book.ts'
import type { SavePlan } from './plan-save.ts'

type Unplaced = Omit<StoredGroup, 'order'> & { readonly order: number | undefined }

/** The place that it has in the outbox. */
export async function putGroup({ groups }: TabletDatabase, group: Unplaced | undefined): Promise<number> {
  if (group === undefined) return 0
  const { order, ...row } = group
  return order === undefined ? groups.add(row) : groups.put({ ...row, order })
}

/** As it would be read again from what was committed. */
export function savedGroup(
  { row, content }: Sealed,
  { commune, life, order }: Pick<OutboxGroup, 'commune' | 'life' | 'order'>,
): SavedRows['group'] {
  const { groupId, state, version } = row
  if (content === undefined) return { groupId, group: undefined }
  const group = groupSchema.parse(JSON.parse(content.line))
  return { groupId, group: { order, groupId, commune, state, version, life, content, group } }
}

interface Drafted {
  readonly row: Pick<Unplaced, 'order' | 'state' | 'version'> & { readonly groupId: GroupId }
  readonly content: GroupContent
}

interface Sealed {
  readonly row: Drafted['row'] & Pick<Unplaced, 'sealed'>
  /** Nothing of a group that was dropped: it lies over no row any more. */
  readonly content: GroupContent | undefined
}

export function draftPlan(plan: SavePlan, savedAt: string): Drafted | undefined {
  if (plan.kind === 'nothing') return undefined
  if (plan.kind === 'new') return draftOpen(plan.group, savedAt)
  if (plan.group !== undefined) return draftOpen(plan.group, savedAt, plan.into)
  const { groupId, version, content, order } = plan.into
  return { row: { order, groupId, state: 'dropped', version: version + 1 }, content }
}

function draftOpen({ groupId, ...rest }: Group, savedAt: string, into?: OutboxGroup): Drafted {
  const content = { line: JSON.stringify({ groupId, ...rest }), savedAt, receipt: null, parked: null }
  return { row: { order: into?.order, groupId, state: 'open', version: (into?.version ?? 0) + 1 }, content }
}

export async function sealDrafted({ sealer }: StoreContext, { row, content }: Drafted): Promise<Sealed> {
  const sealed = await sealGroup(sealer, row.groupId, row.version, content)
  return { row: { ...row, sealed }, content: row.state === 'dropped' ? undefined : content }
}

/** What the journal says of it. */
export function lineOf(
  { row, content }: Drafted,
  { commune, revision }: { readonly commune: CommuneCode; readonly revision: number },
): SavedLine {
  const { groupId, state } = row
  if (state === 'dropped') return { kind: 'dropped', revision, groupId }
  const { line, savedAt } = content
  return { kind: 'saved', revision, groupId, commune, line, savedAt }
}

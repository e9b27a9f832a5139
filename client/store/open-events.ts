/** Events that were told on this tablet and wait to be sent: until then each can be undone, unless something stands on it. */
import type { RecordId } from '#shared/ids.ts'
import type { OutboxGroup } from './groups.ts'
import type { OpenEvent } from './views.ts'

/** Of one household, newest first; `groups` oldest first. */
export function listOpenEvents(
  groups: readonly OutboxGroup[],
  household: RecordId,
  drafts: ReadonlySet<string>,
): readonly OpenEvent[] {
  return groups
    .flatMap((group): OpenEvent[] => {
      const { event } = group.group
      if (event === undefined || group.state !== 'open' || !concerns(group, household)) return []
      const undo = isFollowed(group, groups, drafts) ? 'followed' : 'possible'
      return [{ groupId: group.groupId, event, savedAt: group.content.savedAt, undo }]
    })
    .reverse()
}

const concerns = ({ group }: OutboxGroup, household: RecordId): boolean =>
  group.household === household ||
  group.changes.some(({ id, wrote }) => id === household || wrote?.household === household)

/** Whether a later save, or something that is being typed, stands on what the group wrote. */
export function isFollowed(
  group: OutboxGroup,
  groups: readonly OutboxGroup[],
  drafts: ReadonlySet<string>,
): boolean {
  const touched = new Set<unknown>(group.group.changes.map(({ id }) => id))
  const made = group.group.changes.flatMap(({ id, kind }) => (kind === 'create' ? [id] : []))
  if (made.some((id) => drafts.has(id))) return true
  return groups.some(
    (later) =>
      later.order > group.order &&
      later.state !== 'dismissed' &&
      (made.includes(later.group.household) ||
        later.group.changes.some(({ id, wrote }) => touched.has(id) || touched.has(wrote?.household))),
  )
}

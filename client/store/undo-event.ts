/**
 * Takes an event back. Promises: only what no byte of which was ever sent is undone, and as a whole; nothing that was
 * saved upon it is left without its ground. The group goes the way of a save that came to no change.
 */
import type { GroupId } from '#shared/ids.ts'
import { isFollowed } from './open-events.ts'
import { attempt, type Desk, noDrafts, type Planned } from './record-change.ts'
import type { SaveResult } from './views.ts'

export async function undoEvent(desk: Desk, groupId: GroupId): Promise<SaveResult> {
  // A draft that was begun meanwhile raises no revision.
  await desk.book.refresh()
  return attempt(desk, noDrafts, () => planUndo(desk, groupId))
}

function planUndo({ book: { memory } }: Desk, groupId: GroupId): Planned {
  const groups = memory.liveGroups()
  const into = groups.find((group) => group.groupId === groupId)
  if (into === undefined || into.state !== 'open') return { kind: 'refused', why: 'sent' }
  if (isFollowed(into, groups, memory.draftIds())) return { kind: 'refused', why: 'followed' }
  const { commune, life } = into
  return { kind: 'plan', commune, life, plan: { kind: 'fold', into, group: undefined } }
}

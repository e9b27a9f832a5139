/** The groups that lie over the rows, and which of them speak of a record. */
import type { CommuneCode } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import { byOrder, findChange, isWaiting, type OutboxGroup, recordsOf } from './groups.ts'

export class LiveGroups {
  private readonly groups = new Map<string, OutboxGroup>()
  private readonly idsByRecord = new Map<string, Set<string>>()

  /** Takes a group as it stands now, or that it is gone; tells which records look different now. */
  take(groupId: string, group: OutboxGroup | undefined): ReadonlySet<string> {
    const before = this.groups.get(groupId)
    if (group === undefined) this.groups.delete(groupId)
    else this.groups.set(groupId, group)
    const touched = new Set<string>()
    for (const known of [before, group])
      if (known !== undefined) for (const id of recordsOf(known)) touched.add(id)
    for (const id of touched)
      this.note(id, groupId, group !== undefined && findChange(group, id) !== undefined)
    return touched
  }

  /** Oldest first. */
  all(): readonly OutboxGroup[] {
    return [...this.groups.values()].sort(byOrder)
  }

  /** Those that change a record, oldest first. */
  of(id: string): readonly OutboxGroup[] {
    const ids = this.idsByRecord.get(id)
    if (ids === undefined) return []
    return [...ids].flatMap((groupId) => this.groups.get(groupId) ?? []).sort(byOrder)
  }

  /** Whether any changes this record. */
  has(id: string): boolean {
    return this.idsByRecord.has(id)
  }

  records(): Iterable<string> {
    return this.idsByRecord.keys()
  }

  households(): ReadonlySet<string> {
    const ids = new Set<string>()
    for (const { group } of this.groups.values())
      for (const { type, id } of group.changes) if (type === 'household') ids.add(id)
    return ids
  }

  /** Without a receipt. */
  countWaiting(): number {
    return [...this.groups.values()].filter(({ state }) => isWaiting(state)).length
  }

  /** What and where a record is that the centre has no row of. */
  findPlace(id: string): { readonly type: RecordType; readonly commune: CommuneCode } | undefined {
    for (const group of this.of(id)) {
      const change = findChange(group, id)
      if (change !== undefined) return { type: change.type, commune: group.commune }
    }
    return undefined
  }

  private note(id: string, groupId: string, there: boolean): void {
    const ids = this.idsByRecord.get(id) ?? new Set<string>()
    if (there) ids.add(groupId)
    else ids.delete(groupId)
    if (ids.size === 0) this.idsByRecord.delete(id)
    else this.idsByRecord.set(id, ids)
  }
}

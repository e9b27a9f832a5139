/**
 * The groups of this tablet, answered or not: sealed, in the order of their saves, never deleted. The exact text of a
 * group's line is kept from the save on, so that what is sent again is the same to the byte.
 */
import { z } from 'zod'
import type { Bytes } from '#client/vault/bytes.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { type CommuneCode, communeCode, type GroupId, groupId } from '#shared/ids.ts'
import { type Change, type Group, groupSchema } from '#shared/sync/change.ts'
import { lenientProblemSchema, lenientReceiptSchema } from '#shared/sync/lenient.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import { type GroupState, type StoredGroup, waitingStates } from './database.ts'

const contentSchema = z.object({
  line: z.string(),
  savedAt: z.string(),
  receipt: lenientReceiptSchema.nullable(),
  /** The `seq` that each record first got, in whichever life of the centre. */
  first: z.record(z.string(), z.int()).optional(),
  /** The life that gave those numbers, where it is not the one in which the group was made. */
  firstIn: z.string().optional(),
  /** Its units that were in conflict, in whichever life. */
  disputed: z.array(z.object({ id: z.string(), unit: z.string() })).optional(),
  /** Why it is parked. */
  parked: lenientProblemSchema.nullable(),
})
export type GroupContent = z.infer<typeof contentSchema>

/** A group as it is worked with in memory. */
export interface OutboxGroup {
  readonly order: number
  readonly groupId: GroupId
  readonly commune: CommuneCode
  readonly state: GroupState
  readonly version: number
  readonly life: number
  readonly content: GroupContent
  /** Parsed from the line. */
  readonly group: Group
}

/** Not answered, or answered and still laid over the rows, or in need of a person. */
export const liveStates: readonly GroupState[] = ['open', 'sent', 'held', 'parked', 'dismissed', 'applied']
export const isWaiting = (state: GroupState): boolean => waitingStates.includes(state)

export const sealGroup = (
  sealer: Sealer,
  groupId: string,
  version: number,
  content: GroupContent,
): Promise<Bytes> => sealer.seal({ type: 'group', id: groupId, version }, JSON.stringify(content))

/** Opens a stored group; `undefined` when it does not open or parse. It then stays where it is. */
export async function findGroupContent(
  sealer: Sealer,
  stored: StoredGroup,
): Promise<OutboxGroup | undefined> {
  try {
    const text = await sealer.open(
      { type: 'group', id: stored.groupId, version: stored.version },
      stored.sealed,
    )
    const content = contentSchema.parse(JSON.parse(text))
    return {
      order: stored.order ?? 0,
      groupId: groupId(stored.groupId),
      commune: communeCode(stored.commune),
      state: stored.state,
      version: stored.version,
      life: stored.life ?? 0,
      content,
      group: groupSchema.parse(JSON.parse(content.line)),
    }
  } catch {
    return undefined
  }
}

export const listDisputed = ({ disputed, receipt }: GroupContent) => disputed ?? receipt?.conflicts ?? []

export const findChange = (group: OutboxGroup, id: string): Change | undefined =>
  group.group.changes.find((change) => change.id === id)

export const byOrder = (a: OutboxGroup, b: OutboxGroup): number => a.order - b.order

/** What keeps a group from being accepted, and what becomes of it. */
export function problemOf(group: OutboxGroup): HeldProblem | null {
  if (group.state === 'parked') return group.content.parked
  return group.content.receipt?.problem ?? null
}

/** The records that a group speaks of, its household among them. */
export const recordsOf = (group: OutboxGroup): ReadonlySet<string> =>
  new Set([group.group.household, ...group.group.changes.map((change) => change.id)])

/** What the journal keeps of an answer beside the receipt. */
export const rememberedOf = ({
  first,
  firstIn,
  disputed,
}: Pick<GroupContent, 'first' | 'firstIn' | 'disputed'>) => ({
  ...(first === undefined ? {} : { first }),
  ...(firstIn === undefined ? {} : { firstIn }),
  ...(disputed === undefined ? {} : { disputed }),
})

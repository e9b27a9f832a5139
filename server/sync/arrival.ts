/** A line of a batch as a group that arrived, readable or not: who it is and what it speaks of, as far as it says. */
import { type GroupId, groupId, groupIdSchema, type RecordId, recordIdSchema } from '#shared/ids.ts'
import { isRecordType, type RecordType } from '#shared/records/record.ts'
import { type Group, readGroup } from '#shared/sync/change.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import type { Line } from './read-lines.ts'

export interface Arrival {
  readonly line: number
  readonly hash: string
  readonly id: GroupId
  readonly household: RecordId | null
  /** One for each change whose record can be read, in order. */
  readonly records: readonly { readonly type: RecordType | null; readonly id: RecordId }[]
  readonly reading:
    | { readonly kind: 'group'; readonly group: Group }
    | { readonly kind: 'fault'; readonly problem: HeldProblem }
}

export function arrivalFromLine(line: Line): Arrival {
  if (typeof line.value !== 'object' || line.value === null) return unreadable(line)
  const reading = readGroup(line.value)
  if (reading.kind === 'group') {
    const { group } = reading
    return {
      line: line.number,
      hash: line.hash,
      id: group.groupId,
      household: group.household,
      records: group.changes,
      reading,
    }
  }
  return { ...looseParts(line), reading: { kind: 'fault', problem: storable(reading.fault) } }
}

function unreadable(line: Line): Arrival {
  return { ...looseParts(line), reading: { kind: 'fault', problem: { code: 'unreadable' } } }
}

function looseParts(line: Line): Omit<Arrival, 'reading'> {
  const parts = new Map<string, unknown>(
    typeof line.value === 'object' && line.value !== null ? Object.entries(line.value) : [],
  )
  const id = groupIdSchema.safeParse(parts.get('groupId'))
  const household = recordIdSchema.safeParse(parts.get('household'))
  const changes = parts.get('changes')
  return {
    line: line.number,
    hash: line.hash,
    id: id.success ? id.data : idFromHash(line.hash),
    household: household.success ? household.data : null,
    records: Array.isArray(changes) ? changes.flatMap(looseRecord) : [],
  }
}

function looseRecord(change: unknown): { type: RecordType | null; id: RecordId }[] {
  if (typeof change !== 'object' || change === null || !('id' in change)) return []
  const id = recordIdSchema.safeParse(change.id)
  const type = 'type' in change && isRecordType(change.type) ? change.type : null
  return id.success ? [{ type, id: id.data }] : []
}

/** A group without a readable id still needs a key: a UUIDv8 of its bytes, so the same line is the same group. */
function idFromHash(hash: string): GroupId {
  const variant = '89ab'[Number.parseInt(hash[16] ?? '0', 16) % 4]
  return groupId(
    `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const unstorable = /[\u0000-\u001f\u007f]|[\ud800-\udfff]/gu

/** A fault's texts come from the line; PostgreSQL's JSON takes neither NUL nor half of a surrogate pair. */
function storable(problem: HeldProblem): HeldProblem {
  const texts = Object.entries(problem).map(([name, text]) => [name, text?.replace(unstorable, '\ufffd')])
  return { ...problem, ...Object.fromEntries(texts), code: problem.code }
}

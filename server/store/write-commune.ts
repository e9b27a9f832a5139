/** Writes what was judged, if nothing that was judged upon has changed since it was read. One statement, one commit. */
import type pg from 'pg'
import type { CommuneCode, DeviceId, GroupId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Storage } from '#shared/sync/batch.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { HeldProblem, Outcome } from '#shared/sync/receipt.ts'
import { type AuditAct, actsParameter } from './audit.ts'
import { query } from './query.ts'
import { idArray } from './read-for-batch.ts'
import { textFromRow } from './row-text.ts'
import type { StoredGroup } from './stored-group.ts'

/** `ordinal` counts from the commune's counter before the transaction; the first is 1. */
export interface Numbered<T> {
  readonly value: T
  readonly ordinal: number
}

export type GroupToWrite = Pick<StoredGroup, 'id' | 'hash' | 'line' | 'outcome' | 'seqs' | 'problem'> & {
  readonly conflicts: readonly (readonly [number, string])[]
  /** At whose door it was made; `null` where the line does not say. */
  readonly household: RecordId | null
}

export interface HeldToWrite {
  readonly id: GroupId
  readonly hash: string
  readonly household: RecordId | null
  readonly records: readonly RecordId[]
  readonly waitsFor: RecordId | null
  readonly state: Outcome
  readonly problem: HeldProblem
  readonly reason: string | null
  readonly by: string | null
}

export interface CommuneWrite {
  readonly commune: CommuneCode
  readonly inScope: boolean
  /** The counter in the snapshot that was judged upon, and what of it the judgement looked at. */
  readonly readSeq: number
  /** `null`: by the centre itself. */
  readonly device: DeviceId | null
  readonly households: readonly RecordId[]
  readonly residents: readonly RecordId[]
  readonly newGroups: readonly GroupId[]
  readonly rows: readonly Numbered<Row>[]
  readonly flags: readonly Numbered<Flag>[]
  readonly groups: readonly GroupToWrite[]
  /** But for those that a group created. */
  readonly recordsOfGroups: readonly { readonly record: RecordId; readonly group: GroupId }[]
  readonly held: readonly Numbered<HeldToWrite>[]
  /** Residents whose number is to be looked for over the whole database. */
  readonly numbersToCheck: readonly { readonly id: RecordId; readonly was: string | null }[]
  /** Residents who may be one half of a move now, or were. */
  readonly movesToCheck: readonly RecordId[]
  /** How many numbers are given out, the last of them to the chain's new head. */
  readonly size: number
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
  readonly at: string
  /** Records that did not exist before, each with the group that created it: what waits for them is answered. */
  readonly created: ReadonlyMap<RecordId, GroupId>
  /** What the device said of itself; `null` when it is not the device that asks. */
  readonly contact: Omit<Contact, 'device' | 'at'> | null
  /** Only if nothing at all was written since: the numbers that are given out are known beforehand. */
  readonly exact: boolean
  readonly counts: CountsDiffering
  /** No group of these ids is in the log, and none is twice among them. */
  readonly allNew: boolean
  /** From where a device sent it. */
  readonly address?: string | undefined
  /** Into the audit log, with the write or not at all. */
  readonly acts?: readonly AuditAct[] | undefined
}

/** By how much a write changes the counts of the desks. */
export interface CountsDiffering {
  readonly hamlets: readonly {
    /** '' of who has none. */
    readonly hamlet: string
    readonly households: number
    readonly residents: number
    readonly left: number
    /** Open ones on records of it, and of these the `twice`. */
    readonly flags: number
    readonly twice: number
  }[]
  /** Open ones. */
  readonly flags: number
  /** Of these, residents whom another commune has seen arrive; nothing where none is among them. */
  readonly twice?: number
  readonly held: number
  /** Groups and their changes that a device brought. */
  readonly groups: number
  readonly changes: number
}

export interface Written {
  /** The counter before the transaction. */
  readonly seq: number
  readonly chain: string
  readonly waiting: readonly GroupId[]
}

/** As bytes: the driver would go through a text twice, once for its length. */
const orNull = (lines: readonly string[]): Buffer | null =>
  lines.length === 0 ? null : Buffer.from(lines.join('\n'))
const idsOrNull = (ids: readonly string[]): string | null => (ids.length === 0 ? null : idArray(ids))
const numberedJson = (list: readonly Numbered<object>[]): string | null =>
  list.length === 0 ? null : JSON.stringify(list.map(({ value, ordinal }) => ({ ...value, ordinal })))

const textFromGroup = (group: GroupToWrite): string =>
  [
    group.id,
    group.hash,
    group.line,
    group.outcome,
    `{${group.seqs.join(',')}}`,
    group.conflicts.length === 0 ? '' : JSON.stringify(group.conflicts),
    group.problem === null ? '' : JSON.stringify(group.problem),
    group.household ?? '',
  ].join('\t')

/** New rows, then known ones. */
function rowTexts(write: CommuneWrite, type: Row['type']): [Buffer | null, Buffer | null] {
  const texts: [string[], string[]] = [[], []]
  for (const { value, ordinal } of write.rows) {
    if (value.type !== type) continue
    const createdIn = write.created.get(value.id)
    texts[createdIn === undefined ? 1 : 0].push(textFromRow(value, { ordinal, createdIn, at: write.at }))
  }
  return [orNull(texts[0]), orNull(texts[1])]
}

const text = `select seq, chain, waiting from write_commune(
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
  $26, $27, $28, $29, $30, $31, $32)`

/** `undefined` when something has changed since: nothing was written, read and judge again. */
export async function writeCommune(pool: pg.Pool, write: CommuneWrite): Promise<Written | undefined> {
  const result = await query<{ seq: string | null; chain: string | null; waiting: GroupId[] | null }>(pool, {
    name: 'write-commune',
    text,
    values: [
      write.commune,
      write.inScope,
      write.readSeq,
      write.device,
      idArray(write.households),
      idArray(write.residents),
      idArray(write.newGroups),
      ...rowTexts(write, 'household'),
      ...rowTexts(write, 'resident'),
      numberedJson(write.flags),
      orNull(write.groups.map(textFromGroup)),
      orNull(write.recordsOfGroups.map(({ record, group }) => `${record}\t${group}`)),
      numberedJson(write.held),
      idsOrNull(write.numbersToCheck.map(({ id }) => id)),
      write.numbersToCheck.length === 0 ? null : write.numbersToCheck.map(({ was }) => was),
      write.size,
      Buffer.from(write.bytes.buffer, write.bytes.byteOffset, write.bytes.byteLength),
      Buffer.from(write.digest.buffer, write.digest.byteOffset, write.digest.byteLength),
      write.at,
      idsOrNull([...write.created.keys()]),
      write.contact !== null,
      write.contact?.waiting ?? null,
      write.contact?.appVersion ?? null,
      write.contact?.storage ?? null,
      write.exact,
      JSON.stringify(write.counts),
      write.allNew,
      idsOrNull(write.movesToCheck),
      write.address ?? null,
      actsParameter(write.acts),
    ],
  })
  const row = result.rows[0]
  if (row === undefined || row.seq === null || row.chain === null) return undefined
  return { seq: Number(row.seq), chain: row.chain, waiting: row.waiting ?? [] }
}

export interface Contact {
  readonly device: DeviceId
  readonly at: string
  readonly waiting: number | null
  readonly appVersion: string | null
  /** `null` where all is as it should be. */
  readonly storage: Storage | null
}

export async function noteContact(pool: pg.Pool, contact: Contact): Promise<void> {
  const values = [contact.device, contact.at, contact.waiting, contact.appVersion, contact.storage]
  await query(pool, { name: 'note-contact', text: 'select note_contact($1, $2, $3, $4, $5, 0)', values })
}

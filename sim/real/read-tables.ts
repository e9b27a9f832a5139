/**
 * What stands in the real tables, as the simulated centre has it: so everything that looks into the one looks into the
 * other. Maps keep the order in which their entries came, as those of the simulated centre do.
 */
import type pg from 'pg'
import { z } from 'zod'
import { rowsFromText, rowTextSql } from '#server/store/row-text.ts'
import {
  type CommuneCode,
  communeCodeSchema,
  deviceIdSchema,
  groupIdSchema,
  recordIdSchema,
} from '#shared/ids.ts'
import { type RecordType, recordTypes } from '#shared/records/record.ts'
import { flagSchema } from '#shared/sync/flag.ts'
import { heldProblemSchema, outcomes } from '#shared/sync/receipt.ts'
import { type CentreTables, communeOf, groupKeyOf, rowKeyOf } from '../centre/memory-state.ts'

const time = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const rowsSql = (type: RecordType): string =>
  `(select string_agg(${rowTextSql(type)}, E'\\n' order by seq) from ${type} r where commune = $1)`

const bySeq = (type: string, fields: string, order = 'seq'): string =>
  `(select coalesce(json_agg(json_build_object(${fields}) order by ${order}), '[]') from ${type} where commune = $1)`

const communeSql = `select ${rowsSql('household')} as household, ${rowsSql('resident')} as resident,
  ${bySeq(
    'flag',
    `'id', id, 'commune', commune, 'seq', seq, 'kind', kind, 'type', type, 'recordId', record,
    'household', household, 'unit', unit, 'rule', rule, 'claims', claims, 'found', found, 'state', state,
    'reason', reason, 'settledBy', settled_by, 'openedAt', ${time('opened_at')}, 'closedAt', ${time('closed_at')}`,
  )} as flags,
  ${bySeq(
    'batch',
    `'seq', seq, 'device', device, 'at', ${time('received_at')}, 'chain', encode(chain, 'hex'),
    'digest', encode(digest, 'hex'), 'bytes', encode(bytes, 'base64')`,
  )} as batches,
  ${bySeq(
    'change_group',
    `'id', id, 'hash', encode(hash, 'hex'), 'batch', batch, 'line', line, 'device', device,
    'outcome', outcome, 'seqs', seqs, 'judged', judged, 'conflicts', conflicts, 'problem', problem,
    'household', household`,
    'batch, line',
  )} as groups,
  ${bySeq(
    'held_group',
    `'id', id, 'hash', encode(hash, 'hex'), 'device', device, 'seq', seq, 'arrival', arrival,
    'household', household, 'records', records, 'waitsFor', waits_for, 'state', state, 'problem', problem,
    'reason', reason, 'by', settled_by`,
    'arrival',
  )} as held,
  (select json_build_object('seq', seq, 'chain', encode(chain, 'hex'), 'restoredFrom', restored_from,
    'prunedBelow', pruned_below) from commune_counter where commune = $1) as counter`

const counterSchema = z.object({
  seq: z.int(),
  chain: z.string(),
  restoredFrom: z.int(),
  prunedBelow: z.int(),
})

const outcomeSchema = z.enum(outcomes)
const groupSchema = z.object({
  id: groupIdSchema,
  hash: z.string(),
  batch: z.int(),
  line: z.int(),
  device: deviceIdSchema,
  outcome: outcomeSchema,
  seqs: z.array(z.int()),
  judged: z.int(),
  conflicts: z.array(z.tuple([z.int(), z.string()])).nullable(),
  problem: heldProblemSchema.nullable(),
  household: recordIdSchema.nullable(),
})
const heldSchema = z.object({
  id: groupIdSchema,
  hash: z.string(),
  device: deviceIdSchema,
  seq: z.int(),
  arrival: z.int(),
  household: recordIdSchema.nullable(),
  records: z.array(recordIdSchema),
  waitsFor: recordIdSchema.nullable(),
  state: outcomeSchema,
  problem: heldProblemSchema,
  reason: z.string().nullable(),
  by: z.string().nullable(),
})
const batchSchema = z.object({
  seq: z.int(),
  device: deviceIdSchema.nullable(),
  at: z.string(),
  chain: z.string(),
  digest: z.string().transform((text) => Uint8Array.from(Buffer.from(text, 'hex'))),
  bytes: z.string().transform((text) => Uint8Array.from(Buffer.from(text, 'base64'))),
})
const communeSchema = z.object({
  household: z.string().nullable(),
  resident: z.string().nullable(),
  flags: z.array(flagSchema),
  batches: z.array(batchSchema),
  groups: z.array(groupSchema),
  held: z.array(heldSchema),
  counter: counterSchema.nullable(),
})

/** The commune's tables as they stand at PostgreSQL. */
export async function readCommune(owner: pg.Pool, tables: CentreTables, code: CommuneCode): Promise<void> {
  const found = await owner.query({ name: 'read-commune', text: communeSql, values: [code] })
  const { counter, flags, batches, groups, held, ...texts } = communeSchema.parse(found.rows[0])
  const commune = communeOf(tables, code)
  if (counter !== null) Object.assign(commune, counter)
  const rows = recordTypes.flatMap((type) => rowsFromText(type, code, texts[type]))
  rows.sort((a, b) => a.seq - b.seq)
  put(commune.rows, rows, (row) => rowKeyOf(row.type, row.id))
  put(commune.flags, flags, ({ id }) => id)
  put(commune.groups, groups, groupKeyOf)
  put(commune.held, held, groupKeyOf)
  commune.batches.splice(0, commune.batches.length, ...batches)
}

/** New entries come last. */
function put<V>(map: Map<string, V>, values: readonly V[], keyOf: (value: V) => string): void {
  const keys = new Set(values.map(keyOf))
  for (const key of [...map.keys()]) if (!keys.has(key)) map.delete(key)
  for (const value of values) map.set(keyOf(value), value)
}

const numbersSql = `select
  (select coalesce(json_agg(json_build_object('commune', commune, 'seq', seq, 'residents', (
    select json_agg(json_build_object('id', r.id, 'was', r.was) order by r.n)
    from unnest(residents, was) with ordinality r(id, was, n))) order by commune, seq), '[]')
  from check_queue) as checks,
  (select coalesce(json_agg(json_build_object('number', id_number, 'commune', commune, 'resident', resident)
    order by id_number, commune, resident), '[]') from id_number_use) as uses,
  (select coalesce(json_agg(json_build_object('commune', commune, 'seq', seq, 'residents', residents)
    order by commune, seq), '[]') from move_queue) as "moveQueue",
  (select coalesce(json_agg(json_build_object('commune', commune, 'resident', resident, 'side', side,
    'leftCommune', left_commune, 'idNumber', id_number, 'who', who, 'notedAt', ${time('noted_at')},
    'other', case when met_at is not null then json_build_object('commune', other_commune,
      'resident', other_resident, 'at', ${time('met_at')}) end) order by commune, resident, side), '[]') from move) as moves`

const numbersSchema = z.object({
  checks: z.array(
    z.object({
      commune: communeCodeSchema,
      seq: z.int(),
      residents: z.array(z.object({ id: recordIdSchema, was: z.string().nullable() })),
    }),
  ),
  uses: z.array(z.object({ number: z.string(), commune: communeCodeSchema, resident: recordIdSchema })),
  moveQueue: z.array(
    z.object({ commune: communeCodeSchema, seq: z.int(), residents: z.array(recordIdSchema) }),
  ),
  moves: z.array(
    z.object({
      commune: communeCodeSchema,
      resident: recordIdSchema,
      side: z.enum(['left', 'arrived']),
      leftCommune: z.string(),
      idNumber: z.string().nullable(),
      who: z.string().nullable(),
      notedAt: z.string(),
      other: z.object({ commune: communeCodeSchema, resident: recordIdSchema, at: z.string() }).nullable(),
    }),
  ),
})

/** What is queued for the check of numbers, and who uses which. */
export async function readNumbers(owner: pg.Pool, tables: CentreTables): Promise<void> {
  const found = await owner.query({ name: 'read-numbers', text: numbersSql })
  Object.assign(tables, numbersSchema.parse(found.rows[0]))
}

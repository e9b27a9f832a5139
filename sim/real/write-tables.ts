/** A backup in the place of the database: the tables of a history are put where those of PostgreSQL were. */
import type pg from 'pg'
import { columnsFromUnits } from '#server/store/record-columns.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { type Row, recordTypes } from '#shared/records/record.ts'
import { type CentreTables, type CommuneTables, hex } from '../centre/memory-state.ts'

/** Everything of communes; counts and narrow rows of histories are in no backup here, and nobody asks for them. */
export const communeTables = [
  ...['household', 'resident', 'flag', 'batch', 'change_group', 'change_of_record', 'held_group'],
  ...['commune_counter', 'commune_count', 'hamlet_count', 'arrival_of_day'],
  ...['id_number_use', 'likeness', 'check_queue', 'move', 'move_queue'],
] as const

type Content = Partial<Record<(typeof communeTables)[number], readonly object[]>>

/** Writes anew when other tables, or another life, stand in the history. */
export function tablesWriter(owner: pg.Pool, tables: () => CentreTables): () => Promise<void> {
  let inPlace: CentreTables | undefined
  let life = ''
  return async () => {
    const now = tables()
    const name = JSON.stringify([now.epoch, now.life])
    if (now === inPlace && name === life) return
    inPlace = now
    life = name
    await writeTables(owner, now)
  }
}

async function writeTables(owner: pg.Pool, tables: CentreTables): Promise<void> {
  await owner.query(communeTables.map((table) => `delete from ${table};`).join('\n'))
  await dropDesks(owner, tables)
  const { epoch, life } = tables
  await owner.query(
    `update centre set epoch = $1, life_start = $2, recovering_since = case when $3::boolean then now() end`,
    [epoch, life.startsAt, life.recovering],
  )
  for (const [code, commune] of tables.communes) await insert(owner, contentOf(code, commune))
  await insert(owner, {
    move_queue: tables.moveQueue,
    move: tables.moves.map(({ leftCommune, idNumber, notedAt, other, ...half }) => ({
      ...half,
      ...{ left_commune: leftCommune, id_number: idNumber, noted_at: notedAt, met_at: other?.at ?? null },
      ...{ other_commune: other?.commune ?? null, other_resident: other?.resident ?? null },
    })),
    id_number_use: tables.uses.map(({ number, ...use }) => ({ ...use, id_number: number })),
    check_queue: tables.checks.map(({ residents, ...entry }) => ({
      ...entry,
      residents: residents.map(({ id }) => id),
      was: residents.map(({ was }) => was),
    })),
  })
}

/** A desk that first spoke after the backup is none of it. */
async function dropDesks(owner: pg.Pool, { devices }: CentreTables): Promise<void> {
  const known = [...devices.values()].filter(({ kind }) => kind === 'desk').map(({ id }) => id)
  await owner.query(`delete from device where kind = 'desk' and not (id = any($1))`, [known])
}

async function insert(owner: pg.Pool, content: Content): Promise<void> {
  for (const [table, rows] of Object.entries(content))
    if (rows.length > 0)
      await owner.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows),
      ])
}

const bytea = (bytes: Uint8Array | string): string => `\\x${typeof bytes === 'string' ? bytes : hex(bytes)}`

function contentOf(commune: CommuneCode, own: CommuneTables): Content {
  const { rows, flags, batches, groups, held, seq, chain, prunedBelow, restoredFrom } = own
  const [household, resident] = recordTypes.map((type) =>
    [...rows.values()].filter((row) => row.type === type).map(recordOf),
  )
  return {
    household: household ?? [],
    resident: resident ?? [],
    flag: [...flags.values()].map(({ recordId, settledBy, openedAt, closedAt, ...flag }) => ({
      ...flag,
      record: recordId,
      ...{ settled_by: settledBy, opened_at: openedAt, closed_at: closedAt },
    })),
    batch: batches.map(({ at, chain: head, digest, bytes, ...batch }) => ({
      ...{ commune, ...batch, received_at: at },
      ...{ chain: bytea(head), digest: bytea(digest), bytes: bytea(bytes) },
    })),
    change_group: [...groups.values()].map((group) => ({ ...group, commune, hash: bytea(group.hash) })),
    held_group: [...held.values()].map(({ waitsFor, by, ...one }) => ({
      ...{ ...one, commune, hash: bytea(one.hash), waits_for: waitsFor, settled_by: by },
    })),
    commune_counter: [
      { commune, seq, chain: bytea(chain), pruned_below: prunedBelow, restored_from: restoredFrom },
    ],
  }
}

function recordOf({ type, id, commune, seq, units, decided, ...row }: Row): object {
  return {
    ...{ id, commune, seq, decided: Object.keys(decided).length === 0 ? null : decided },
    ...{ created_at: row.createdAt, updated_at: row.updatedAt, updated_by: row.updatedBy },
    removed_at: row.removedAt,
    ...columnsFromUnits(type, units),
  }
}

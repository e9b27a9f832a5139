/** The limit: the same rows into the same tables, by one statement a batch and nothing else: no HTTP, no checks, no log. */
import pg from 'pg'
import type { Centre } from '../../e2e/centre.ts'
import type { SyntheticHousehold } from '../../server/seed/generate-household.ts'
import { columnsFromUnits } from '../../server/store/record-columns.ts'
import type { RecordType } from '../../shared/records/record.ts'
import type { UnitValues } from '../../shared/records/unit.ts'
import type { Contender, Round } from './contender.ts'

const at = '2021-03-04T01:00:00.000Z'

function rowOf(type: RecordType, commune: string, record: { id: string; units: UnitValues }, seq: number) {
  return {
    commune,
    id: record.id,
    seq,
    created_at: at,
    updated_at: at,
    updated_by: 'limit',
    removed_at: null,
    decided: null,
    ...columnsFromUnits(type, record.units),
  }
}

function bodiesOf(commune: string, households: readonly SyntheticHousehold[], firstSeq: number) {
  let seq = firstSeq
  const next = () => {
    seq += 1
    return seq
  }
  const homes = households.map((household) => rowOf('household', commune, household, next()))
  const people = households.flatMap((household) =>
    household.residents.map((resident) => rowOf('resident', commune, resident, next())),
  )
  return { seq, texts: [JSON.stringify(homes), JSON.stringify(people)] }
}

const statement = `
  with homes as (
    insert into bare.household select * from json_populate_recordset(null::bare.household, $1::json)
  )
  insert into bare.resident select * from json_populate_recordset(null::bare.resident, $2::json)`

/** In the product's own database, in tables of the same columns, keys and indexes, with `fsync` on as there. */
export async function insertBare(centre: Centre): Promise<Contender> {
  const owner = centre.database
  await owner.query(`
    create schema bare;
    create table bare.household (like public.household including all);
    create table bare.resident (like public.resident including all)`)
  const pool = new pg.Pool({ connectionString: String(owner.options.connectionString), max: 6 })
  const seqs = new Map<string, number>()
  return {
    name: 'json_populate_recordset',
    prepare: async (round: Round) => {
      const prepared = [...round].map(([commune, batches]) =>
        batches.map((households) => {
          const { seq, texts } = bodiesOf(commune, households, seqs.get(commune) ?? 0)
          seqs.set(commune, seq)
          return texts
        }),
      )
      return async () => {
        await Promise.all(
          prepared.map(async (batches) => {
            for (const texts of batches) await pool.query({ name: 'bare', text: statement, values: texts })
          }),
        )
      }
    },
    countStored: async () => {
      const { rows } = await owner.query<{ count: string }>(
        'select (select count(*) from bare.household) + (select count(*) from bare.resident) as count',
      )
      return Number(rows[0]?.count)
    },
    stop: () => pool.end(),
  }
}

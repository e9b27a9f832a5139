/** Makes a centre large: copies of its filled communes under other codes, by COPY into every table that grows. */
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { Centre } from '../../e2e/centre.ts'
import { say } from '../figure.ts'

const tables = [
  'household',
  'resident',
  'flag',
  'batch',
  'change_group',
  'change_of_record',
  'commune_counter',
  'hamlet_count',
  'commune_count',
  'arrival_of_day',
  'likeness',
  'move',
] as const

/** No commune of the country has a code so high. */
const firstCode = 70_000

/** Of nobody else: province codes end before 900. */
const numberOfCopy = (copy: number): string => `'${900 + (copy % 100)}' || right(t.id_number, 9)`

async function columnsOf(client: pg.PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}

async function copyTable(client: pg.PoolClient, table: string, copy: number, file: string): Promise<void> {
  const columns = await columnsOf(client, table)
  const values = columns.map((column) => {
    if (column === 'commune') return 'm.code'
    if (column === 'id_number') return numberOfCopy(copy)
    // nobody of one copy is like somebody of another
    if (column === 'cmnd' && table === 'likeness') return `hashint8extended(t.cmnd, ${copy + 1})`
    if (column === 'person') return `hashint8extended(t.person, ${copy + 1})`
    return column === 'who' ? `'${copy} ' || t.who` : `t.${column}`
  })
  await client.query(
    `copy (select ${values.join(', ')} from public.${table} t join twin m on m.source = t.commune) to '${file}'`,
  )
  await client.query(`copy public.${table} (${columns.join(', ')}) from '${file}'`)
}

export async function multiply(centre: Centre, communes: readonly string[], copies: number): Promise<void> {
  const client = await centre.database.connect()
  const file = path.join(tmpdir(), `dan-cu-bench-${process.pid}.copy`)
  try {
    await client.query('create temp table twin (source text, code text)')
    for (let copy = 0; copy < copies; copy += 1) {
      await client.query('truncate twin')
      const codes = communes.map((_, index) => String(firstCode + copy * communes.length + index))
      await client.query('insert into twin select * from unnest($1::text[], $2::text[])', [communes, codes])
      for (const table of tables) await copyTable(client, table, copy, file)
      await client.query(
        `insert into id_number_use (id_number, commune, resident)
         select id_number, commune, id from resident where commune = any ($1) and id_number is not null`,
        [codes],
      )
      if (copy % 10 === 9) say(`${copy + 1} of ${copies} copies`)
    }
    await client.query('analyze')
    await client.query('checkpoint')
  } finally {
    client.release()
    rmSync(file, { force: true })
  }
}

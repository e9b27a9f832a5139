/**
 * A restore begins another life of the centre, in one transaction: a new epoch, and every commune's counter above any
 * number that was ever given out. Until the recovery is ended, replays are put in the order in which they were lived.
 * As the owner: the application may not change what a life is.
 */
import { createHash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { nameOfLife } from '#shared/sync/replay.ts'
import { type AuditAct, actsParameter, insertActs } from './audit.ts'

/** Numbers of a life begin with the microsecond in which it began: no commune writes a million rows a second. */
const startOf = (at: Date): number => at.getTime() * 1_000

export interface BegunLife {
  readonly epoch: string
  readonly communes: number
}

/** `undefined` when the clock stands behind the life that the database is in: the numbers would not be above it. */
export async function beginLife(
  owner: pg.Pool,
  at: Date,
  acts: readonly AuditAct[] = [],
): Promise<BegunLife | undefined> {
  return behindFences(owner, async (client) => {
    const start = startOf(at)
    const counters = await client.query<{ commune: string; seq: string; chain: Buffer }>(
      `select commune, seq, chain from commune_counter order by commune for update`,
    )
    if (counters.rows.some(({ seq }) => Number(seq) >= start)) return undefined
    const before = await client.query<{ epoch: string }>(`select epoch from centre for update`)
    const centre = await client.query<{ epoch: string }>(
      `update centre set epoch = $3, life_start = $1, recovering_since = $2 returning epoch`,
      [start, at, nameOfLife(randomUUID(), before.rows[0]?.epoch ?? '')],
    )
    const epoch = centre.rows[0]?.epoch ?? ''
    for (const { commune, seq, chain } of counters.rows) {
      const line = JSON.stringify({ act: 'restored', at: at.toISOString(), epoch })
      const hash = createHash('sha256').update(line).digest()
      const digest = createHash('sha256').update(hash).digest()
      await client.query(`select end_chain($1, $2, $3, $4, $5, null, $6, $7)`, [
        ...[commune, seq, start - Number(seq), chain, digest, gzipSync(line), at],
      ])
      await client.query(`update commune_counter set restored_from = $2 where commune = $1`, [commune, seq])
    }
    await client.query(insertActs('$1'), [actsParameter(acts)])
    return { epoch, communes: counters.rows.length }
  })
}

/** `false` when there was none. */
export async function endRecovery(owner: pg.Pool, acts: readonly AuditAct[] = []): Promise<boolean> {
  const ended = await owner.query(
    `with ended as (
       update centre set recovering_since = null where recovering_since is not null returning epoch),
     told as (${insertActs('$1')} where exists (select from ended))
     select from ended`,
    [actsParameter(acts)],
  )
  return (ended.rowCount ?? 0) > 0
}

export interface RecoveryState {
  readonly since: Date | null
  /** Tablets that may write, and how many of them have called since. */
  readonly tablets: number
  readonly back: number
}

export async function readRecovery(pool: pg.Pool): Promise<RecoveryState> {
  const found = await pool.query<{ since: Date | null; tablets: string; back: string }>(
    `select c.recovering_since as since, count(d.id) as tablets,
       count(d.id) filter (where d.last_contact_at >= c.recovering_since) as back
     from centre c left join device d on d.kind = 'tablet' and d.revoked_at is null group by c.recovering_since`,
  )
  const row = found.rows[0]
  return { since: row?.since ?? null, tablets: Number(row?.tablets ?? 0), back: Number(row?.back ?? 0) }
}

const fenced = ['commune_counter', 'batch']

/** For this transaction the owner looks behind the fences. */
async function behindFences<T>(owner: pg.Pool, body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    for (const table of fenced) await client.query(`alter table ${table} no force row level security`)
    const result = await body(client)
    for (const table of fenced) await client.query(`alter table ${table} force row level security`)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** The counts that the writes keep, for the communes of an account's areas that lie in a unit. */
import type pg from 'pg'
import type { Area } from '#shared/access/actor.ts'
import type { Arrivals } from '#shared/api/coverage.ts'
import { query } from './query.ts'

export interface CommuneCounts {
  readonly code: string
  readonly name: string
  readonly district: string | null
  readonly districtName: string | null
  readonly province: string | null
  readonly provinceName: string | null
  readonly target: number | null
  readonly households: number
  readonly collected: number
  readonly left: number
  readonly flagged: number
  readonly held: number
  /** Who has come, and was not seen to leave another commune. */
  readonly unseen: number
  readonly lastArrivalAt: string | null
}

export interface HamletCounts {
  /** '' of households that have none. */
  readonly name: string
  readonly households: number
  readonly collected: number
  readonly left: number
  readonly flagged: number
  readonly held: number
  readonly lastArrivalAt: string | null
}

export interface CoverageRead {
  readonly communes: readonly CommuneCounts[]
  /** Of a single commune only. */
  readonly hamlets: readonly HamletCounts[] | null
}

export async function readCoverage(pool: pg.Pool, account: string, unit: Area): Promise<CoverageRead> {
  const result = await query<{ coverage: CoverageRead }>(pool, {
    name: 'read-coverage',
    text: 'select read_coverage($1, $2, $3) as coverage',
    values: [account, unit.level, unit.code],
  })
  return result.rows[0]?.coverage ?? { communes: [], hamlets: null }
}

/** Days on which something came. */
export async function readArrivals(
  pool: pg.Pool,
  { account, unit, from }: { readonly account: string; readonly unit: Area; readonly from: string },
): Promise<Arrivals['days']> {
  const result = await query<{ days: Arrivals['days'] | null }>(pool, {
    name: 'read-arrivals',
    text: 'select read_arrivals($1, $2, $3, $4) as days',
    values: [account, unit.level, unit.code, from],
  })
  return result.rows[0]?.days ?? []
}

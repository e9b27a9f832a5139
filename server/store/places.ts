/** Where a unit of the tree lies, for the question whether it is in somebody's areas. */
import type pg from 'pg'
import type { Area } from '#shared/access/actor.ts'
import type { Place } from '#shared/access/may.ts'
import { query } from './query.ts'

export interface CommunePlace extends Place {
  readonly commune: string
  readonly name: string
}

/** `undefined` for a commune that does not exist: to be answered as one outside the actor's areas. */
export async function findCommunePlace(pool: pg.Pool, commune: string): Promise<CommunePlace | undefined> {
  const found = await query<{
    commune: string
    name: string
    district: string | null
    province: string | null
  }>(pool, {
    name: 'find-commune-place',
    text: `select c.code as commune, c.name, d.code as district, coalesce(p.code, direct.code) as province
     from area c
     left join area d on d.code = c.parent and d.level = 'district'
     left join area p on p.code = d.parent and p.level = 'province'
     left join area direct on direct.code = c.parent and direct.level = 'province'
     where c.code = $1 and c.level = 'commune' order by c.valid_from desc limit 1`,
    values: [commune],
  })
  return found.rows[0]
}

/** Of a unit of any level; the country is everybody's who is bound to all of it. `undefined`: no such unit. */
export async function findUnitPlace(pool: pg.Pool, { level, code }: Area): Promise<Place | undefined> {
  if (level === 'country') return { commune: null, district: null, province: null }
  if (level === 'commune') return findCommunePlace(pool, code)
  const found = await query<{ code: string; parent: string | null }>(pool, {
    name: 'find-unit',
    text: 'select code, parent from area where code = $1 and level = $2 order by valid_from desc limit 1',
    values: [code, level],
  })
  const unit = found.rows[0]
  if (unit === undefined) return undefined
  return level === 'district'
    ? { commune: null, district: unit.code, province: unit.parent }
    : { commune: null, district: null, province: unit.code }
}

/** Whether no district that may work has the commune in its areas, also because there is no such commune. */
export async function isUnwatched(pool: pg.Pool, commune: string): Promise<boolean> {
  const found = await query<{ unwatched: boolean }>(pool, {
    name: 'is-unwatched',
    text: `select unwatched_of(array[$1::text]) <> '{}' as unwatched`,
    values: [commune],
  })
  return found.rows[0]?.unwatched === true
}

/** Where a unit of the tree lies, for the question whether it is in somebody's areas. */
import type pg from 'pg'
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

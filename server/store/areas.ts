/** The tree of units as it is today, one step down at a time. */
import type pg from 'pg'
import { z } from 'zod'
import type { Area } from '#shared/access/actor.ts'
import { type AreaUnit, areaUnitSchema } from '#shared/api/accounts.ts'
import { query } from './query.ts'
import { windowJson } from './sync-windows.ts'

/** The whole has no row of its own. */
export const country: Area = { level: 'country', code: 'VN' }

const today = `(now() at time zone 'Asia/Ho_Chi_Minh')::date`
const isToday = (area: string): string =>
  `${area}.valid_from <= ${today} and (${area}.valid_to is null or ${area}.valid_to >= ${today})`
/** Whether each of them is a unit of today. */
export async function areAreasKnown(pool: pg.Pool, areas: readonly Area[]): Promise<boolean> {
  const asked = areas.filter(({ level, code }) => level !== country.level || code !== country.code)
  const found = await query<{ unknown: number }>(pool, {
    name: 'are-areas-known',
    text: `select count(*)::integer as unknown from unnest($1::text[], $2::text[]) asked(level, code)
      where not exists (select from area a where a.level = asked.level and a.code = asked.code and ${isToday('a')})`,
    values: [asked.map((area) => area.level), asked.map((area) => area.code)],
  })
  return found.rows[0]?.unknown === 0
}

const columns = `a.level, a.code, a.name,
  (select count(*)::integer from area c where c.parent = a.code and ${isToday('c')}) as children,
  coalesce(a.target,
    (select sum(c.target)::integer from area c where c.parent = a.code and ${isToday('c')}),
    (select sum(g.target)::integer from area c join area g on g.parent = c.code
     where c.parent = a.code and ${isToday('c')} and ${isToday('g')})) as target,
  (select ${windowJson} from sync_window w where w.level = a.level and w.code = a.code) as window`

/** The units right below one, in the order of their codes; the provinces for the country. */
export async function listUnitsBelow(pool: pg.Pool, { level, code }: Area): Promise<AreaUnit[]> {
  const below = level === country.level ? `a.level = 'province'` : 'a.parent = $1'
  const found = await query(pool, {
    name: `list-units-below-${level === country.level ? 'country' : 'unit'}`,
    text: `select ${columns} from area a where ${below} and ${isToday('a')} order by a.code`,
    values: level === country.level ? [] : [code],
  })
  return z.array(areaUnitSchema).parse(found.rows)
}

/** What has ever lain in what. */
export async function listTree(
  pool: pg.Pool,
): Promise<{ readonly code: string; readonly parent: string | null }[]> {
  const found = await query<{ code: string; parent: string | null }>(pool, {
    name: 'list-tree',
    text: 'select distinct code, parent from area',
    values: [],
  })
  return found.rows
}

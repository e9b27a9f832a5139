/** When the tablets of a unit send by themselves; what lies below it does too, unless it has a window of its own. */
import type pg from 'pg'
import { z } from 'zod'
import type { Area } from '#shared/access/actor.ts'
import { type SyncWindow, syncWindowSchema } from '#shared/sync/sync-window.ts'
import { query } from './query.ts'

/** Of a row `w` of the table; `null` where there is none. */
export const windowJson = `case when w.level is not null then
  json_build_object('start', to_char(w.starts_at, 'HH24:MI'), 'spread', w.spread_minutes) end`

export async function findSyncWindow(pool: pg.Pool, { level, code }: Area): Promise<SyncWindow | null> {
  const found = await query(pool, {
    name: 'find-sync-window',
    text: `select ${windowJson} as window from sync_window w where level = $1 and code = $2`,
    values: [level, code],
  })
  const [row] = z.array(z.object({ window: syncWindowSchema })).parse(found.rows)
  return row?.window ?? null
}

export async function putSyncWindow(pool: pg.Pool, { level, code }: Area, window: SyncWindow): Promise<void> {
  await query(pool, {
    name: 'put-sync-window',
    text: `insert into sync_window (level, code, starts_at, spread_minutes) values ($1, $2, $3, $4)
      on conflict (level, code) do update set starts_at = excluded.starts_at, spread_minutes = excluded.spread_minutes`,
    values: [level, code, window.start, window.spread],
  })
}

export async function deleteSyncWindow(pool: pg.Pool, { level, code }: Area): Promise<void> {
  await query(pool, {
    name: 'delete-sync-window',
    text: 'delete from sync_window where level = $1 and code = $2',
    values: [level, code],
  })
}

/** Enrolled devices. A device is known by the hash of its token. */
import type pg from 'pg'
import { z } from 'zod'
import { storageSchema } from '#shared/sync/batch.ts'
import { ledgerFoundSchema, sumFound } from '#shared/sync/ledger.ts'
import type { SyncWindow } from '#shared/sync/sync-window.ts'
import { type AuditAct, actsParameter, insertActs } from './audit.ts'
import { query } from './query.ts'
import { windowJson } from './sync-windows.ts'

export interface KnownDevice {
  readonly id: string
  readonly account: string
  readonly username: string
}

/** The device of a token that is neither revoked nor of a disabled account. */
export async function findLiveDevice(pool: pg.Pool, tokenHash: Buffer): Promise<KnownDevice | undefined> {
  const found = await pool.query<KnownDevice>(
    `select d.id, a.id as account, a.username from device d join account a on a.id = d.account
     where d.token_hash = $1 and d.revoked_at is null and a.disabled_at is null`,
    [tokenHash],
  )
  return found.rows[0]
}

const deviceRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  enrolled_at: z.date(),
  revoked_at: z.date().nullable(),
  last_contact_at: z.date().nullable(),
  waiting: z.int(),
  app_version: z.string().nullable(),
  storage: storageSchema.nullable(),
  ledger: z.array(ledgerFoundSchema).nullable(),
})

export async function listDevices(pool: pg.Pool) {
  const found = await pool.query(
    `select d.id, a.username, a.name, d.enrolled_at, d.revoked_at, d.last_contact_at, d.waiting, d.app_version,
       d.storage, d.ledger
     from device d join account a on a.id = d.account where d.kind = 'tablet' order by d.last_contact_at desc nulls last`,
  )
  return z
    .array(deviceRow)
    .parse(found.rows)
    .map((row) => ({
      id: row.id,
      username: row.username,
      name: row.name,
      enrolledAt: row.enrolled_at.toISOString(),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      lastContactAt: row.last_contact_at?.toISOString() ?? null,
      waiting: row.waiting,
      appVersion: row.app_version,
      storage: row.storage,
      ledger: sumFound(row.ledger ?? []),
    }))
}

/** Whether any device has the token, a revoked one too: what that brings is held, not refused. */
export async function isKnownToken(pool: pg.Pool, tokenHash: Buffer): Promise<boolean> {
  return (await pool.query('select from device where token_hash = $1', [tokenHash])).rowCount === 1
}

/** What a tablet must know of the communes that it may work in, and where they lie. */
export async function listCommunesOf(pool: pg.Pool, account: string) {
  const found = await pool.query<{
    code: string
    name: string
    /** Empty where it lies right below its province. */
    district: string
    districtCode: string | null
    province: string
    provinceCode: string | null
    hamlets: string[]
    window: SyncWindow | null
  }>(
    `select c.code, c.name, coalesce(d.name, '') as district, d.code as "districtCode", coalesce(p.name, '') as province,
       p.code as "provinceCode",
       (select coalesce(array_agg(h.name order by h.position), '{}') from hamlet h where h.commune = c.code) as hamlets,
       (select ${windowJson} from sync_window w
        where (w.level, w.code) in (('commune', c.code), ('district', d.code), ('province', p.code), ('country', 'VN'))
        order by array_position(array['commune', 'district', 'province', 'country'], w.level) limit 1) as window
     from unnest(communes_of($1)) mine(code)
     join area c on c.code = mine.code and c.level = 'commune'
     left join area d on d.code = c.parent and d.level = 'district'
     left join area p on p.code = coalesce(d.parent, c.parent) and p.level = 'province'
     order by c.code`,
    [account],
  )
  return found.rows
}

export async function findEpoch(pool: pg.Pool): Promise<string> {
  const found = await pool.query<{ epoch: string }>(`select epoch from centre`)
  const row = found.rows[0]
  if (row === undefined) throw new Error('the database has no epoch: it was not migrated')
  return row.epoch
}

/** `true`, and the act in the log, for a tablet that there is, whatever it was before. */
export async function setRevoked(
  pool: pg.Pool,
  { device, revoked, acts }: { device: string; revoked: boolean; acts: readonly AuditAct[] },
): Promise<boolean> {
  const changed = await query(pool, {
    name: 'set-revoked',
    text: `with changed as (
        update device set revoked_at = case when $2 then coalesce(revoked_at, now()) end
        where id = $1 and kind = 'tablet' returning id),
      told as (${insertActs('$3')} where exists (select from changed))
      select from changed`,
    values: [device, revoked, actsParameter(acts)],
  })
  return changed.rowCount === 1
}

/** A device that only reads is in contact too; written once a minute, and when its app is another one. */
export async function noteReading(
  pool: pg.Pool,
  { tokenHash, appVersion }: { tokenHash: Buffer; appVersion: string | null },
): Promise<void> {
  await query(pool, {
    name: 'note-reading',
    text: `update device set last_contact_at = now(), app_version = coalesce($2, app_version)
      where token_hash = $1 and (last_contact_at is null or last_contact_at < now() - interval '1 minute'
        or app_version is distinct from coalesce($2, app_version))`,
    values: [tokenHash, appVersion],
  })
}

/** Enrolment codes (their hashes only) and the devices that they made. */
import type pg from 'pg'
import { type AuditAct, actsParameter, insertActs } from './audit.ts'

export async function insertEnrolment(
  pool: pg.Pool,
  enrolment: { codeHash: Buffer; account: string; madeBy: string; expiresAt: Date },
): Promise<void> {
  await pool.query(
    `insert into enrolment (code_hash, account, made_by, expires_at) values ($1, $2, $3, $4)`,
    [enrolment.codeHash, enrolment.account, enrolment.madeBy, enrolment.expiresAt],
  )
}

export interface EnrolmentUse {
  readonly codeHash: Buffer
  readonly account: string
  readonly device: string
  readonly tokenHash: Buffer
  readonly acts?: readonly AuditAct[] | undefined
}

/**
 * Uses a code for a device, once, and answers when that was. The same device with the same token and code finds its own
 * use again, so a lost answer loses nothing. `undefined` when the code is unknown, another's, expired, or used by another device.
 */
export async function spendEnrolment(pool: pg.Pool, use: EnrolmentUse): Promise<Date | undefined> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const code = await client.query<{ used: boolean; fresh: boolean; device: string | null }>(
      `select used_at is not null as used, expires_at > now() as fresh, device from enrolment
       where code_hash = $1 and account = $2 for update`,
      [use.codeHash, use.account],
    )
    const ended = await endUse(client, use, code.rows[0])
    await client.query(ended === undefined ? 'rollback' : 'commit')
    client.release()
    return ended
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function endUse(
  client: pg.PoolClient,
  use: EnrolmentUse,
  code: { used: boolean; fresh: boolean; device: string | null } | undefined,
): Promise<Date | undefined> {
  if (code === undefined) return undefined
  if (code.used) {
    const same = await client.query<{ enrolled_at: Date }>(
      `select enrolled_at from device where id = $1 and account = $2 and token_hash = $3 and revoked_at is null`,
      [use.device, use.account, use.tokenHash],
    )
    return code.device === use.device ? same.rows[0]?.enrolled_at : undefined
  }
  if (!code.fresh) return undefined
  const made = await client.query<{ enrolled_at: Date }>(
    `insert into device (id, account, token_hash, kind) values ($1, $2, $3, 'tablet') on conflict do nothing
     returning enrolled_at`,
    [use.device, use.account, use.tokenHash],
  )
  await client.query(`update enrolment set used_at = now(), device = $2 where code_hash = $1`, [
    use.codeHash,
    use.device,
  ])
  await client.query(insertActs('$1'), [actsParameter(use.acts)])
  return made.rows[0]?.enrolled_at
}

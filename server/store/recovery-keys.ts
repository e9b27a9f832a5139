/** Public halves of recovery keys; the private halves never come here. */
import type pg from 'pg'

export interface RecoveryKey {
  readonly id: string
  readonly publicKey: string
}

export async function findRecoveryKey(pool: pg.Pool): Promise<RecoveryKey | undefined> {
  const found = await pool.query<RecoveryKey>(
    `select id, public_key as "publicKey" from recovery_key where retired_at is null order by made_at desc limit 1`,
  )
  return found.rows[0]
}

/** Keeps a new key as the present one; earlier ones still open the vaults that were wrapped for them. */
export async function insertRecoveryKey(pool: pg.Pool, key: RecoveryKey & { madeBy: string }): Promise<void> {
  await pool.query(
    `with retired as (update recovery_key set retired_at = now() where retired_at is null)
     insert into recovery_key (id, public_key, made_by) values ($1, $2, $3)`,
    [key.id, key.publicKey, key.madeBy],
  )
}

/** The devices that synthetic communes are sent from: made for one load, ended after it, of an account that cannot sign in. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { v7 } from 'uuid'
import { findAccountByUsername, insertAccount } from '#server/store/accounts.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import { type DeviceId, deviceId } from '#shared/ids.ts'

export const seedUsername = 'du-lieu-thu-nghiem'

export interface SeedDevice {
  readonly id: DeviceId
  readonly token: string
}

/** `null` when nothing synthetic was ever loaded. */
export async function findFirstSeedDay(owner: pg.Pool): Promise<string | null> {
  const found = await owner.query<{ day: string | null }>(
    `select to_char(min(enrolled_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day
     from device where kind = 'seed'`,
  )
  return found.rows[0]?.day ?? null
}

export async function openSeedDevice(owner: pg.Pool, commune: string): Promise<SeedDevice> {
  const known = await findAccountByUsername(owner, seedUsername)
  const account = known?.id ?? v7()
  if (known === undefined) {
    const name = 'Dữ liệu thử nghiệm (máy nạp)'
    await insertAccount(owner, { id: account, username: seedUsername, name, role: 'officer', areas: [] })
  }
  const device = { id: deviceId(v7()), token: randomBytes(32).toString('base64url') }
  await owner.query(
    `with area as (
       insert into account_area (account, level, code) values ($1, 'commune', $2) on conflict do nothing),
     -- of the forms of synthetic people
     approver as (update account set approves = true where id = $1 and not approves)
     insert into device (id, account, token_hash, kind) values ($3, $1, $4, 'seed')`,
    [account, commune, device.id, hashOfToken(device.token)],
  )
  return device
}

export async function closeSeedDevice(owner: pg.Pool, device: SeedDevice): Promise<void> {
  await owner.query(`update device set revoked_at = now() where id = $1`, [device.id])
}

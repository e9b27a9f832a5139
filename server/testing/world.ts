/** A centre on a fresh database with communes, officers and their tablets, for the tests of the intake. */

import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { v7 } from 'uuid'
import { storeOnPostgres } from '#server/store/centre-store.ts'
import {
  type CommuneCode,
  communeCode,
  type DeviceId,
  deviceId,
  type Epoch,
  epoch,
  groupId,
  type RecordId,
  recordId,
} from '#shared/ids.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import type { Answer, Envelope } from '#shared/sync/batch.ts'
import { type Change, contractVersion, type Group } from '#shared/sync/change.ts'
import { type FeedPage, rowsFromColumns } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import { hashOfToken } from '../store/token-hash.ts'
import { applyBatch, type BatchOutcome } from '../sync/apply-batch.ts'
import type { Centre } from '../sync/centre.ts'
import { readFeed } from '../sync/read-feed.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'

export const muiNe = communeCode('22915')
export const hamTien = communeCode('22918')
export const unknownCommune = communeCode('99999')
export const newId = (): RecordId => recordId(v7())

type Sent = Group | string | Uint8Array

export interface TestTablet {
  readonly deviceId: DeviceId
  readonly token: string
  readonly username: string
  /** A group on rows of the present epoch. */
  group(changes: readonly Change[], given?: Partial<Group>): Group
  /** Sends a batch and wants an answer; texts and bytes go as they are. */
  send(groups: readonly Sent[], given?: Partial<Envelope>): Promise<Answer>
  /** Sends one group and wants its receipt. */
  sendOne(group: Sent, given?: Partial<Envelope>): Promise<Receipt>
  sendBytes(bytes: Uint8Array): Promise<BatchOutcome>
  envelope(given?: Partial<Envelope>): Envelope
  feed(cursor: number, limit?: number): Promise<FeedPage>
}

export interface World {
  readonly db: TestDatabase
  readonly centre: Centre
  readonly epoch: Epoch
  /** Errors that the centre reported. */
  readonly reported: unknown[]
  enrol(username: string, communes?: readonly CommuneCode[]): Promise<TestTablet>
  revoke(tablet: TestTablet): Promise<void>
  disable(username: string): Promise<void>
  setScope(username: string, communes: readonly CommuneCode[]): Promise<void>
  /** What a supervisor's word leaves on a row: the value, and the unit marked as decided at the row's new number. */
  decide(id: RecordId, unit: 'name' | 'birth' | 'sex', value: string): Promise<number>
  /** The row as the tables have it. */
  findRow(type: RecordType, id: RecordId, commune?: CommuneCode): Promise<Row | undefined>
  flags(record?: RecordId): Promise<Flag[]>
  count(sql: string, values?: readonly unknown[]): Promise<number>
  close(): Promise<void>
}

export function packBatch(envelope: Envelope, groups: readonly Sent[]): Uint8Array {
  const lines = groups.map((group) =>
    group instanceof Uint8Array
      ? Buffer.from(group)
      : Buffer.from(typeof group === 'string' ? group : JSON.stringify(group)),
  )
  const all = [Buffer.from(JSON.stringify(envelope)), ...lines]
  return gzipSync(Buffer.concat(all.flatMap((line) => [line, Buffer.from('\n')])))
}

export async function openWorld(given: Partial<Centre> = {}): Promise<World> {
  const db = await openTestDatabase()
  const reported: unknown[] = []
  const centre: Centre = {
    store: storeOnPostgres(db.pool),
    report: (error) => reported.push(error),
    ...given,
  }
  await db.owner.query(
    `insert into area (code, valid_from, level, parent, name) values
      ('60', '2004-01-01', 'province', null, 'Bình Thuận'), ('593', '2004-01-01', 'district', '60', 'Phan Thiết'),
      ($1, '2004-01-01', 'commune', '593', 'Mũi Né'), ($2, '2004-01-01', 'commune', '593', 'Hàm Tiến')`,
    [muiNe, hamTien],
  )
  const found = await db.owner.query<{ epoch: string }>('select epoch from centre')
  const world = { db, centre, reported, epoch: epoch(found.rows[0]?.epoch ?? '') }
  return { ...world, ...people(world), ...looks(db), close: db.close }
}

type Ground = Pick<World, 'db' | 'centre' | 'epoch'>

function people(ground: Ground): Pick<World, 'enrol' | 'revoke' | 'disable' | 'setScope' | 'decide'> {
  const { owner } = ground.db
  const setScope = async (username: string, communes: readonly CommuneCode[]) => {
    await owner.query('delete from account_area where account = $1', [username])
    for (const code of communes) {
      await owner.query(`insert into account_area (account, level, code) values ($1, 'commune', $2)`, [
        username,
        code,
      ])
    }
  }
  return {
    setScope,
    enrol: async (username, communes = [muiNe]) => {
      await owner.query(
        `insert into account (id, username, name, role) values ($1, $1, $1, 'officer') on conflict do nothing`,
        [username],
      )
      await setScope(username, communes)
      const device = deviceId(v7())
      const token = randomBytes(32).toString('base64url')
      await owner.query(`insert into device (id, account, token_hash, kind) values ($1, $2, $3, 'tablet')`, [
        device,
        username,
        Buffer.from(hashOfToken(token)),
      ])
      return tablet(ground, { username, device, token })
    },
    revoke: async (revoked) => {
      await owner.query('update device set revoked_at = now() where id = $1', [revoked.deviceId])
    },
    disable: async (username) => {
      await owner.query('update account set disabled_at = now() where id = $1', [username])
    },
    decide: async (id, unit, value) => {
      const result = await owner.query<{ seq: string }>(
        `with counter as materialized (select seq, chain from lock_commune($1)),
         head as (select end_chain($1, seq, 2, chain, sha256('decided'), null, '', now()) from counter)
         update resident set ${unit} = $3, seq = counter.seq + 1, updated_by = 'supervisor',
           decided = coalesce(decided, '{}') || jsonb_build_object($4::text, counter.seq + 1)
         from counter, head where commune = $1 and id = $2 returning resident.seq`,
        [muiNe, id, value, unit],
      )
      return Number(result.rows[0]?.seq)
    },
  }
}

function tablet(
  { centre, epoch: now }: Ground,
  { username, device, token }: { username: string; device: DeviceId; token: string },
): TestTablet {
  const envelope = (given: Partial<Envelope> = {}): Envelope => ({
    deviceId: device,
    commune: muiNe,
    epoch: now,
    mark: null,
    asking: [],
    ...given,
  })
  const sendBytes = (bytes: Uint8Array) => applyBatch(centre, { token, bytes })
  const send: TestTablet['send'] = async (groups, given) => {
    const outcome = await sendBytes(packBatch(envelope(given), groups))
    if (outcome.kind === 'problem') throw new Error(`the batch got a problem: ${outcome.code}`)
    return outcome.answer
  }
  return {
    deviceId: device,
    token,
    username,
    envelope,
    sendBytes,
    send,
    sendOne: async (group, given) => {
      const answer = await send([group], given)
      const [receipt] = answer.receipts
      if (receipt === undefined) throw new Error('the answer has no receipt')
      return receipt
    },
    group: (changes, given = {}) => ({
      groupId: groupId(v7()),
      contractVersion,
      epoch: now,
      household: changes[0]?.id ?? newId(),
      changes: [...changes],
      ...given,
    }),
    feed: async (cursor, limit) => {
      const ask = { token, commune: muiNe, cursor, ...(limit === undefined ? {} : { limit }) }
      const outcome = await readFeed(centre, ask)
      if (outcome.kind === 'problem') throw new Error(`the feed got a problem: ${outcome.code}`)
      return outcome.page
    },
  }
}

/** Reads as an officer of everything would: through the feed, from its beginning, in small pages. */
function looks(db: TestDatabase): Pick<World, 'findRow' | 'flags' | 'count'> {
  return {
    findRow: async (type, id, commune = muiNe) =>
      (await wholeFeed(db, commune)).rows.find((row) => row.type === type && row.id === id),
    flags: async (record) =>
      (await wholeFeed(db, muiNe)).flags.filter((flag) => record === undefined || flag.recordId === record),
    count: async (sql, values = []) => {
      const result = await db.owner.query<{ count: string }>(`select count(*) from ${sql}`, [...values])
      return Number(result.rows[0]?.count)
    },
  }
}

async function wholeFeed(db: TestDatabase, commune: CommuneCode): Promise<{ rows: Row[]; flags: Flag[] }> {
  const token = 'an onlooker'
  await db.owner.query(
    `insert into account (id, username, name, role) values ('onlooker', 'onlooker', '', 'officer') on conflict do nothing`,
  )
  await db.owner.query(`insert into account_area values ('onlooker', 'commune', $1) on conflict do nothing`, [
    commune,
  ])
  await db.owner.query(
    `insert into device (id, account, token_hash, kind) values ('00000000-0000-7000-8000-000000000001', 'onlooker', $1, 'tablet')
     on conflict do nothing`,
    [Buffer.from(hashOfToken(token))],
  )
  const outcome = await readFeed(
    { store: storeOnPostgres(db.pool) },
    { token, commune, cursor: 0, limit: 100_000 },
  )
  if (outcome.kind === 'problem') throw new Error(outcome.code)
  const { page } = outcome
  const rows = (['household', 'resident'] as const).flatMap((type) =>
    rowsFromColumns(type, page, page.rows[type]),
  )
  return { rows, flags: page.flags }
}

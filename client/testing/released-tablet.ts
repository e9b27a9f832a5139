/**
 * Tablets as they were when a version of IndexedDB was released: every row of every table, sealed as it was, and the
 * vault that opens them. The story leaves a group in every state, a draft, a conflict and a settlement.
 */
import Dexie from 'dexie'
import { z } from 'zod'
import type { DatabasePlace } from '#client/store/database.ts'
import { writeVaultFile } from '#client/store/vault-place.ts'
import { sealIdentity } from '#client/tablet/identity.ts'
import { base64url, bytesFromBase64url } from '#client/vault/bytes.ts'
import { makeDataKey } from '#client/vault/data-key.ts'
import { hashPin } from '#client/vault/pin.ts'
import { createSealer } from '#client/vault/sealer.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'
import { FakeCentre, testRecord } from './fake-centre.ts'
import { quickArgon2 } from './quick-argon2.ts'
import { muiNe, problemResponse, TestTablet } from './test-tablet.ts'

export const passphrase = 'lua vang bien xanh'
export const pin = '042613'
/** Of each state a household, whose resident has the number that follows. */
export const places = {
  kept: 1,
  held: 3,
  dismissed: 5,
  conflict: 7,
  parked: 9,
  dropped: 11,
  sent: 13,
  open: 15,
}
export const nameBefore = 'A'
export const nameAfter = 'NGUYỄN THỊ BƯỞI'

const headSchema = z.object({ version: z.int(), stores: z.record(z.string(), z.string()) })
const rowSchema = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })
const bytesSchema = z.object({ $bytes: z.string() })

const packed = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { $bytes: base64url(value) } : value
const unpacked = (_: string, value: unknown): unknown => {
  const bytes = bytesSchema.safeParse(value)
  return bytes.success ? bytesFromBase64url(bytes.data.$bytes) : value
}

const connect = ({ name, indexedDB, IDBKeyRange }: DatabasePlace): Dexie =>
  new Dexie(name, { indexedDB, IDBKeyRange })

/** As it stands, by what IndexedDB itself says of its version and its tables. */
export async function recordTablet(place: DatabasePlace): Promise<string> {
  const database = await connect(place).open()
  const stores = database.tables.map(({ name, schema }) => [
    name,
    [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(', '),
  ])
  const lines: unknown[] = [{ version: database.verno, stores: Object.fromEntries(stores) }]
  for (const table of database.tables)
    for (const row of await table.toArray()) lines.push({ table: table.name, row })
  database.close()
  return lines.map((line) => `${JSON.stringify(line, packed)}\n`).join('')
}

const readLines = (released: string): unknown[] =>
  released
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line, unpacked))

export const headOf = (released: string) => headSchema.parse(readLines(released)[0])
export const rowsOf = (released: string) =>
  readLines(released)
    .slice(1)
    .map((line) => rowSchema.parse(line))

/** Into a place where there is no database. */
export async function restoreTablet(place: DatabasePlace, released: string): Promise<void> {
  const { version, stores } = headOf(released)
  const database = connect(place)
  database.version(version).stores(stores)
  await database.open()
  for (const { table, row } of rowsOf(released)) await database.table(table).add(row)
  database.close()
}

/** A tablet with something of everything, and the vault file that opens it. */
export async function tellStory(): Promise<TestTablet> {
  const centre = new FakeCentre()
  for (const n of Object.values(places)) {
    const [household, resident] = [testRecord(n), testRecord(n + 1)]
    centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
    centre.seed({ type: 'resident', id: resident, commune: muiNe, units: { household, name: nameBefore } })
  }
  const cost = { memoryKiB: 8, iterations: 1, parallelism: 1 }
  const { opened, header } = await makeDataKey({ passphrase, cost, argon2: quickArgon2, recovery: null })
  const tablet = new TestTablet({ centre, key: opened.key })
  await tablet.open()
  const identity = {
    officer: { username: tablet.officer, name: 'Cán bộ thử nghiệm' },
    token: tablet.token,
    pin: await hashPin(pin),
  }
  const head = {
    kind: 'dan-cu-vault',
    version: 1,
    deviceId: tablet.device,
    username: tablet.officer,
  } as const
  const sealed = await sealIdentity(createSealer(opened.key), head, identity)
  const file: VaultFile = { ...head, header, identity: sealed }
  await writeVaultFile(tablet.database, { read: async () => null, write: async () => undefined }, file)
  await fillStates(tablet)
  return tablet
}

const write = (tablet: TestTablet, state: keyof typeof places) =>
  tablet.write(testRecord(places[state] + 1), { name: nameAfter })

async function fillStates(tablet: TestTablet): Promise<void> {
  const { centre } = tablet
  await write(tablet, 'kept')
  await tablet.sync()
  for (const state of ['held', 'dismissed'] as const) {
    centre.holdNext.set(testRecord(places[state] + 1), { code: 'unexpected' })
    await write(tablet, state)
    await tablet.sync()
  }
  const [dismissed] = await tablet.tablet.outbox()
  if (dismissed !== undefined) centre.dismiss(muiNe, dismissed.groupId, 'Ghi trùng')
  await write(tablet, 'conflict')
  centre.write(muiNe, testRecord(places.conflict + 1), 'name', 'X')
  await tablet.sync()
  const tooLarge = testRecord(places.parked)
  const { fate } = tablet.wire
  tablet.offline()
  await write(tablet, 'parked')
  await write(tablet, 'sent')
  tablet.wire.fate = (request) => {
    if (request.path !== '/api/batches') return fate(request)
    return request.text.includes(tooLarge) ? problemResponse('too-large') : 'answer-lost'
  }
  await tablet.sync()
  tablet.offline()
  await write(tablet, 'open')
  await write(tablet, 'dropped')
  await tablet.write(testRecord(places.dropped + 1), { name: nameBefore })
  await tablet.type(testRecord(places.open + 1), { birth: '1980' })
}

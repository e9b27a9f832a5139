/**
 * The tables of a centre in memory, as the migrations have them, as far as intake and feed look at them. Rows, flags and
 * groups are never altered in place, so that a copy of the maps is a backup.
 */
import type { NumberEntry } from '#server/store/number-checks.ts'
import type { StoredGroup } from '#server/store/stored-group.ts'
import type { HeldToWrite } from '#server/store/write-commune.ts'
import type { CommuneCode, DeviceId, Epoch, RecordId } from '#shared/ids.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { LedgerFound } from '#shared/sync/ledger.ts'

export interface LogBatch {
  readonly seq: number
  /** `null`: by the centre itself. */
  readonly device: DeviceId | null
  readonly at: string
  readonly chain: string
  readonly digest: Uint8Array
  readonly bytes: Uint8Array
}

export type LogGroup = StoredGroup & { readonly device: DeviceId; readonly household: RecordId | null }

export type LogHeld = HeldToWrite & {
  readonly device: DeviceId
  readonly seq: number
  readonly arrival: number
}

export interface CommuneTables {
  seq: number
  /** Where the counter stood in the backup. */
  restoredFrom: number
  /** Hex; empty before the first batch. */
  chain: string
  prunedBelow: number
  readonly rows: Map<string, Row>
  readonly flags: Map<string, Flag>
  readonly batches: LogBatch[]
  readonly groups: Map<string, LogGroup>
  readonly held: Map<string, LogHeld>
}

export interface DeviceRow {
  readonly id: DeviceId
  readonly account: string
  readonly kind: 'tablet' | 'desk'
  readonly revoked: boolean
}

export interface AccountRow {
  /** Also the username. */
  readonly id: string
  readonly officer: boolean
  readonly disabled: boolean
  readonly scope: readonly CommuneCode[]
}

export interface QueuedCheck extends NumberEntry {
  readonly residents: readonly { readonly id: RecordId; readonly was: string | null }[]
}

/** One half of a move between communes. */
export interface MoveHalf {
  readonly commune: CommuneCode
  readonly resident: RecordId
  readonly side: 'left' | 'arrived'
  readonly leftCommune: string
  readonly idNumber: string | null
  readonly who: string | null
  readonly notedAt: string
  readonly other: { readonly commune: CommuneCode; readonly resident: RecordId; readonly at: string } | null
}

export interface NumberUse {
  readonly number: string
  readonly commune: CommuneCode
  readonly resident: RecordId
}

export interface CentreTables {
  epoch: Epoch
  life: { readonly startsAt: number; readonly recovering: boolean }
  /** Not in the database: where each counter stood when the recovery of an epoch was ended, by both. */
  endedAt: ReadonlyMap<string, number>
  readonly communes: Map<CommuneCode, CommuneTables>
  /** Units of today. */
  readonly units: Set<CommuneCode>
  readonly accounts: Map<string, AccountRow>
  /** By the token's hash, hex. */
  readonly devices: Map<string, DeviceRow>
  checks: readonly QueuedCheck[]
  uses: readonly NumberUse[]
  moveQueue: readonly (NumberEntry & { readonly residents: readonly RecordId[] })[]
  moves: readonly MoveHalf[]
  /** By device: what the last comparison found. */
  readonly ledgers: Map<DeviceId, readonly LedgerFound[]>
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const rowKeyOf = (type: RecordType, id: string): string => `${type} ${id}`
export const groupKeyOf = ({ id, hash }: { readonly id: string; readonly hash: string }): string =>
  `${id} ${hash}`

export const emptyTables = (epoch: Epoch): CentreTables => ({
  epoch,
  life: { startsAt: 0, recovering: false },
  endedAt: new Map(),
  communes: new Map(),
  units: new Set(),
  accounts: new Map(),
  devices: new Map(),
  checks: [],
  uses: [],
  moveQueue: [],
  moves: [],
  ledgers: new Map(),
})

export function communeOf(tables: CentreTables, code: CommuneCode): CommuneTables {
  const known = tables.communes.get(code)
  if (known !== undefined) return known
  const made: CommuneTables = {
    seq: tables.life.startsAt,
    restoredFrom: 0,
    chain: '',
    prunedBelow: 0,
    rows: new Map(),
    flags: new Map(),
    batches: [],
    groups: new Map(),
    held: new Map(),
  }
  tables.communes.set(code, made)
  return made
}

/** A backup: everything as it stands. */
export const copyTables = (tables: CentreTables): CentreTables => ({
  ...tables,
  communes: new Map([...tables.communes].map(([code, commune]) => [code, copyCommune(commune)])),
  units: new Set(tables.units),
  accounts: new Map(tables.accounts),
  devices: new Map(tables.devices),
  ledgers: new Map(tables.ledgers),
})

const copyCommune = (commune: CommuneTables): CommuneTables => ({
  ...commune,
  rows: new Map(commune.rows),
  flags: new Map(commune.flags),
  batches: [...commune.batches],
  groups: new Map(commune.groups),
  held: new Map(commune.held),
})

export interface KnownDevice {
  readonly id: DeviceId
  readonly username: string
  readonly live: boolean
  readonly scope: readonly CommuneCode[]
}

/** As `device_of_token`. */
export function findDevice(tables: CentreTables, tokenHash: Uint8Array): KnownDevice | undefined {
  const device = tables.devices.get(hex(tokenHash))
  const account = device === undefined ? undefined : tables.accounts.get(device.account)
  if (device === undefined || account === undefined) return undefined
  const live = !device.revoked && !account.disabled
  const scope = account.scope.filter((code) => tables.units.has(code))
  return { id: device.id, username: account.id, live, scope: live && account.officer ? scope : [] }
}

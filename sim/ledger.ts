/**
 * What people did and saw, noted beside the code that is put to the test: every form with what it displayed, every save
 * with whether it was shown as saved, what each tablet was told of decisions, and who could work where, when.
 */
import type { CommuneCode, FlagId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Claim } from '#shared/sync/flag.ts'

export interface EditSeen {
  readonly type: RecordType
  readonly id: string
  readonly kind: 'create' | 'edit' | 'remove'
  readonly wrote: UnitValues
  readonly saw: UnitValues
  /** Per unit the number of the newest decision that the tablet had been told of when the form was opened. */
  readonly knew: Readonly<Record<string, number>>
  /** Per unit the number of the copy that was displayed. */
  readonly shownAt: Readonly<Record<string, number>>
}

export interface Attempt {
  readonly number: number
  readonly step: number
  readonly device: string
  readonly commune: CommuneCode | undefined
  readonly edits: readonly EditSeen[]
  /** `maybe` until it is known; a killed app leaves it so. `gone`: the storage was put back to a day before. */
  outcome: 'maybe' | 'saved' | 'not-saved' | 'gone'
}

export interface DeskLook {
  readonly group: string
  readonly flag: FlagId | undefined
  readonly claims: readonly Claim[]
  readonly shown: UnitValues
}

export interface ScopeChange {
  readonly at: number
  readonly device: string
  readonly scope: readonly CommuneCode[]
}

export interface Ledger {
  readonly attempts: Attempt[]
  readonly decisions: DeskLook[]
  readonly scopes: ScopeChange[]
  /** Groups that ever left a tablet, by id: the lines that it sent. */
  readonly sent: Map<string, { readonly device: string; readonly lines: Set<string> }>
  /** Of each device, by record and unit: the newest decision that it was told of. */
  readonly told: Map<string, Map<string, number>>
  /** What was said outside of a device's scope. */
  readonly leaks: string[]
  /** Requests that a tablet made before the time that the centre had asked it to wait for. */
  readonly hurries: string[]
  /** Saves that were taken where the tablet knew that its officer does not work. */
  readonly strays: string[]
  /** Requests of each device. */
  readonly exchanges: Map<string, number>
  /** Errors that nobody should meet. */
  readonly crashes: string[]
  /** Dismissed groups of which an officer took note. */
  readonly acknowledged: Set<string>
  /** Devices whose storage was put back. */
  readonly putBack: Set<string>
}

export const newLedger = (): Ledger => ({
  attempts: [],
  decisions: [],
  scopes: [],
  sent: new Map(),
  told: new Map(),
  leaks: [],
  hurries: [],
  strays: [],
  exchanges: new Map(),
  crashes: [],
  acknowledged: new Set(),
  putBack: new Set(),
})

export const unitKey = (id: string, unit: string): string => `${id} ${unit}`

export const toldOf = (ledger: Ledger, device: string): Map<string, number> => {
  const known = ledger.told.get(device) ?? new Map<string, number>()
  ledger.told.set(device, known)
  return known
}

/** Every commune that was in the device's scope at some moment since. */
export function scopeSince(ledger: Ledger, device: string, since: number): ReadonlySet<CommuneCode> {
  const own = ledger.scopes.filter((change) => change.device === device)
  const standing = own.filter(({ at }) => at <= since).at(-1)
  const later = own.filter(({ at }) => at > since)
  return new Set([...(standing?.scope ?? []), ...later.flatMap(({ scope }) => scope)])
}

/** What happens by our own hand is no news. */
const ours = new Set(['DatabaseUnavailable', 'Mishap'])

export function noteCrash({ crashes }: Ledger, where: string, error: unknown): void {
  if (error instanceof Error && ours.has(error.name)) return
  crashes.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
}

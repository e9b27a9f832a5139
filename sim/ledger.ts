/**
 * What people did and saw, noted beside the code that is put to the test: every form with what it displayed, every save
 * with whether it was shown as saved, what each tablet was told of decisions, and who could work where, when.
 */
import type { CommuneCode, FlagId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Claim } from '#shared/sync/flag.ts'
import type { Gone } from './centre/pruned.ts'

export interface EditSeen {
  readonly type: RecordType
  readonly id: string
  readonly kind: 'create' | 'edit' | 'remove'
  readonly wrote: UnitValues
  readonly saw: UnitValues
  readonly commune: CommuneCode
  /** Per unit the number of the newest decision that the tablet had been told of when the form was opened. */
  readonly knew: Record<string, number>
  /** Per unit the number of the copy that was displayed. */
  readonly shownAt: Record<string, number>
}

export interface Attempt {
  readonly number: number
  readonly step: number
  readonly device: string
  /** Its name: two may be one device. */
  readonly tablet: string
  readonly commune: CommuneCode | undefined
  readonly edits: readonly EditSeen[]
  /** `maybe` until it is known; a killed app leaves it so. `gone`: the storage was put back to a day before. */
  outcome: 'maybe' | 'saved' | 'not-saved' | 'gone'
  /** Of what was saved, by record and unit, the group that has it; `null` where it stood there before. */
  carriers: ReadonlyMap<string, string | null> | undefined
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

/** A word on a unit as it was judged in a life of the centre. */
export interface LivedWord {
  readonly group: string
  readonly id: string
  readonly unit: string
  readonly fate: 'same' | 'write' | 'conflict' | 'past'
  /** Of the row that contained it. */
  seq: number
}

/** A backup was put in the place of the database. */
export interface Restore {
  readonly at: number
  readonly lost: ReadonlyMap<CommuneCode, Lost>
  readonly isAnnounced: boolean
  /** Groups, by id and hash, of which their tablets knew that they were applied or dismissed. */
  readonly settled: ReadonlyMap<string, 'applied' | 'dismissed'>
}

export interface Lost {
  /** Where the counter stood in the backup. */
  readonly kept: number
  /** In their order, those that the backup has too. */
  readonly words: readonly LivedWord[]
}

export interface Sent {
  readonly device: string
  /** By the tablet that sent them, or had when it was copied. */
  readonly lines: Map<string, Set<string>>
}

/** A second machine with the storage of a tablet, both of them alive. */
export interface Twin {
  readonly device: string
  readonly of: string
  readonly name: string
  /** How many saves there had been by then. */
  readonly attempts: number
}

export interface Ledger {
  readonly attempts: Attempt[]
  /** Of groups that have a save, by tablet and id: their place in the outbox. */
  readonly places: Map<string, number>
  readonly decisions: DeskLook[]
  readonly scopes: ScopeChange[]
  /** Groups that ever left a tablet, by id. */
  readonly sent: Map<string, Sent>
  readonly twins: Twin[]
  /** Of each tablet, by record and unit: the newest decision that it was told of, and where. */
  readonly told: Map<string, Map<string, Told>>
  /** What was said outside of a device's scope. */
  readonly leaks: string[]
  /** Requests that a tablet made before the time that the centre had asked it to wait for. */
  readonly hurries: string[]
  /** What was shown as saved and was on no disk. */
  readonly nowhere: string[]
  /** Saves that were taken where the tablet knew that its officer does not work. */
  readonly strays: string[]
  /** Saves of forms that showed another value than the list by then, and were taken without a question. */
  readonly blindSaves: string[]
  /** Feeds that were begun again and again. */
  readonly endless: string[]
  /** Whom a save put into a household that its tablet showed as closed, or left in one that it closed. */
  readonly inClosed: string[]
  /** Batches of each tablet. */
  readonly exchanges: Map<string, number>
  /** Errors that nobody should meet. */
  readonly crashes: string[]
  /** Groups that a person dismissed, or wanted to. */
  readonly dismissed: Set<string>
  /** Dismissed groups of which an officer took note. */
  readonly acknowledged: Set<string>
  /** Devices whose storage was put back. */
  readonly putBack: Set<string>
  /** Devices whose database the browser has thrown away. */
  readonly wiped: Set<string>
  readonly restores: Restore[]
  /** When the centre wrote what ends in a chain's head, by that, by the true clock. */
  readonly arrivedAt: Map<string, number>
  /** Checks that a supervisor had said are right so, and that were asked about again. */
  readonly askedAgain: string[]
  /** Groups that were held though nothing held them any more. */
  readonly leftBehind: string[]
  /** What each pruning took, by the chain's head that it left. */
  readonly pruned: Map<string, Gone>
  /** What was pruned and should not have been. */
  readonly wronglyPruned: string[]
}

export const newLedger = (): Ledger => ({
  attempts: [],
  places: new Map(),
  decisions: [],
  scopes: [],
  sent: new Map(),
  twins: [],
  told: new Map(),
  leaks: [],
  hurries: [],
  endless: [],
  nowhere: [],
  strays: [],
  blindSaves: [],
  inClosed: [],
  exchanges: new Map(),
  crashes: [],
  dismissed: new Set(),
  acknowledged: new Set(),
  putBack: new Set(),
  wiped: new Set(),
  restores: [],
  arrivedAt: new Map(),
  askedAgain: [],
  leftBehind: [],
  pruned: new Map(),
  wronglyPruned: [],
})

export const unitKey = (id: string, unit: string): string => `${id} ${unit}`

/** The newest decision on a unit that a tablet was told of. */
export interface Told {
  readonly seq: number
  readonly commune: CommuneCode
}

export const toldOf = (ledger: Ledger, tablet: string): Map<string, Told> => {
  const known = ledger.told.get(tablet) ?? new Map<string, Told>()
  ledger.told.set(tablet, known)
  return known
}

/** What the one knew and had sent the other knows and has sent. */
export function noteTwin(ledger: Ledger, twin: Omit<Twin, 'attempts'>): void {
  ledger.twins.push({ ...twin, attempts: ledger.attempts.length })
  ledger.told.set(twin.name, new Map(toldOf(ledger, twin.of)))
  for (const { lines } of ledger.sent.values()) {
    const own = lines.get(twin.of)
    if (own !== undefined) lines.set(twin.name, new Set(own))
  }
}

export const findTwin = ({ twins }: Ledger, device: string): Twin | undefined =>
  twins.find((twin) => twin.device === device)

/** Whether a save is also on the other of two live copies, where nobody hears of what becomes of it here. */
export function isElsewhereToo(ledger: Ledger, { device, tablet, number }: Attempt): boolean {
  const twin = findTwin(ledger, device)
  return twin !== undefined && tablet === twin.of && number < twin.attempts
}

/** Whose saves may stand in a group: of two live copies only those of who sent it, and of the other until it was copied. */
export function mayHaveSaid(
  ledger: Ledger,
  { device, group }: { readonly device: string; readonly group?: string },
): (attempt: Attempt) => boolean {
  const twin = findTwin(ledger, device)
  const senders = ledger.sent.get(group ?? '')?.lines
  if (twin === undefined || senders === undefined) return (attempt) => attempt.device === device
  return (attempt) =>
    senders.has(attempt.tablet) || (senders.has(twin.name) && isElsewhereToo(ledger, attempt))
}

/** Whether one tablet has sent both, and nobody another content of either. */
export function isOfOneTablet({ sent }: Ledger, groups: readonly [string, string]): boolean {
  const [one, other] = groups.map((group) => sent.get(group)?.lines)
  if (one === undefined || other === undefined) return false
  const isPlain = [one, other].every(
    (lines) => new Set([...lines.values()].flatMap((all) => [...all])).size === 1,
  )
  return isPlain && [...one.keys()].some((name) => other.has(name))
}

/** Every commune that was in the device's scope at some moment since. */
export function scopeSince(ledger: Ledger, device: string, since: number): ReadonlySet<CommuneCode> {
  const own = ledger.scopes.filter((change) => change.device === device)
  const standing = own.filter(({ at }) => at <= since).at(-1)
  const later = own.filter(({ at }) => at > since)
  return new Set([...(standing?.scope ?? []), ...later.flatMap(({ scope }) => scope)])
}

/** What people were told of a life that was lost says nothing of the one that comes in its place. */
export function forgetWhatWasLost(
  ledger: Ledger,
  { kept, edits }: { readonly kept: ReadonlyMap<CommuneCode, number>; readonly edits: readonly EditSeen[] },
): void {
  const capped = ({ seq, commune }: Told): Told => ({ seq: Math.min(seq, kept.get(commune) ?? 0), commune })
  for (const told of ledger.told.values()) for (const [key, one] of told) told.set(key, capped(one))
  for (const edit of [...edits, ...ledger.attempts.flatMap((attempt) => attempt.edits)]) {
    const most = kept.get(edit.commune) ?? 0
    for (const seqs of [edit.knew, edit.shownAt])
      for (const [unit, seq] of Object.entries(seqs)) seqs[unit] = Math.min(seq, most)
  }
}

/** What happens by our own hand is no news. */
const ours = new Set(['DatabaseUnavailable', 'Mishap'])

export function noteCrash({ crashes }: Ledger, where: string, error: unknown): void {
  if (error instanceof Error && ours.has(error.name)) return
  crashes.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
}

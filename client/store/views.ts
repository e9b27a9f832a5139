/** What the store shows and takes, as the screens see it: records with their states, saves, drafts, the outbox. */
import type { EventKind } from '#shared/codes/event-kinds.ts'
import type { CommuneCode, FlagId, GroupId, RecordId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'

/** A value that changes; fits `useSyncExternalStore`. */
export interface Live<T> {
  get(): T
  subscribe(listener: () => void): () => void
}

/** The five states of `received … held`, in the order in which a person should be told of them. */
export type RecordState = 'conflict' | 'held' | 'draft' | 'waiting' | 'received'

/** A unit on which the centre's value and one's own differ. */
export interface ConflictView {
  readonly id: RecordId
  readonly unit: string
  readonly saw: UnitValue
  readonly now: UnitValue
  /** Username; empty where it is not known. */
  readonly nowBy: string
  readonly nowAt: string
  readonly mine: UnitValue
  /** Username of whoever wrote `mine`: oneself, or the latest claimant where one has no claim. */
  readonly mineBy: string
  /** `unsent`: found before sending, settled here. `flagged`: the centre knows it; a new save replaces one's claim. */
  readonly kind: 'unsent' | 'flagged'
}

export interface HeldView {
  readonly groupId: GroupId
  readonly household: RecordId
  readonly kind: 'held' | 'parked' | 'dismissed'
  readonly problem: HeldProblem
  readonly savedAt: string
}

/** Whose book it is. */
export interface Owner {
  readonly username: string
  /** When this tablet was enrolled for them, as the centre said; unknown on tablets that were enrolled long ago. */
  readonly since?: string | undefined
}

/** How much of what was saved on this tablet is at the centre, in households. */
export interface LedgerView {
  /** With saves of this tablet. */
  readonly households: number
  readonly atCentre: number
  /** With a save that waits for its receipt. */
  readonly waiting: readonly RecordId[]
  /** Of which the centre lacks what it had answered, though all was sent again. */
  readonly lacking: readonly RecordId[]
  /** ISO, by this tablet's clock; `null` before the first comparison. */
  readonly comparedAt: string | null
}

/** A supervisor's word on a conflict or on a failed check, as everybody who has the record may read it. */
export interface DecisionView {
  readonly flagId: FlagId
  readonly record: RecordId
  /** Of a conflict; empty for a check. */
  readonly unit: string
  /** Of a failed check. */
  readonly check: Pick<Flag, 'rule' | 'found'> | null
  /** The last two are of checks: the record was corrected, or is right as it is. */
  readonly how: 'keep' | 'take' | 'write' | 'remove' | 'correct' | 'dismiss'
  /** Username of whose claim was taken; empty for the other ways. */
  readonly takenFrom: string
  /** Their name, and that of who settled it; the usernames where the centre told none. */
  readonly takenFromName: string
  readonly by: string
  readonly at: string
  readonly reason: string
}

/** One in which the officer had a claim, or about a household of theirs. Shown until the officer has taken note of it. */
export interface SettlementView extends DecisionView {
  /** What they claimed; `null` of a check. */
  readonly mine: UnitValue
}

/** A record as it is shown: the centre's row with the tablet's own groups laid over it. */
export interface RecordView {
  readonly type: RecordType
  readonly id: RecordId
  readonly commune: CommuneCode
  readonly units: UnitValues
  /** The life of the centre to which `base` belongs: numbers of another one say nothing here. */
  readonly life: number
  /** Per unit the `seq` of the copy that is shown; 0 for a record that the centre does not know. */
  readonly base: Readonly<Record<string, number>>
  readonly state: RecordState
  readonly conflicts: readonly ConflictView[]
  readonly flags: readonly Flag[]
  readonly held: readonly HeldView[]
  readonly hasDraft: boolean
  readonly updatedAt: string
  readonly updatedBy: string
  /** Whether the centre has a row of it. */
  readonly atCentre: boolean
}

export interface HouseholdView extends RecordView {
  readonly type: 'household'
  /** Present residents (not removed), head first, then by birth; those who left come last. */
  readonly residents: readonly RecordView[]
  readonly head: RecordView | undefined
  /** The most urgent state of the household and its residents. */
  readonly wholeState: RecordState
}

/** What the officer's communes hold, in memory, while the tablet is open. Every `get` after a change is a new object. */
export interface Book {
  /** In the officer's scope: new records go there. */
  readonly communes: readonly CommuneCode[]
  communeName(commune: CommuneCode): string
  /** All households, by hamlet, then by address; the same array until something changes. */
  households(): readonly HouseholdView[]
  findHousehold(id: RecordId): HouseholdView | undefined
  findRecord(id: RecordId): RecordView | undefined
  /** Hamlet names in use in a commune, in the commune's order. */
  hamlets(commune: CommuneCode): readonly string[]
  /** Settled conflicts of one's own that were not taken note of, newest first. */
  settlements(): readonly SettlementView[]
  /** Settled conflicts of a record in which the officer had no claim, newest first. */
  decisions(record: RecordId): readonly DecisionView[]
  /** Events of a household that were told here and not sent yet, newest first: each can still be undone, or why not. */
  openEvents(household: RecordId): readonly OpenEvent[]
  /** Households that have every word, without tones; see `searchText` for what they are known by. */
  search(text: string): readonly HouseholdView[]
}

/** An event that waits to be sent. */
export interface OpenEvent {
  readonly groupId: GroupId
  readonly event: GroupEvent
  readonly savedAt: string
  /** `followed`: something was saved, or begun, upon what it made. */
  readonly undo: 'possible' | 'followed'
}

/** One record of a save, as the form had it. */
export interface Edit {
  readonly type: RecordType
  readonly id: RecordId
  readonly kind: 'create' | 'edit' | 'remove'
  /** Touched units only; all filled units of a create; nothing of a remove. */
  readonly wrote: UnitValues
  /** What the form displayed for each unit of `wrote` when it was filled; all units of a remove. */
  readonly saw: UnitValues
  readonly base: Readonly<Record<string, number>>
  readonly reason?: string
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly savedAt: string }
  /** Touched units show another value by now: nothing was written, the officer chooses. */
  | { readonly kind: 'changed'; readonly conflicts: readonly ConflictView[] }
  /** The commune is no longer in the officer's scope, or the centre has another epoch. */
  | { readonly kind: 'refused'; readonly why: 'scope' | 'epoch' | 'locked' }
  /** What was to be undone has been sent, or something was saved upon it. */
  | { readonly kind: 'refused'; readonly why: 'sent' | 'followed' }
  /** The disk is full or the database failed; drafts are kept. */
  | { readonly kind: 'failed'; readonly why: 'full' | 'broken' }

/** What the form of a record has touched and not confirmed: sealed at every keystroke. */
export interface Draft {
  readonly type: RecordType
  readonly id: RecordId
  readonly household: RecordId
  readonly isNew: boolean
  /** Of a new household. */
  readonly commune?: CommuneCode
  readonly wrote: UnitValues
  /** Texts as typed where they do not fit a unit's shape yet, by field. */
  readonly typed: Readonly<Record<string, string>>
  readonly saw: UnitValues
  /** To which `base` belongs; none of an older app's. */
  readonly life?: number
  readonly base: Readonly<Record<string, number>>
  readonly keptAt: string
}

/** What is told of a household and not confirmed: an event, that somebody has left, why a record is removed. */
export interface TellingDraft {
  readonly type: 'telling'
  /** Of its own; what an event makes new has it, too. */
  readonly id: RecordId
  readonly household: RecordId
  /** Who has left or is removed; the household itself for an event. */
  readonly record: RecordId
  readonly doing: EventKind | 'leave' | 'remove' | 'reopen'
  readonly about: readonly RecordId[]
  /** As typed or chosen, by question. */
  readonly typed: Readonly<Record<string, string>>
  /** Relations that the officer has put right, by resident. */
  readonly relations: Readonly<Record<string, string>>
  /** What was displayed of the record when it was begun; an event looks at the household as it stands when it is saved. */
  readonly saw: UnitValues
  readonly base: Readonly<Record<string, number>>
  /** Of the centre, to which `base` belongs. */
  readonly life: number
  readonly keptAt: string
}

export type KeptDraft = Draft | TellingDraft

/** One that does not open, or that another version of the app wrote: it stays, and is shown as what it is. */
export interface UnreadableDraft {
  readonly type: 'unreadable'
  readonly id: string
  /** The record that it was a draft of. */
  readonly of: string
}

export type ListedDraft = KeptDraft | UnreadableDraft

/** `applied` and `kept` are received; `applied` still waits for the centre's rows. */
export interface OutboxEntry {
  readonly groupId: GroupId
  readonly household: RecordId
  readonly state: 'open' | 'sent' | 'held' | 'parked' | 'dismissed' | 'applied' | 'kept'
  readonly records: readonly {
    readonly type: RecordType
    readonly id: RecordId
    readonly kind: Edit['kind']
  }[]
  readonly savedAt: string
  /** Of a save that is the record of an event. */
  readonly event: GroupEvent | undefined
  readonly problem: HeldProblem | null
}

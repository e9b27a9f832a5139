/**
 * The tablet as the screens see it: what it shows, what it takes, and nothing of keys, databases or networks.
 * Built by `create-tablet.ts` out of vault, store and sync; screens get it from `use-tablet.tsx`.
 */
import type {
  Book,
  ConflictView,
  Draft,
  Edit,
  KeptDraft,
  LedgerView,
  ListedDraft,
  Live,
  OutboxEntry,
  SaveResult,
} from '#client/store/views.ts'
import type { SyncStatus } from '#client/sync/status.ts'
import type { CommuneCode, DeviceId, FlagId, GroupId, RecordId } from '#shared/ids.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'

// One place for the screens to import from: they know the tablet, and neither store nor sync.
export type {
  Book,
  ConflictView,
  DecisionView,
  Draft,
  Edit,
  HeldView,
  HouseholdView,
  KeptDraft,
  LedgerView,
  ListedDraft,
  Live,
  OpenEvent,
  OutboxEntry,
  RecordState,
  RecordView,
  SaveResult,
  SettlementView,
  TellingDraft,
  UnreadableDraft,
} from '#client/store/views.ts'
export type { SyncNotice, SyncStatus } from '#client/sync/status.ts'

/** An open tablet: everything a screen may ask of it. */
export interface OpenTablet {
  readonly officer: { readonly username: string; readonly name: string }
  readonly deviceId: DeviceId
  readonly book: Live<Book>
  readonly sync: Live<SyncStatus>
  newRecordId(): RecordId
  /**
   * One save: one group, judged whole. Resolves when it is durable on this tablet; the drafts of its records are gone
   * then, in the same transaction. `commune` is that of a new household, and must be given where the officer has several.
   */
  save(household: RecordId, edits: readonly Edit[], commune?: CommuneCode): Promise<SaveResult>
  /**
   * The same beside the forms of its records: what is typed in them stays, but for one that is removed. `draft` is where
   * it was told, and ends with it.
   */
  saveBeside(household: RecordId, edits: readonly Edit[], draft?: RecordId): Promise<SaveResult>
  /**
   * The same for what happened in a household: its changes are one group, which is undone as a whole until it is sent.
   * `draft` is where it was told, and ends with it.
   */
  tellEvent(
    household: RecordId,
    edits: readonly Edit[],
    told: GroupEvent & { readonly draft?: RecordId },
  ): Promise<SaveResult>
  /** Takes an event back that was not sent: its group and all that it wrote are gone. */
  undoEvent(groupId: GroupId): Promise<SaveResult>
  /**
   * Settles a conflict with one of its values or a third. `unsent`: folded into the open group. `flagged`: a new group
   * that replaces one's claim, or withdraws it when the chosen value is the centre's.
   */
  settle(conflict: ConflictView, chosen: UnitValue): Promise<SaveResult>
  /** What the form of a record has left. */
  findDraft(id: RecordId): Promise<Draft | undefined>
  /** Keeps the newest; resolves when it is written. */
  keepDraft(draft: KeptDraft): Promise<'kept' | 'full'>
  dropDraft(id: RecordId): Promise<void>
  /** All drafts, newest first, also of records that were never saved; last those that do not open. */
  drafts(): Promise<readonly ListedDraft[]>
  /** Answered and unanswered groups, newest first. */
  outbox(): Promise<readonly OutboxEntry[]>
  /** How much of what was saved here is at the centre. */
  ledger(): Promise<LedgerView>
  acknowledge(groupId: GroupId): Promise<void>
  /** The officer has taken note of how a supervisor settled a conflict of theirs. */
  noteSettlement(flagId: FlagId): Promise<void>
  /** The officer has read that the database was wiped and what came back. */
  noteRestored(): Promise<void>
  syncNow(): void
}

/** A tablet whose screen is locked syncs on; a closed one needs its passphrase. */
export type TabletState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'not-enrolled' }
  | {
      readonly kind: 'closed'
      readonly officer: string
      readonly waiting: number
      readonly waitUntil: string | null
      /** Whether a fingerprint or face opens it. */
      readonly biometric: boolean
    }
  | {
      readonly kind: 'locked'
      readonly officer: string
      readonly waiting: number
      readonly pinTriesLeft: number
      readonly biometric: boolean
    }
  | { readonly kind: 'open'; readonly tablet: OpenTablet }

export interface EnrolInput {
  readonly code: string
  readonly username: string
  readonly password: string
  readonly passphrase: string
  readonly pin: string
}
/** The administrator's file and its passphrase; the officer's new passphrase and PIN. */
export interface RecoverInput {
  readonly file: string
  readonly filePassphrase: string
  readonly passphrase: string
  readonly pin: string
}
/** The officer's passphrase, and the PIN from now on. */
export interface PinInput {
  readonly passphrase: string
  readonly pin: string
}
/** A problem code of the API, or what went wrong before it. */
export type EnrolResult = { readonly kind: 'enrolled' } | { readonly kind: 'failed'; readonly code: string }
export type OpenResult =
  | { readonly kind: 'opened' }
  | { readonly kind: 'wrong'; readonly waitUntil: string | null }
  | { readonly kind: 'broken' }

/** Whether a fingerprint or face opens this tablet, or could. */
export type BiometricState = 'on' | 'off' | 'unsupported'
export type BiometricFault = 'refused' | 'unsupported'

export interface Tablet {
  readonly state: Live<TabletState>
  enrol(input: EnrolInput): Promise<EnrolResult>
  open(passphrase: string): Promise<OpenResult>
  /** Five wrong PINs, in whatever tabs, drop the data key in all of them: the tablet is then `closed`. */
  unlock(pin: string): Promise<OpenResult>
  /** In all tabs. */
  lock(): void
  /** For who has forgotten the PIN: in all tabs the data key is dropped, and with it the sync. Nothing is lost. */
  close(): Promise<void>
  /** From then on this PIN opens the tablet, in all tabs, and the one before does not. */
  setPin(input: PinInput): Promise<OpenResult>
  biometricState(): Promise<BiometricState>
  /** From then on the device's fingerprint or face opens the tablet too. */
  setUpBiometric(passphrase: string): Promise<OpenResult | { readonly kind: BiometricFault }>
  takeAwayBiometric(): Promise<void>
  /** Closed or locked. What is refused is not counted: the device itself counts. */
  openByBiometric(): Promise<OpenResult | { readonly kind: BiometricFault }>
  /** Called at every touch and key; five minutes without lock the screen. */
  stirred(): void
  /** With the administrator's recovery file and its passphrase: sets a new passphrase and PIN, loses nothing. */
  recover(input: RecoverInput): Promise<OpenResult>
}

/** Everything that is there in one history: a centre, its desks, communes, and officers with their tablets. */
import type { Pruning } from '#server/store/prune.ts'
import type { DecisionAsk } from '#server/sync/apply-decision.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { Door } from './centre/door.ts'
import type { CentreTables } from './centre/memory-state.ts'
import type { Server } from './centre/server.ts'
import type { Events } from './events.ts'
import type { NewIds } from './ids.ts'
import type { DeskLook, EditSeen, Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { Swarm } from './swarm.ts'
import type { SimTablet, Tab } from './tablet/sim-tablet.ts'
import type { WireFaults } from './tablet/wire.ts'

/** A form that an officer has filled and not confirmed. */
export interface OpenForm {
  readonly tablet: SimTablet
  readonly tab: Tab
  readonly household: RecordId
  readonly edit: EditForm
}

/** What a form displayed of the units that were touched, and what was filled in. */
export interface EditForm extends EditSeen {
  readonly id: RecordId
  readonly base: Readonly<Record<string, number>>
  /** Of the centre, to which `base` belongs. */
  readonly life: number
}

export interface OpenLook {
  readonly ask: DecisionAsk
  readonly look: DeskLook
}

/** Of the centre's machine. */
export interface CentreClock {
  /** By how much it is wrong, in milliseconds. */
  skew: number
  now(): number
}

export interface World {
  readonly seed: number
  readonly swarm: Swarm
  readonly random: Random
  readonly events: Events
  readonly ids: NewIds
  readonly ledger: Ledger
  readonly server: Server
  readonly door: Door
  readonly communes: readonly CommuneCode[]
  /** A second machine that goes on from the storage of one comes last. */
  readonly tablets: SimTablet[]
  /** Groups that some proxy refuses for ever. */
  readonly refused: Set<string>
  /** Households at which the checks of the centre fail. */
  readonly sick: Set<string>
  /** Forms that are open on tablets, the oldest first. */
  readonly forms: OpenForm[]
  /** Decisions that stand on a desk's screen and were not sent. */
  readonly looks: OpenLook[]
  tables: CentreTables
  prune(pruning: Pruning): Promise<void>
  readonly backups: CentreTables[]
  readonly centreClock: CentreClock
  wireFaults: WireFaults
  /** Number of the step that is at hand. */
  step: number
  trace(line: () => string): void
}

/** The one account of the desks; its scope is every commune. */
export const supervisor = 'giam-sat'

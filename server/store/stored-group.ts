/** A group as the log knows it: its present outcome, in the encoding of `change_group`. */
import type { CommuneCode, Epoch, GroupId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { HeldCode, HeldProblem, Outcome } from '#shared/sync/receipt.ts'
import type { Life } from '#shared/sync/replay.ts'

export interface StoredGroup {
  readonly id: GroupId
  /** sha256 of the line, hex. */
  readonly hash: string
  readonly batch: number
  readonly line: number
  readonly outcome: Outcome
  /** Per change: n > 0 is the n-th number after `judged`, n <= 0 the number -n. */
  readonly seqs: readonly number[]
  readonly judged: number
  /** Index of the change, unit. */
  readonly conflicts: readonly (readonly [number, string])[] | null
  readonly problem: HeldProblem | null
}

/** A group that is held now, with what must be known to go on without opening its bytes. */
export interface HeldGroup {
  readonly id: GroupId
  readonly hash: string
  /** Grows with every group that is held; the order in which they are tried again. */
  readonly arrival: number
  readonly records: readonly RecordId[]
  readonly code: HeldCode
  /** It waits for a record that is there by now. */
  readonly comeBy: boolean
}

/** Records as they stand in one snapshot, with their open flags and the number of the counter in it. */
export interface Surroundings {
  readonly epoch: Epoch
  /** While a recovery goes on. */
  readonly life: Life | null
  readonly commune: CommuneCode
  readonly knownCommune: boolean
  readonly seq: number
  readonly rows: readonly Row[]
  readonly flags: readonly Flag[]
  /** Open held groups of the device, oldest first. */
  readonly held: readonly HeldGroup[]
}

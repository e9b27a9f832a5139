import type { SyntheticHousehold } from '../../server/seed/generate-household.ts'

/** The batches of one round: of each commune a list, which its one tablet sends in order. */
export type Round = ReadonlyMap<string, readonly (readonly SyntheticHousehold[])[]>

/** One way of storing the same households. */
export interface Contender {
  readonly name: string
  /** What a tablet has on its disk before it sends: not timed. Resolves to what sends it all: timed. */
  prepare(round: Round): Promise<() => Promise<void>>
  /** Ends with what is still done about the records after they are stored, where something is. */
  settle?(): Promise<void>
  /** Records that are stored, counted where they lie. */
  countStored(): Promise<number>
  stop(): Promise<void>
}

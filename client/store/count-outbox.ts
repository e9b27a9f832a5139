/** How much waits: the only thing that is known of the outbox before the vault is open. */
import { type TabletDatabase, waitingStates } from './database.ts'

export interface OutboxCounts {
  /** Without a receipt. */
  readonly waiting: number
  /** That need a person: held, dismissed and not yet acknowledged. */
  readonly held: number
  readonly received: number
}

/** Read in clear: also while the tablet is closed. */
export async function countOutbox({ groups }: TabletDatabase): Promise<OutboxCounts> {
  // One native count a state: a count over several walks the index with a cursor, and the outbox may be long.
  const count = async (states: readonly string[]): Promise<number> => {
    const counts = await Promise.all(states.map((state) => groups.where('state').equals(state).count()))
    return counts.reduce((sum, one) => sum + one, 0)
  }
  const [waiting, held, received] = await Promise.all([
    count(waitingStates),
    count(['held', 'parked', 'dismissed']),
    count(['applied', 'kept']),
  ])
  return { waiting, held, received }
}

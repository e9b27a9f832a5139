/** The peer replicates the same households. */
import { documentsOf, startPouch } from '../peers/pouch.ts'
import type { Contender } from './contender.ts'
import { recordsInBatch } from './households.ts'

export async function pushToPouch(communes: readonly string[]): Promise<Contender> {
  const { tablets, stop } = await startPouch()
  return {
    name: 'pouchdb',
    prepare: (round) =>
      tablets.prepare(
        new Map([...round].map(([commune, batches]) => [commune, batches.flatMap(documentsOf)])),
        recordsInBatch,
      ),
    countStored: () => tablets.countStored(communes),
    stop,
  }
}

/** Stands between a tablet's sync and its network: what was sent, to the byte, and what the centre has acknowledged. */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Network } from '#client/sync/network.ts'
import type { Receipt } from '#shared/sync/receipt.ts'

export interface Witness {
  /** By group: the hash of its line as it was sent first. */
  readonly sent: ReadonlyMap<string, string>
  /** By group: the newest receipt that came. */
  readonly acknowledged: ReadonlyMap<string, Receipt>
  /** Requests of every kind. */
  readonly requests: number
  /** What no tablet and no centre may do. */
  readonly faults: readonly string[]
  /** How long the last batch took, in milliseconds; 0 before the first. */
  readonly lastBatchMs: number
  /** Resolves when a batch leaves. */
  nextBatch(): Promise<void>
  /** Hashes of the bytes of batches whose answer has not come, since the last time. */
  takeUnheard(): readonly string[]
}

const groupIdOf = z.object({ groupId: z.string() })
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function witnessed(network: Network): { readonly network: Network; readonly witness: Witness } {
  const sent = new Map<string, string>()
  const acknowledged = new Map<string, Receipt>()
  const unheard = new Set<string>()
  const faults: string[] = []
  let leaving: (() => void)[] = []
  let lastBatchMs = 0
  let requests = 0
  const noteSent = (bytes: Uint8Array): void => {
    for (const line of gunzipSync(bytes).toString('utf8').split('\n').slice(1)) {
      const { groupId } = groupIdOf.parse(JSON.parse(line))
      const hash = sha256(line)
      const before = sent.get(groupId)
      if (before === undefined) sent.set(groupId, hash)
      else if (before !== hash) faults.push(`group ${groupId} was sent with two contents`)
    }
  }
  const noteReceipts = (receipts: readonly Receipt[]): void => {
    for (const receipt of receipts) {
      const before = acknowledged.get(receipt.groupId)
      if (before?.outcome === 'applied' && receipt.outcome !== 'applied')
        faults.push(`group ${receipt.groupId} was acknowledged as applied, then as ${receipt.outcome}`)
      acknowledged.set(receipt.groupId, receipt)
    }
  }
  const counted = <T>(ask: () => Promise<T>): Promise<T> => {
    requests += 1
    return ask()
  }
  const witness: Witness = {
    ...{ sent, acknowledged, faults },
    nextBatch: () =>
      new Promise((resolve) => {
        leaving.push(resolve)
      }),
    takeUnheard: () => {
      const taken = [...unheard]
      unheard.clear()
      return taken
    },
    get requests() {
      return requests
    },
    get lastBatchMs() {
      return lastBatchMs
    },
  }
  return {
    witness,
    network: {
      ...network,
      getFeed: (...asked) => counted(() => network.getFeed(...asked)),
      getState: (token) => counted(() => network.getState(token)),
      postBatch: async (token, bytes) => {
        noteSent(bytes)
        const hash = sha256(bytes)
        unheard.add(hash)
        for (const told of leaving) told()
        leaving = []
        const began = performance.now()
        const reply = await counted(() => network.postBatch(token, bytes))
        if (reply.kind !== 'answer') return reply
        lastBatchMs = performance.now() - began
        unheard.delete(hash)
        noteReceipts(reply.value.receipts)
        return reply
      },
    },
  }
}

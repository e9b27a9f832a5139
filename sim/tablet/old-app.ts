/**
 * An app of the first contract, as far as a disk and the centre can tell it from the present one: its groups say so, and
 * have no event; it keeps no journal and no ledger, and its envelope is shorter.
 */
import type { JournalDisk } from '#client/journal/journal-disk.ts'
import type { Network } from '#client/sync/network.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { clearSealer } from './ports.ts'

const firstContract = 1

/** Fields in the order in which they were saved. */
function ofFirstContract(text: string): string {
  const content: { readonly line: string } = JSON.parse(text)
  const group: object = JSON.parse(content.line)
  return JSON.stringify({ ...content, line: JSON.stringify({ ...group, contractVersion: firstContract }) })
}

export const oldSealer: Sealer = {
  ...clearSealer,
  seal: (label, text) => clearSealer.seal(label, label.type === 'group' ? ofFirstContract(text) : text),
}

const laterFields = ['own', 'storage', 'askedLines'] as const

/** A batch as it would have packed it. */
export function oldBatch(text: string): string {
  const [head = '', ...lines] = text.split('\n')
  const envelope: Record<string, unknown> = JSON.parse(head)
  for (const field of laterFields) delete envelope[field]
  return [JSON.stringify(envelope), ...lines].join('\n')
}

export const oldNetwork = (network: Network): Network => ({
  ...network,
  postLedger: async () => ({ kind: 'no-answer', timedOut: false, unreadable: false, retryAfterMs: null }),
})

const never = (): never => {
  throw new Error('the first app had no journal')
}

export const noPlace: JournalDisk = {
  list: never,
  read: never,
  open: never,
  readCanary: async () => never(),
  writeCanary: never,
}

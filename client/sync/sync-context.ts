/** What push and pull work with. */
import type { StoreContext } from '#client/store/context.ts'
import type { Ledger } from '#client/store/ledger.ts'
import { type ProblemCode, problems } from '#shared/api/problem.ts'
import type { DeviceId } from '#shared/ids.ts'
import type { Gzip } from './gzip.ts'
import type { Network, Reply } from './network.ts'

export interface SyncContext {
  readonly store: StoreContext
  readonly ledger: Ledger
  readonly network: Network
  readonly gzip: Gzip
  readonly deviceId: DeviceId
  readonly token: string
  readonly appVersion: string
  /** After every write, so that the screens follow. */
  written(): Promise<void>
}

/** How a step of the sync ended. */
export type Step =
  | { readonly kind: 'done' }
  /** To be tried again after a while. */
  | { readonly kind: 'retry'; readonly retryAfterMs: number | null }
  | { readonly kind: 'other-epoch' }
  /** The centre speaks in a way that this app does not understand. */
  | { readonly kind: 'unreadable' }
  /** The centre refuses this tablet or this commune. */
  | { readonly kind: 'refused'; readonly code: ProblemCode }

export const done: Step = { kind: 'done' }

/** What a reply without a value means for the step. */
export function stepFromReply(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): Step {
  if (reply.kind === 'no-answer' && reply.unreadable) return { kind: 'unreadable' }
  if (reply.kind === 'problem' && !problems[reply.code].retryable)
    return { kind: 'refused', code: reply.code }
  return { kind: 'retry', retryAfterMs: reply.retryAfterMs }
}

/** The API as a tablet's requests find it: its intake and feed called at once, without HTTP between. */
import { type Network, type Reply, stateSchema } from '#client/sync/network.ts'
import { problemBody } from '#server/routes/problem-answer.ts'
import { DatabaseUnavailable } from '#server/store/query.ts'
import { applyBatch } from '#server/sync/apply-batch.ts'
import type { Centre } from '#server/sync/centre.ts'
import { compareLedger } from '#server/sync/compare-ledger.ts'
import { readFeed, readState } from '#server/sync/read-feed.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { ledgerAnswerSchema } from '#shared/sync/ledger.ts'
import { lenientAnswerSchema, lenientPageSchema } from '#shared/sync/lenient.ts'
import type { Server } from './server.ts'

export type Door = Pick<Network, 'postBatch' | 'getFeed' | 'getState' | 'postLedger'>

export interface DoorInput {
  readonly server: Server
  readonly nameOf: (commune: string) => string
  /** Whether the tree has it today. */
  readonly isUnit: (commune: CommuneCode) => boolean
  /** A request met an error that the centre has no word for. */
  readonly failed: (error: unknown) => void
}

type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly code: ProblemCode }

export function openDoor({ server, nameOf, isUnit, failed }: DoorInput): Door {
  const atCentre = async <T>(
    schema: { parse(value: unknown): T },
    request: (centre: Centre) => Promise<Outcome>,
  ): Promise<Reply<T>> => {
    const outcome = await server.ask(request).catch((error): Outcome => {
      if (error instanceof DatabaseUnavailable) return { kind: 'problem', code: 'unavailable' }
      failed(error)
      return { kind: 'problem', code: 'unexpected' }
    })
    if (outcome === undefined)
      return { kind: 'no-answer', timedOut: false, unreadable: false, retryAfterMs: null }
    if (outcome.kind === 'problem') return problemReply(outcome.code)
    // The schema copies: nothing of the centre's own is in the tablet's hands.
    return { kind: 'answer', value: schema.parse(outcome.value), text: JSON.stringify(outcome.value) }
  }
  return {
    postBatch: (token, bytes) =>
      atCentre(lenientAnswerSchema, async (centre) => {
        const outcome = await applyBatch(centre, { token, bytes })
        return outcome.kind === 'problem' ? outcome : { kind: 'answer', value: outcome.answer }
      }),
    getFeed: (token, commune, { cursor, mark }) =>
      atCentre(lenientPageSchema, async (centre) => {
        const outcome = await readFeed(centre, { token, commune, cursor, mark })
        return outcome.kind === 'problem' ? outcome : { kind: 'answer', value: outcome.page }
      }),
    postLedger: (token, ask) =>
      atCentre(ledgerAnswerSchema, async (centre) => {
        const outcome = await compareLedger(centre, { token, ask })
        return outcome.kind === 'problem' ? outcome : { kind: 'answer', value: outcome.answer }
      }),
    getState: (token) =>
      atCentre(stateSchema, async (centre) => {
        const state = await readState(centre, { token })
        if (state === undefined) return { kind: 'problem', code: 'unknown-device' }
        const { epoch, revoked } = state
        if (revoked) return { kind: 'answer', value: { epoch, scope: [], communes: [], revoked } }
        const scope = state.scope.filter(isUnit)
        const communes = scope.map((code) => ({ code, name: nameOf(code), hamlets: ['Thôn 1'] }))
        return { kind: 'answer', value: { epoch, scope, communes } }
      }),
  }
}

/** With as long as the API asks to wait. */
export function problemReply(code: ProblemCode): Reply<never> {
  const { retryAfter } = problemBody(code)
  return { kind: 'problem', code, retryAfterMs: retryAfter === undefined ? null : retryAfter * 1_000 }
}

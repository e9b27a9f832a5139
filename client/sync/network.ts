/** What the tablet asks of the centre, and what may come back. Retry is decided by `retryable` or by no answer at all. */
import { z } from 'zod'
import { communeInfoSchema } from '#client/store/areas.ts'
import type { Bytes } from '#client/vault/bytes.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import { softenedInSchema } from '#shared/checks/softening.ts'
import {
  type CommuneCode,
  communeCodeSchema,
  type DeviceId,
  deviceIdSchema,
  epochSchema,
} from '#shared/ids.ts'
import type { Answer, Mark } from '#shared/sync/batch.ts'
import type { FeedPage } from '#shared/sync/feed.ts'
import type { LedgerAnswer, LedgerAsk } from '#shared/sync/ledger.ts'
import { syncWindowSchema } from '#shared/sync/sync-window.ts'

export type Reply<T> =
  /** `text` is the answer as received. */
  | { readonly kind: 'answer'; readonly value: T; readonly text: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly retryAfterMs: number | null }
  /** Nothing that the centre said: no network, a time-out, a captive portal's page, or a shape that we cannot read. */
  | {
      readonly kind: 'no-answer'
      readonly timedOut: boolean
      /** It was JSON with an epoch, so it was the centre: this app is too old to read it. */
      readonly unreadable: boolean
      readonly retryAfterMs: number | null
    }

export const stateSchema = z.object({
  epoch: epochSchema,
  scope: z.array(communeCodeSchema),
  communes: z.array(communeInfoSchema),
  /** An older centre has none; one that this app cannot read keeps it from nothing. */
  window: syncWindowSchema.nullable().catch(null),
  revoked: z.boolean().optional(),
  /** The officer may approve forms; an older centre says nothing of it. */
  approves: z.boolean().optional().catch(undefined),
  /** As above: a word that this app cannot read softens nothing. */
  softened: z.array(softenedInSchema).optional().catch(undefined),
})
export type CentreState = z.infer<typeof stateSchema>

export const enrolmentSchema = stateSchema.extend({
  deviceId: deviceIdSchema,
  officer: z.object({ username: z.string(), name: z.string() }),
  enrolledAt: z.string().optional(),
  recoveryKey: z.object({ id: z.string(), publicKey: z.string() }).nullable(),
})
export type Enrolment = z.infer<typeof enrolmentSchema>

export interface EnrolmentRequest {
  readonly code: string
  readonly username: string
  readonly password: string
  readonly deviceId: DeviceId
  readonly token: string
}

/** How far a commune was read, and what the tablet was last told of it. */
export interface FeedPlace {
  readonly cursor: number
  readonly mark: Mark | null
}

export interface Network {
  postBatch(token: string, bytes: Bytes): Promise<Reply<Answer>>
  /** After the cursor; `mark` as in an envelope. */
  getFeed(token: string, commune: CommuneCode, from: FeedPlace): Promise<Reply<FeedPage>>
  getState(token: string): Promise<Reply<CentreState>>
  /** What was saved here beside what the centre has. */
  postLedger(token: string, ask: LedgerAsk): Promise<Reply<LedgerAnswer>>
  enrol(request: EnrolmentRequest): Promise<Reply<Enrolment>>
  reportRecovery(token: string, keyId: string): Promise<Reply<null>>
}

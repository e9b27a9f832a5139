/** The centre's word on one group. `applied` may carry conflicts; `held` and `dismissed` carry a problem. */
import { z } from 'zod'
import { groupIdSchema } from '../ids.ts'

/** Why a group is held. Every code has a sentence in the catalogues of the tablet and the desks. */
export const heldCodes = [
  'shape',
  'unknown-type',
  'unknown-contract',
  'unknown-field',
  'unknown-unit',
  'unreadable',
  'content-differs',
  'scope',
  'unknown-commune',
  'revoked',
  'other-device',
  'other-epoch',
  'record-missing',
  'record-removed',
  'household-missing',
  'household-removed',
  'remove-refused',
  'household-not-empty',
  'approve-not-allowed',
  'signed-by-other',
  'follows',
  'unexpected',
] as const
export type HeldCode = (typeof heldCodes)[number]

export const heldProblemSchema = z.object({
  code: z.enum(heldCodes),
  record: z.string().optional(),
  unit: z.string().optional(),
  fault: z.string().optional(),
  field: z.string().optional(),
  /** Of a dismissed group: the reason that a person gave, and who. */
  reason: z.string().optional(),
  by: z.string().optional(),
})
export type HeldProblem = z.infer<typeof heldProblemSchema>

export const outcomes = ['applied', 'held', 'dismissed'] as const
export type Outcome = (typeof outcomes)[number]

export const receiptSchema = z.object({
  groupId: groupIdSchema,
  outcome: z.enum(outcomes),
  /** The revision of each record at which the group's effect is contained in its row. Empty unless applied. */
  seqs: z.record(z.string(), z.int()),
  conflicts: z.array(z.object({ id: z.string(), unit: z.string() })),
  problem: heldProblemSchema.optional(),
})
export type Receipt = z.infer<typeof receiptSchema>

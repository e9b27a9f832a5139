/**
 * A flag is an open question about a record: a conflict with its claims, or a failed check. There is at most one
 * open conflict flag for a record and unit, and one open check flag for a record and rule. It has a `seq` as rows have.
 */
import { z } from 'zod'
import { communeCodeSchema, flagIdSchema, recordIdSchema } from '../ids.ts'
import { recordTypes } from '../records/record.ts'

const unitValueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])

/** What a person said on another tablet of theirs, where the one that they wrote on later did not show it. */
export const earlierWordSchema = z.object({
  device: z.string(),
  groupId: z.string(),
  wrote: unitValueSchema,
  madeAt: z.string(),
  at: z.string(),
})
export type EarlierWord = z.infer<typeof earlierWordSchema>

/** One person's value in a conflict. A later save of that person replaces it. */
export const claimSchema = z.object({
  /** Username. */
  by: z.string(),
  device: z.string(),
  groupId: z.string(),
  saw: unitValueSchema,
  wrote: unitValueSchema,
  /** `seq` of the copy that the writer saw. */
  base: z.int(),
  /** When the writer's device says it was made; evidence only. */
  madeAt: z.string(),
  /** When the centre received it. */
  at: z.string(),
  /** Only where there are any, the oldest first. */
  earlier: z.array(earlierWordSchema).optional(),
})
export type Claim = z.infer<typeof claimSchema>

/** All that a person has said in a conflict and was not withdrawn: what they say now, and what they had not seen. */
export const wordsOf = ({
  wrote,
  earlier = [],
}: Pick<Claim, 'wrote' | 'earlier'>): readonly Claim['wrote'][] => [
  wrote,
  ...earlier.map((word) => word.wrote),
]

export const flagKinds = ['conflict', 'check'] as const
/** `agreed`: the claims came to equal the value · `withdrawn`: their writers took them back · `cleared`: the check passes
 *  again · `settled` and `dismissed`: a supervisor's word. */
export const flagStates = ['open', 'agreed', 'withdrawn', 'cleared', 'settled', 'dismissed'] as const

export const flagSchema = z.object({
  id: flagIdSchema,
  commune: communeCodeSchema,
  seq: z.int(),
  kind: z.enum(flagKinds),
  type: z.enum(recordTypes),
  recordId: recordIdSchema,
  household: recordIdSchema.nullable(),
  /** Of a conflict. */
  unit: z.string().nullable(),
  /** Of a failed check, such as `ID_SEX`. */
  rule: z.string().nullable(),
  claims: z.array(claimSchema),
  /** What a check found, as values for the sentence of its rule; never a part of a record that the reader may not see. */
  found: z.record(z.string(), z.string()),
  state: z.enum(flagStates),
  /** Of whoever settled or dismissed it. */
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
  /** Of a settled or dismissed one, by username: the names of who did it and of whose claim was taken. */
  names: z.record(z.string(), z.string()).nullish(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
})
export type Flag = z.infer<typeof flagSchema>

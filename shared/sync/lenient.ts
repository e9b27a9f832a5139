/**
 * How a tablet reads the words of a later centre. The contract itself stays strict, so that a fault of our own is found;
 * here a word that this version does not know costs nothing but its meaning. Promise: an answer with such words still
 * yields every receipt, and what is left out here stays in the text as received.
 */
import { z } from 'zod'
import { answerSchema } from './batch.ts'
import { feedPageSchema } from './feed.ts'
import { flagKinds, flagSchema, flagStates } from './flag.ts'
import { heldCodes, heldProblemSchema, outcomes, receiptSchema } from './receipt.ts'

export const lenientProblemSchema = heldProblemSchema.extend({
  code: z.enum(heldCodes).catch('unexpected'),
})

/** An unknown outcome reads as held: the group stays visible and is asked about until an app that knows the word hears it. */
export const lenientReceiptSchema = receiptSchema
  .extend({ outcome: z.enum(outcomes).catch('held'), problem: lenientProblemSchema.optional() })
  .transform((receipt) =>
    receipt.outcome === 'applied' || receipt.problem !== undefined
      ? receipt
      : { ...receipt, problem: { code: 'unexpected' as const } },
  )

const isKnown = <T extends string>(words: readonly T[], word: string): word is T =>
  words.some((known) => known === word)

/**
 * An unknown kind reads as a check of that name, for which no version has a sentence of its own. An unknown state reads as
 * open until the flag is closed, and then as cleared: as settled it would tell the officer of a decision that it may not be.
 */
export const lenientFlagSchema = flagSchema
  .extend({ kind: z.string(), state: z.string() })
  .transform((flag) => {
    const { kind, closedAt } = flag
    const state = isKnown(flagStates, flag.state) ? flag.state : closedAt === null ? 'open' : 'cleared'
    return isKnown(flagKinds, kind)
      ? { ...flag, kind, state }
      : { ...flag, kind: 'check' as const, rule: kind, state }
  })

const readable = <T>(schema: z.ZodType<T>) =>
  z.array(z.unknown()).transform((list) =>
    list.flatMap((one): T[] => {
      const parsed = schema.safeParse(one)
      return parsed.success ? [parsed.data] : []
    }),
  )

export const lenientAnswerSchema = answerSchema.extend({
  receipts: z.array(lenientReceiptSchema),
  flags: readable(lenientFlagSchema),
})

export const lenientPageSchema = feedPageSchema.extend({ flags: readable(lenientFlagSchema) })

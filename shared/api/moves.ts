/** Wire shapes of the moves between communes whose two halves have not found each other. */
import { z } from 'zod'
import { recordIdSchema } from '../ids.ts'
import { communeRefSchema } from './queue.ts'

/** `left`: on the way, nobody has seen them arrive · `arrived`: seen to arrive, and not to leave. */
export const moveSides = ['left', 'arrived'] as const

export const moveSchema = z.object({
  side: z.enum(moveSides),
  /** Where this half is told. */
  commune: communeRefSchema,
  resident: recordIdSchema,
  name: z.string().nullable(),
  birth: z.string().nullable(),
  /** Of leaving or arriving, as it was told. */
  on: z.string().nullable(),
  /** Where to, in words; where from, by the name of the commune or its code. */
  other: z.string().nullable(),
  /** When the centre learnt of it. */
  notedAt: z.string(),
})
export type Move = z.infer<typeof moveSchema>

/** As many of each side are listed at most. */
export const movesListed = 500
/** The oldest first; totals count all. */
export const movesSchema = z.object({
  moves: z.array(moveSchema),
  left: z.int(),
  arrived: z.int(),
})
export type Moves = z.infer<typeof movesSchema>

/** What a worker is asked, and what it says. */
import { z } from 'zod'

export const taskSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    from: z.int(),
    count: z.int(),
    /** The first failure is enough. */
    stopAtFirst: z.boolean().optional(),
  }),
  /** Finds the shortest story that breaks the same promise. */
  z.object({ kind: z.literal('shrink'), seed: z.int() }),
])
export type Task = z.infer<typeof taskSchema>

export const failureSchema = z.object({ seed: z.int(), invariant: z.string(), what: z.string() })
export type Failure = z.infer<typeof failureSchema>

export const reportSchema = z.discriminatedUnion('kind', [
  /** Of a `run`: all of its seeds, and those that failed. */
  z.object({ kind: z.literal('ran'), from: z.int(), count: z.int(), failures: z.array(failureSchema) }),
  z.object({
    kind: z.literal('shrunk'),
    seed: z.int(),
    /** Steps that are left, and how many there were. */
    steps: z.array(z.int()),
    of: z.int(),
    story: z.array(z.string()),
  }),
])
export type Report = z.infer<typeof reportSchema>

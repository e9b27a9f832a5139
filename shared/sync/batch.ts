/** A batch as it travels: NDJSON, gzip; line 1 the envelope, then one group a line, all of one commune. */
import { z } from 'zod'
import { communeCodeSchema, deviceIdSchema, epochSchema, groupIdSchema } from '../ids.ts'
import { tablesSchema } from './feed.ts'
import { flagSchema } from './flag.ts'
import { receiptSchema } from './receipt.ts'
import { replaySchema } from './replay.ts'

/** What the intake takes at once, in bytes and changes; a single group alone may be as large as `lone`. */
export const batchLimits = {
  compressedBytes: 128 * 1024,
  unpackedBytes: 8 * 1024 * 1024,
  changes: 500,
  lone: { compressedBytes: 8 * 1024 * 1024, unpackedBytes: 8 * 1024 * 1024, changes: 5000 },
} as const

/** The newest (seq, chain hash) of a commune that the device was ever told; `null` before the first. */
export const markSchema = z.object({ seq: z.int(), hash: z.string() })
export type Mark = z.infer<typeof markSchema>

/** What the administrator should know of a tablet's storage. */
export const storageSchema = z.object({
  /** `missing`: the browser has no place for a second copy of the saves. */
  journal: z.enum(['kept', 'missing']),
  /** The browser threw the database away: when that was noticed, the groups that came back, and how many were unanswered. */
  restored: z
    .object({
      at: z.string().max(40),
      saves: z.int().nonnegative(),
      waiting: z.int().nonnegative(),
      unreadable: z.int().nonnegative(),
    })
    .optional(),
})
export type Storage = z.infer<typeof storageSchema>

export const envelopeSchema = z.object({
  deviceId: deviceIdSchema,
  commune: communeCodeSchema,
  /** `null` before the first answer. */
  epoch: epochSchema.nullable(),
  mark: markSchema.nullable(),
  /** Held groups whose outcome the device asks for. */
  asking: z.array(groupIdSchema).max(1000),
  /** SHA-256 of their lines, hex: two copies of one tablet may have filled one group differently, and each asks for its own. */
  askedLines: z.record(groupIdSchema, z.string().regex(/^[0-9a-f]{64}$/)).optional(),
  /** Groups that wait on the tablet after this batch, over all communes. */
  waiting: z.int().nonnegative().optional(),
  appVersion: z.string().max(40).optional(),
  /** Only where there is something to say. */
  storage: storageSchema.optional(),
  /** What stands at the centre just as one group of this batch made it may be left to the feed. */
  own: z.literal('by-feed').optional(),
  /** Of the groups below that belong to another life of the centre: their lines are the bytes that they always were. */
  replay: z.record(groupIdSchema, replaySchema).optional(),
})
export type Envelope = z.infer<typeof envelopeSchema>

export const answerSchema = z.object({
  epoch: epochSchema,
  /** The centre does not know the mark: to be taken as another epoch even where `epoch` is the same. Nothing was judged. */
  otherEpoch: z.literal(true).optional(),
  mark: markSchema.nullable(),
  scope: z.array(communeCodeSchema),
  receipts: z.array(receiptSchema),
  rows: tablesSchema,
  flags: z.array(flagSchema),
})
export type Answer = z.infer<typeof answerSchema>

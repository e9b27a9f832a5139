/** Wire shapes of the sync queue: devices by urgency, a device's story, and what is held. */
import { z } from 'zod'
import { communeCodeSchema, deviceIdSchema, groupIdSchema } from '../ids.ts'
import { storageSchema } from '../sync/batch.ts'
import { changeKinds } from '../sync/change.ts'
import { rowSchema } from '../sync/feed.ts'
import { eventSchema } from '../sync/group-event.ts'
import { deviceLedgerSchema } from '../sync/ledger.ts'
import { heldProblemSchema, outcomes } from '../sync/receipt.ts'

/** A person as colleagues know them. */
export const personSchema = z.object({ username: z.string(), name: z.string() })
export const communeRefSchema = z.object({ code: communeCodeSchema, name: z.string() })

/** The most urgent first: something is held · no contact for three days · something waits · nothing to do. */
export const urgencies = ['held', 'silent', 'waiting', 'calm'] as const

export const queueDeviceSchema = z.object({
  id: deviceIdSchema,
  officer: personSchema,
  communes: z.array(communeRefSchema),
  enrolledAt: z.string(),
  revokedAt: z.string().nullable(),
  lastContactAt: z.string().nullable(),
  /** Groups, as the tablet last said. */
  waiting: z.int(),
  /** Groups received on this day in Vietnam. */
  receivedToday: z.int(),
  held: z.int(),
  appVersion: z.string().nullable(),
  /** What it last said of its storage; `null` where all is as it should be. */
  storage: storageSchema.nullable(),
  urgency: z.enum(urgencies),
})
export type QueueDevice = z.infer<typeof queueDeviceSchema>
export const queueSchema = z.object({ devices: z.array(queueDeviceSchema) })

/** As many batches has a story at most. */
export const storyBatches = 50
/** What was found when it last compared with the centre, and the last batches that brought something, newest first. */
export const deviceStorySchema = z.object({
  /** `null` before the first comparison. */
  ledger: deviceLedgerSchema.nullable(),
  batches: z.array(
    z.object({
      commune: communeRefSchema,
      seq: z.int(),
      receivedAt: z.string(),
      appVersion: z.string().nullable(),
      waiting: z.int().nullable(),
      applied: z.int(),
      held: z.int(),
      dismissed: z.int(),
    }),
  ),
})
export type DeviceStory = z.infer<typeof deviceStorySchema>

export const heldGroupSchema = z.object({
  commune: communeRefSchema,
  groupId: groupIdSchema,
  device: deviceIdSchema,
  officer: personSchema,
  arrivedAt: z.string(),
  problem: heldProblemSchema,
})
export type HeldGroup = z.infer<typeof heldGroupSchema>
export const heldQuerySchema = z.object({
  device: deviceIdSchema.optional(),
  commune: communeCodeSchema.optional(),
})
/** As many held groups are listed at most. */
export const heldListed = 500
/** Oldest first; `total` counts all. */
export const heldGroupsSchema = z.object({ groups: z.array(heldGroupSchema), total: z.int() })
export type HeldGroups = z.infer<typeof heldGroupsSchema>

const unitValueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])
const valuesSchema = z.record(z.string(), unitValueSchema)

/** What a change says, as far as it can be read; types, kinds and units may be unknown to this version. */
export const heldChangeSchema = z.object({
  type: z.string(),
  id: z.string(),
  kind: z.enum(changeKinds).nullable(),
  saw: valuesSchema,
  wrote: valuesSchema,
  reason: z.string().nullable(),
  madeAt: z.string().nullable(),
})
/** An event of a household as somebody told it: one save, with what it wrote. */
export const eventStorySchema = z.object({
  groupId: groupIdSchema,
  by: personSchema,
  /** When the centre received it. */
  at: z.string(),
  outcome: z.enum(outcomes),
  event: eventSchema,
  changes: z.array(heldChangeSchema),
})
export type EventStory = z.infer<typeof eventStorySchema>

export const heldContentSchema = z.object({
  held: heldGroupSchema,
  /** What happened, where the save is the record of an event. */
  event: eventSchema.nullable(),
  /** Events of the same household and residents that the centre has, the newest first. */
  events: z.array(eventStorySchema),
  /** `null`: the line cannot be read as changes; then `text` has its beginning. */
  changes: z.array(heldChangeSchema).nullable(),
  text: z.string().nullable(),
  /** What the centre has of the same records and of their households, as far as it lies in the commune. */
  rows: z.array(rowSchema),
  /** The oldest group of the device on the same record, which goes first. */
  behind: groupIdSchema.nullable(),
})
export type HeldContent = z.infer<typeof heldContentSchema>

export const dismissalSchema = z.strictObject({ reason: z.string().trim().min(3).max(500) })
export const heldSettlementSchema = z.object({
  outcome: z.enum(outcomes),
  problem: heldProblemSchema.nullable(),
})
export type HeldSettlement = z.infer<typeof heldSettlementSchema>

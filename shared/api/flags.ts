/** Wire shapes of the supervisor's desk: open flags, what lies around one, its history, and decisions. */
import { z } from 'zod'
import { communeCodeSchema, flagIdSchema, groupIdSchema, recordIdSchema } from '../ids.ts'
import { recordTypes } from '../records/record.ts'
import { changeKinds, groupSchema } from '../sync/change.ts'
import { rowSchema } from '../sync/feed.ts'
import { flagKinds, flagSchema } from '../sync/flag.ts'
import { eventSchema } from '../sync/group-event.ts'
import { heldProblemSchema, outcomes } from '../sync/receipt.ts'
import { communeRefSchema, eventStorySchema, personSchema } from './queue.ts'

export const flagQuerySchema = z.object({
  kind: z.enum(flagKinds).optional(),
  rule: z.string().max(40).optional(),
  commune: communeCodeSchema.optional(),
  /** Opened more days ago. */
  olderThan: z.coerce.number().int().min(1).max(3650).optional(),
  /** `next` of the page before. */
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const flagLineSchema = z.object({
  id: flagIdSchema,
  commune: communeCodeSchema,
  kind: z.enum(flagKinds),
  rule: z.string().nullable(),
  unit: z.string().nullable(),
  type: z.enum(recordTypes),
  recordId: recordIdSchema,
  /** The resident's name, or the household's number in its book; `null` where there is none. */
  title: z.string().nullable(),
  claims: z.int(),
  openedAt: z.string(),
})
export type FlagLine = z.infer<typeof flagLineSchema>

/** Open flags in the actor's areas, oldest first. `counts`: over all of them by kind and rule, whatever the filter. */
export const flagPageSchema = z.object({
  flags: z.array(flagLineSchema),
  next: z.string().nullable(),
  /** With the filter. */
  total: z.int(),
  counts: z.array(z.object({ kind: z.enum(flagKinds), rule: z.string().nullable(), count: z.int() })),
  communes: z.array(communeRefSchema.extend({ count: z.int() })),
})
export type FlagPage = z.infer<typeof flagPageSchema>

/** A household with its residents, removed ones not among them, and their open flags. */
export const householdViewSchema = z.object({
  commune: communeRefSchema,
  household: rowSchema.nullable(),
  residents: z.array(rowSchema),
  flags: z.array(flagSchema),
})
export type HouseholdView = z.infer<typeof householdViewSchema>

/** Another use of the same ID number: whole where the actor may see it, else only that it is somewhere. */
export const neighbourSchema = z.object({ record: rowSchema, view: householdViewSchema })

export const flagViewSchema = z.object({
  flag: flagSchema,
  /** `null` when the record is not in the commune any more. */
  record: rowSchema.nullable(),
  view: householdViewSchema,
  neighbours: z.array(neighbourSchema),
  /** Events of the household and its residents, the newest first: two that met are both told. */
  events: z.array(eventStorySchema),
  /** The number is also used where the actor may not look. */
  elsewhere: z.boolean(),
  /** Names of the usernames that occur here. */
  people: z.array(personSchema),
  epoch: z.string(),
})
export type FlagView = z.infer<typeof flagViewSchema>

const unitValueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])

/** One change of a record as its group said it, newest first. */
export const historyEntrySchema = z.object({
  groupId: groupIdSchema,
  by: personSchema,
  device: z.string(),
  desk: z.boolean(),
  /** When the centre received it. */
  at: z.string(),
  /** The writer's own clock. */
  madeAt: z.string(),
  kind: z.enum(changeKinds),
  outcome: z.enum(outcomes),
  problem: heldProblemSchema.nullable(),
  reason: z.string().nullable(),
  /** What happened in the household, where its save is the record of an event. */
  event: eventSchema.nullable(),
  units: z.array(
    z.object({ unit: z.string(), from: unitValueSchema, to: unitValueSchema, conflict: z.boolean() }),
  ),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** A save that speaks of the record and cannot be read, as what it is. */
export const unreadableEntrySchema = historyEntrySchema
  .pick({ groupId: true, by: true, device: true, desk: true, at: true, outcome: true, problem: true })
  .extend({
    /** As much of it as may be shown: the names of its outermost parts. */
    text: z.string(),
  })
export type UnreadableEntry = z.infer<typeof unreadableEntrySchema>

export const historyQuerySchema = z.object({
  /** `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,15}-\d{1,9}$/)
    .optional(),
})
/** A page of a record's history; an entry of both lists with the same place in time stands where `at` says. */
export const historySchema = z.object({
  entries: z.array(historyEntrySchema),
  unreadable: z.array(unreadableEntrySchema).default([]),
  next: z.string().nullable().default(null),
})
export type HistoryPage = z.infer<typeof historySchema>

/**
 * A supervisor's group. Each change names with `closes` the flag that it closes, and has a reason; `saw` holds the values
 * that were on the screen. On a conflict `wrote` has the unit's value, also when it is the present one; on a check it has
 * the correction, or nothing when the flag is dismissed.
 */
export const decisionRequestSchema = z.strictObject({
  group: groupSchema,
  /** The revision of each flag that was on the screen. */
  flags: z.record(z.string(), z.int().nonnegative()),
})
export type DecisionRequest = z.infer<typeof decisionRequestSchema>

/** `changed`: nothing was written; the present rows and flags are what to decide upon anew. */
export const decisionAnswerSchema = z.object({
  outcome: z.enum(['applied', 'changed', 'refused']),
  /** Why it was refused. */
  problem: heldProblemSchema.nullable(),
  rows: z.array(rowSchema),
  flags: z.array(flagSchema),
  people: z.array(personSchema),
})
export type DecisionAnswer = z.infer<typeof decisionAnswerSchema>

/** What the journal says, in the order in which it was said. Lines only grow: a later version reads all earlier ones. */
import { z } from 'zod'
import { communeCodeSchema, groupIdSchema } from '#shared/ids.ts'
import { lenientReceiptSchema } from '#shared/sync/lenient.ts'

/** Of the database, with what the line says: the order of all that was ever committed, in whatever tab. */
const revision = z.int()
const saved = {
  revision,
  groupId: groupIdSchema,
  commune: communeCodeSchema,
  /** The group's own line, to the byte. */
  line: z.string(),
  savedAt: z.string(),
}
const answered = {
  receipt: lenientReceiptSchema,
  /** The `seq` that each record first got, in whichever life of the centre. */
  first: z.record(z.string(), z.int()).optional(),
  /** The life that gave those numbers, where it is not the one in which the group was made. */
  firstIn: z.string().optional(),
  /** Units that were in conflict, in whichever life of the centre. */
  disputed: z.array(z.object({ id: z.string(), unit: z.string() })).optional(),
}

export const journalLineSchema = z.discriminatedUnion('kind', [
  /** A save: a new group, or what it has become by a later save. */
  z.object({ kind: z.literal('saved'), ...saved }),
  /** A later save came to no change: the group is gone, and was never sent. */
  z.object({ kind: z.literal('dropped'), revision, groupId: groupIdSchema }),
  z.object({ kind: z.literal('answered'), revision, groupId: groupIdSchema, ...answered }),
  /** A group as it stood in the database when the journal was written anew. */
  z.object({ kind: z.literal('copied'), ...saved, answered: z.object(answered).nullable() }),
  /** The save of that frame was never committed. */
  z.object({ kind: z.literal('struck'), file: z.string(), number: z.int() }),
])
export type JournalLine = z.infer<typeof journalLineSchema>
export type SavedLine = Extract<JournalLine, { kind: 'saved' | 'dropped' }>
export type AnsweredLine = Extract<JournalLine, { kind: 'answered' }>
export type CopiedLine = Extract<JournalLine, { kind: 'copied' }>

export const linesSchema = z.array(journalLineSchema)

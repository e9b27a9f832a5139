/** Wire shapes of the audit log: who read or changed what, when, from where. Nothing of a resident but ids. */
import { z } from 'zod'

/** Who acts on the centre's own command line; no username has an `@`. */
export const serverActor = '@server'
/** Who tried to sign in with a name that nobody has; what was typed is not kept. */
export const unknownActor = '@unknown'

export const auditQuerySchema = z.object({
  actor: z.string().max(60).optional(),
  /** Id of a record, a username, a device. */
  subject: z.string().max(100).optional(),
  /** A day in Vietnam. */
  day: z.iso.date().optional(),
  /** `next` of the page before. */
  after: z.string().max(120).optional(),
})
export const auditEntrySchema = z.object({
  id: z.uuid(),
  at: z.string(),
  actor: z.string(),
  device: z.string().nullable(),
  address: z.string().nullable(),
  action: z.string(),
  subjectType: z.string().nullable(),
  subject: z.string().nullable(),
  commune: z.string().nullable(),
  /** How many records were shown with it, of a read: it is found by each of them. */
  shown: z.int().nullish(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
/** Newest first, 200 a page. */
export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), next: z.string().nullable() })

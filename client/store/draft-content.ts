/** What is sealed in a draft. Shapes only grow: what another version of the app wrote is kept, also where it is not read here. */
import { z } from 'zod'
import type { Bytes } from '#client/vault/bytes.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { eventKindCodes } from '#shared/codes/event-kinds.ts'
import { communeCodeSchema, recordIdSchema } from '#shared/ids.ts'
import { recordTypes } from '#shared/records/record.ts'
import type { StoredDraft } from './database.ts'
import type { Draft, KeptDraft, TellingDraft } from './views.ts'

const valueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])
const valuesSchema = z.record(z.string(), valueSchema)
const seenShape = {
  household: recordIdSchema,
  saw: valuesSchema,
  base: z.record(z.string(), z.number()),
  typed: z.record(z.string(), z.string()),
  keptAt: z.string(),
}
const recordDraftSchema = z
  .object({
    ...seenShape,
    type: z.enum(recordTypes),
    id: recordIdSchema,
    isNew: z.boolean(),
    commune: communeCodeSchema.optional(),
    life: z.number().optional(),
    wrote: valuesSchema,
  })
  .transform(
    ({ commune, life, ...draft }): Draft => ({
      ...draft,
      ...(commune === undefined ? {} : { commune }),
      ...(life === undefined ? {} : { life }),
    }),
  )
const tellingDraftSchema: z.ZodType<TellingDraft> = z.object({
  ...seenShape,
  type: z.literal('telling'),
  id: recordIdSchema,
  record: recordIdSchema,
  life: z.number().default(0),
  doing: z.enum(['leave', 'remove', 'reopen', ...eventKindCodes]),
  about: z.array(recordIdSchema),
  relations: z.record(z.string(), z.string()),
})
const draftSchema = z.union([recordDraftSchema, tellingDraftSchema])

/** One that made room for another stays bound to the id that it had. */
const labelOf = ({ id, was, version }: Pick<StoredDraft, 'id' | 'was' | 'version'>) =>
  ({ type: 'draft', id: was ?? id, version }) as const

export const sealDraft = (sealer: Sealer, draft: KeptDraft, version: number): Promise<Bytes> =>
  sealer.seal(labelOf({ id: draft.id, version }), JSON.stringify(draft))

/** `undefined` for what does not open, or is none that this version of the app knows. */
export async function findDraftContent(sealer: Sealer, stored: StoredDraft): Promise<KeptDraft | undefined> {
  try {
    return draftSchema.parse(JSON.parse(await sealer.open(labelOf(stored), stored.sealed)))
  } catch {
    return undefined
  }
}

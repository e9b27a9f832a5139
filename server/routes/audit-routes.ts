/** The audit log, a page at a time. Beginning to read it is an act of its own. */
import { createRoute, z } from '@hono/zod-openapi'
import { type AuditPlace, listAudit } from '#server/store/list-audit.ts'
import { auditPageSchema, auditQuerySchema } from '#shared/api/audit.ts'
import { type AppDeps, getActorWhoMay, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, permitted, problemAnswers } from './router.ts'

const audit = createRoute({
  method: 'get',
  path: '/audit',
  security: bySession,
  request: { query: auditQuerySchema },
  responses: {
    200: jsonAnswer(auditPageSchema, 'Newest first; `next` is the `after` of the page that follows'),
    ...problemAnswers('bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed'),
  },
})

const rowsOfPage = 200
const placeSchema = z.object({ at: z.iso.datetime(), id: z.uuid() })

function placeFrom(after: string): AuditPlace {
  const [at, id] = after.split('_')
  const place = placeSchema.safeParse({ at, id })
  if (!place.success) throw new ProblemError('bad-request')
  return place.data
}

export function auditRoutes(deps: AppDeps) {
  return createRouter().openapi(
    permitted(audit, (c) => getActorWhoMay(deps, c, 'read-audit')),
    async (c) => {
      const actor = await getActorWhoMay(deps, c, 'read-audit')
      const { after, ...filter } = c.req.valid('query')
      const place = after === undefined ? undefined : placeFrom(after)
      const found = await listAudit(deps.pool, { ...filter, after: place, limit: rowsOfPage + 1 })
      const entries = found.slice(0, rowsOfPage)
      const last = found.length > rowsOfPage ? entries.at(-1) : undefined
      if (after === undefined) await recordAct(deps, c, { actor: actor.username, action: 'read-audit' })
      return c.json({ entries, next: last === undefined ? null : `${last.at}_${last.id}` }, 200)
    },
  )
}

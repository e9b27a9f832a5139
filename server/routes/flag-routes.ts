/** What is in doubt, and the records around it. Every read of an identified record is logged. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readFlagPage, readFlagView, readHouseholdView } from '#server/review/flags.ts'
import { readHistory } from '#server/review/history.ts'
import { shownInHousehold, shownWithFlag } from '#server/review/records-shown.ts'
import { type AuditAct, recordListing } from '#server/store/audit.ts'
import { findEpoch } from '#server/store/devices.ts'
import type { Actor } from '#shared/access/actor.ts'
import {
  type FlagView,
  flagPageSchema,
  flagQuerySchema,
  flagViewSchema,
  historyQuerySchema,
  historySchema,
  householdViewSchema,
} from '#shared/api/flags.ts'
import { communeCodeSchema, flagIdSchema, recordIdSchema } from '#shared/ids.ts'
import { type AppDeps, addressOf, getActorAt, getActorWhoMay, recordAct, recordActs } from './context.ts'
import { packAnswers, tagged } from './pack-answers.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, permitted, problemAnswers } from './router.ts'

const refusals = ['bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed'] as const
const record = z.object({ commune: communeCodeSchema, id: recordIdSchema })

const flags = createRoute({
  method: 'get',
  path: '/flags',
  security: bySession,
  request: { query: flagQuerySchema },
  responses: {
    200: jsonAnswer(flagPageSchema, 'Open flags in one’s areas, the oldest first'),
    ...problemAnswers(...refusals),
  },
})
const flag = createRoute({
  method: 'get',
  path: '/communes/{commune}/flags/{id}',
  security: bySession,
  request: { params: z.object({ commune: communeCodeSchema, id: flagIdSchema }) },
  responses: {
    200: jsonAnswer(flagViewSchema, 'A flag, its record, household and neighbours'),
    ...problemAnswers(...refusals, 'not-found'),
  },
})
const household = createRoute({
  method: 'get',
  path: '/communes/{commune}/households/{id}',
  security: bySession,
  request: { params: record },
  responses: {
    200: jsonAnswer(householdViewSchema, 'A household with its residents and open flags'),
    ...problemAnswers(...refusals),
  },
})
const history = createRoute({
  method: 'get',
  path: '/communes/{commune}/records/{id}/history',
  security: bySession,
  request: { params: record, query: historyQuerySchema },
  responses: {
    200: jsonAnswer(historySchema, 'What was said of a record, the newest first'),
    ...problemAnswers(...refusals),
  },
})

/** In each commune one: the flag's record and what lies around it, and each neighbour with theirs. */
function readsOf({ username }: Actor, { neighbours, ...view }: FlagView): AuditAct[] {
  const { type, recordId, commune } = view.flag
  const act = { actor: username, action: 'read-record' }
  return [
    { ...act, subjectType: type, subject: recordId, commune, records: shownWithFlag(view) },
    ...neighbours.map(({ record, view: around }) => ({
      ...{ ...act, subjectType: record.type, subject: record.id, commune: record.commune },
      records: [...new Set([record.id, ...shownInHousehold(around)])],
    })),
  ]
}

export function flagRoutes(deps: AppDeps) {
  const router = createRouter()
  const permitFlag = async (c: Context): Promise<Actor> => {
    await getActorWhoMay(deps, c, 'read-flags')
    return await getActorAt(deps, c, 'read-record', c.req.param('commune'))
  }
  router.use('/flags', packAnswers, tagged)
  return router
    .openapi(
      permitted(flags, (c) => getActorWhoMay(deps, c, 'read-flags')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'read-flags')
        const page = await readFlagPage(deps.pool, actor.account, c.req.valid('query'))
        if (page === undefined) throw new ProblemError('bad-request')
        const { commune } = c.req.valid('query')
        const act = {
          actor: actor.username,
          action: 'list-flags',
          ...(commune === undefined ? {} : { commune }),
        }
        const records = [...new Set(page.flags.map(({ recordId }) => recordId))]
        await recordListing(deps.pool, { ...act, address: addressOf(deps, c), records })
        return c.json(page, 200)
      },
    )
    .openapi(permitted(flag, permitFlag), async (c) => {
      const { commune, id } = c.req.valid('param')
      const actor = await permitFlag(c)
      const view = await readFlagView(deps.pool, { actor, commune, id }, await findEpoch(deps.pool))
      if (view === undefined) throw new ProblemError('not-found')
      await recordActs(deps, c, readsOf(actor, view))
      return c.json(view, 200)
    })
    .openapi(
      permitted(household, (c) => getActorAt(deps, c, 'read-record', c.req.param('commune'))),
      async (c) => {
        const { commune, id } = c.req.valid('param')
        const actor = await getActorAt(deps, c, 'read-record', commune)
        const view = await readHouseholdView(deps.pool, { actor, commune, id })
        const act = { actor: actor.username, action: 'read-record', subjectType: 'household', commune }
        await recordAct(deps, c, { ...act, subject: id, records: shownInHousehold(view) })
        return c.json(view, 200)
      },
    )
    .openapi(
      permitted(history, (c) => getActorAt(deps, c, 'read-record', c.req.param('commune'))),
      async (c) => {
        const { commune, id } = c.req.valid('param')
        const actor = await getActorAt(deps, c, 'read-record', commune)
        const page = await readHistory(deps.pool, { actor, commune, id, ...c.req.valid('query') })
        const act = { actor: actor.username, action: 'read-history', subjectType: 'record', commune }
        await recordAct(deps, c, { ...act, subject: id })
        return c.json(page, 200)
      },
    )
}

/** How much was collected, for whoever watches over areas. */
import { createRoute } from '@hono/zod-openapi'
import { readArrivalsFor, readCoverageFor } from '#server/review/coverage.ts'
import { findUnitPlace } from '#server/store/places.ts'
import { vietnamDay } from '#server/sync/centre.ts'
import type { Actor, Area } from '#shared/access/actor.ts'
import { may } from '#shared/access/may.ts'
import { arrivalsSchema, coverageQuerySchema, coverageSchema } from '#shared/api/coverage.ts'
import { type AppDeps, getActorWhoMay } from './context.ts'
import { packAnswers, tagged } from './pack-answers.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, permitted, problemAnswers } from './router.ts'

const problems = problemAnswers('bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed')
const coverage = createRoute({
  method: 'get',
  path: '/coverage',
  security: bySession,
  request: { query: coverageQuerySchema },
  responses: { 200: jsonAnswer(coverageSchema, 'A unit with the units right below it'), ...problems },
})
const arrivals = createRoute({
  method: 'get',
  path: '/coverage/arrivals',
  security: bySession,
  request: { query: coverageQuerySchema },
  responses: { 200: jsonAnswer(arrivalsSchema, 'What tablets brought, day by day'), ...problems },
})

type Asked = { level?: Area['level'] | undefined; code?: string | undefined }

/** The unit that is asked for; one that does not exist is in nobody's areas. */
async function getUnit(deps: AppDeps, actor: Actor, { level, code }: Asked): Promise<Area | undefined> {
  if (level === undefined && code === undefined) return undefined
  if (level === undefined || code === undefined) throw new ProblemError('bad-request')
  const place = await findUnitPlace(deps.pool, { level, code })
  if (place === undefined || !may(actor, 'read-coverage', { place })) throw new ProblemError('not-allowed')
  return { level, code }
}

export function coverageRoutes(deps: AppDeps) {
  const router = createRouter()
  // the unit itself, too
  router.use('/coverage/*', packAnswers, tagged)
  return router
    .openapi(
      permitted(coverage, (c) => getActorWhoMay(deps, c, 'read-coverage')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'read-coverage')
        const unit = await getUnit(deps, actor, c.req.valid('query'))
        return c.json(await readCoverageFor(deps.pool, actor, unit), 200)
      },
    )
    .openapi(
      permitted(arrivals, (c) => getActorWhoMay(deps, c, 'read-coverage')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'read-coverage')
        const unit = await getUnit(deps, actor, c.req.valid('query'))
        const today = vietnamDay(new Date().toISOString())
        return c.json(await readArrivalsFor(deps.pool, actor, { unit, today }), 200)
      },
    )
}

/** The tree of units, for whoever binds accounts to it. */
import { createRoute } from '@hono/zod-openapi'
import { areAreasKnown, country, listUnitsBelow } from '#server/store/areas.ts'
import { areaQuerySchema, areaUnitsSchema } from '#shared/api/accounts.ts'
import { type AppDeps, getActorWhoMay } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, permitted, problemAnswers } from './router.ts'

const areas = createRoute({
  method: 'get',
  path: '/areas',
  security: bySession,
  request: { query: areaQuerySchema },
  responses: {
    200: jsonAnswer(areaUnitsSchema, 'The units right below one; the provinces when none is named'),
    ...problemAnswers('bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed', 'not-found'),
  },
})

export function areaRoutes(deps: AppDeps) {
  return createRouter().openapi(
    permitted(areas, (c) => getActorWhoMay(deps, c, 'read-areas')),
    async (c) => {
      await getActorWhoMay(deps, c, 'read-areas')
      const { level = country.level, code = country.code } = c.req.valid('query')
      if (!(await areAreasKnown(deps.pool, [{ level, code }]))) throw new ProblemError('not-found')
      return c.json({ units: await listUnitsBelow(deps.pool, { level, code }) }, 200)
    },
  )
}

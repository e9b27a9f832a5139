/** The tree of units, for whoever binds accounts to it, and when the tablets of a unit send by themselves. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { areAreasKnown, country, listUnitsBelow } from '#server/store/areas.ts'
import { deleteSyncWindow, findSyncWindow, putSyncWindow } from '#server/store/sync-windows.ts'
import type { Area } from '#shared/access/actor.ts'
import {
  areaParamsSchema,
  areaQuerySchema,
  areaUnitsSchema,
  syncWindowRequestSchema,
} from '#shared/api/accounts.ts'
import { type AppDeps, getActorWhoMay, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const byAdministrator = [
  'bad-request',
  'not-signed-in',
  'second-factor-needed',
  'not-allowed',
  'not-found',
] as const

const areas = createRoute({
  method: 'get',
  path: '/areas',
  security: bySession,
  request: { query: areaQuerySchema },
  responses: {
    200: jsonAnswer(areaUnitsSchema, 'The units right below one; the provinces when none is named'),
    ...problemAnswers(...byAdministrator),
  },
})

const setWindow = createRoute({
  method: 'put',
  path: '/areas/{level}/{code}/window',
  security: bySession,
  request: { params: areaParamsSchema, body: jsonBody(syncWindowRequestSchema) },
  responses: {
    204: { description: 'Its tablets send once a day, each at a moment of its own in that stretch' },
    ...problemAnswers(...byAdministrator),
  },
})
const endWindow = createRoute({
  method: 'delete',
  path: '/areas/{level}/{code}/window',
  security: bySession,
  request: { params: areaParamsSchema },
  responses: {
    204: { description: 'It has no window of its own any more' },
    ...problemAnswers(...byAdministrator),
  },
})

export function areaRoutes(deps: AppDeps) {
  const mayRead = (c: Context) => getActorWhoMay(deps, c, 'read-areas')
  const maySet = (c: Context) => getActorWhoMay(deps, c, 'set-sync-window')
  return createRouter()
    .openapi(permitted(areas, mayRead), async (c) => {
      await mayRead(c)
      const { level = country.level, code = country.code } = c.req.valid('query')
      const unit = await getKnown(deps, { level, code })
      const [units, window] = await Promise.all([
        listUnitsBelow(deps.pool, unit),
        findSyncWindow(deps.pool, unit),
      ])
      return c.json({ units, window }, 200)
    })
    .openapi(permitted(setWindow, maySet), async (c) => {
      const { username: actor } = await maySet(c)
      const unit = await getKnown(deps, c.req.valid('param'))
      // told before it is done: what could not be written down does not happen
      await recordAct(deps, c, { actor, action: 'set-sync-window', ...subjectOf(unit) })
      await putSyncWindow(deps.pool, unit, c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(permitted(endWindow, maySet), async (c) => {
      const { username: actor } = await maySet(c)
      const unit = await getKnown(deps, c.req.valid('param'))
      await recordAct(deps, c, { actor, action: 'end-sync-window', ...subjectOf(unit) })
      await deleteSyncWindow(deps.pool, unit)
      return c.body(null, 204)
    })
}

async function getKnown(deps: AppDeps, unit: Area): Promise<Area> {
  if (!(await areAreasKnown(deps.pool, [unit]))) throw new ProblemError('not-found')
  return unit
}

const subjectOf = ({ level, code }: Area) => ({ subjectType: 'area', subject: `${level} ${code}` })

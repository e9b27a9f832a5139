/** Rules that ask too often: where and how long they ask nobody, and what the last night has looked at. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { areAreasKnown } from '#server/store/areas.ts'
import { findNewestRun } from '#server/store/rule-runs.ts'
import {
  endSoftening,
  insertSoftening,
  listSoftenedRules,
  subjectOfRule,
} from '#server/store/softened-rules.ts'
import { nowOf, vietnamDay } from '#server/sync/centre.ts'
import { ruleIdParamsSchema, rulesSchema, softeningSchema } from '#shared/api/rules.ts'
import { type AppDeps, actsFrom, getActorWhoMay } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const byAdministrator = ['not-signed-in', 'second-factor-needed', 'not-allowed'] as const

const list = createRoute({
  method: 'get',
  path: '/rules',
  security: bySession,
  responses: {
    200: jsonAnswer(rulesSchema, 'What is softened, the newest first, and the last nightly look'),
    ...problemAnswers(...byAdministrator),
  },
})
const soften = createRoute({
  method: 'post',
  path: '/rules/softened',
  security: bySession,
  request: { body: jsonBody(softeningSchema) },
  responses: {
    204: { description: 'The rule asks nobody new there in those days; what was asked before stays asked' },
    ...problemAnswers('bad-request', ...byAdministrator, 'unknown-area'),
  },
})
const end = createRoute({
  method: 'post',
  path: '/rules/softened/{id}/end',
  security: bySession,
  request: { params: ruleIdParamsSchema },
  responses: {
    204: { description: 'From today on the rule asks again' },
    ...problemAnswers('bad-request', ...byAdministrator, 'not-found'),
  },
})

export function ruleRoutes(deps: AppDeps) {
  const mayRead = (c: Context) => getActorWhoMay(deps, c, 'read-rules')
  const maySoften = (c: Context) => getActorWhoMay(deps, c, 'soften-rule')
  return createRouter()
    .openapi(permitted(list, mayRead), async (c) => {
      await mayRead(c)
      const [softened, run] = await Promise.all([listSoftenedRules(deps.pool), findNewestRun(deps.pool)])
      return c.json({ softened, run }, 200)
    })
    .openapi(permitted(soften, maySoften), async (c) => {
      const { username: actor } = await maySoften(c)
      const wanted = c.req.valid('json')
      if (!(await areAreasKnown(deps.pool, [wanted]))) throw new ProblemError('unknown-area')
      const act = { actor, action: 'soften-rule', subjectType: 'rule', subject: subjectOfRule(wanted) }
      await insertSoftening(deps.pool, { ...wanted, by: actor, acts: actsFrom(deps, c, [act]) })
      await deps.centre.rules?.refresh?.()
      return c.body(null, 204)
    })
    .openapi(permitted(end, maySoften), async (c) => {
      const { username: actor } = await maySoften(c)
      const today = vietnamDay(nowOf(deps.centre))
      const acts = actsFrom(deps, c, [{ actor, action: 'end-softening', subjectType: 'rule' }])
      const { id } = c.req.valid('param')
      if (!(await endSoftening(deps.pool, { id, today, acts }))) throw new ProblemError('not-found')
      await deps.centre.rules?.refresh?.()
      return c.body(null, 204)
    })
}

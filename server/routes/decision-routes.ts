/** A supervisor's decision: the desk's way into the records. */
import { createRoute, z } from '@hono/zod-openapi'
import { shownInDecision } from '#server/review/records-shown.ts'
import type { AuditAct } from '#server/store/audit.ts'
import { listPeople } from '#server/store/people.ts'
import { applyDecision, type DecisionOutcome } from '#server/sync/apply-decision.ts'
import { decisionAnswerSchema, decisionRequestSchema } from '#shared/api/flags.ts'
import { communeCodeSchema } from '#shared/ids.ts'
import { type AppDeps, actsFrom, getActorAt, recordActs } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const decisions = createRoute({
  method: 'post',
  path: '/communes/{commune}/decisions',
  security: bySession,
  request: { params: z.object({ commune: communeCodeSchema }), body: jsonBody(decisionRequestSchema) },
  responses: {
    200: jsonAnswer(
      decisionAnswerSchema,
      'Applied whole, or nothing written: `changed` and `refused` say what stands',
    ),
    ...problemAnswers('bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed'),
  },
})

type Answered = Exclude<DecisionOutcome, { kind: 'problem' }>

/** Everybody who is named in it, by name. */
async function answerOf(deps: AppDeps, outcome: Answered) {
  const { rows, flags } = outcome
  const people = [
    ...rows.map((row) => row.updatedBy),
    ...flags.flatMap((flag) => [flag.settledBy ?? [], ...flag.claims.map((claim) => claim.by)].flat()),
  ]
  return {
    outcome: outcome.kind,
    problem: outcome.kind === 'refused' ? outcome.problem : null,
    rows: rows.map((row) => ({ ...row, units: { ...row.units }, decided: { ...row.decided } })),
    flags: [...flags],
    people: await listPeople(deps.pool, people),
  }
}

export function decisionRoutes(deps: AppDeps) {
  return createRouter().openapi(
    permitted(decisions, (c) => getActorAt(deps, c, 'decide', c.req.param('commune'))),
    async (c) => {
      const { commune } = c.req.valid('param')
      const actor = await getActorAt(deps, c, 'decide', commune)
      const { group, flags: seen } = c.req.valid('json')
      const actsWhen = (kind: string, more: Pick<AuditAct, 'records'> = {}): Omit<AuditAct, 'address'>[] => {
        const act = { actor: actor.username, action: `decide-${kind}`, subjectType: 'record', commune }
        return group.changes.map((change) => ({ ...act, ...more, subject: change.id }))
      }
      const acts = actsFrom(deps, c, actsWhen('applied'))
      const ask = { commune, group, seen, account: actor.account, username: actor.username, acts }
      const outcome = await applyDecision(deps.centre, ask)
      if (outcome.kind === 'problem') throw new ProblemError(outcome.code)
      if (!('written' in outcome))
        await recordActs(deps, c, actsWhen(outcome.kind, { records: shownInDecision(outcome) }))
      return c.json(await answerOf(deps, outcome), 200)
    },
  )
}

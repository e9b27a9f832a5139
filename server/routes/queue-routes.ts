/** The district's sync queue: tablets by urgency, and what is held. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readHeldContent } from '#server/review/held.ts'
import { readQueueFor, readStory } from '#server/review/queue.ts'
import { shownInHeld } from '#server/review/records-shown.ts'
import { readHeldList } from '#server/store/read-queue.ts'
import { dismissHeld, type HeldSettlement, processHeld } from '#server/sync/process-held.ts'
import {
  deviceStorySchema,
  dismissalSchema,
  heldContentSchema,
  heldGroupsSchema,
  heldListed,
  heldQuerySchema,
  heldSettlementSchema,
  queueSchema,
} from '#shared/api/queue.ts'
import { communeCodeSchema, deviceIdSchema, groupIdSchema } from '#shared/ids.ts'
import { type AppDeps, actsFrom, getActorForHeld, getActorWhoMay, recordAct, recordActs } from './context.ts'
import { packAnswers, tagged } from './pack-answers.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const refusals = ['not-signed-in', 'second-factor-needed', 'not-allowed'] as const
const group = z.object({ commune: communeCodeSchema, groupId: groupIdSchema })

const queue = createRoute({
  method: 'get',
  path: '/queue',
  security: bySession,
  responses: {
    200: jsonAnswer(queueSchema, 'Tablets, the most urgent first'),
    ...problemAnswers(...refusals),
  },
})
const story = createRoute({
  method: 'get',
  path: '/queue/devices/{id}',
  security: bySession,
  request: { params: z.object({ id: deviceIdSchema }) },
  responses: {
    200: jsonAnswer(deviceStorySchema, 'Its newest batches in one’s areas'),
    ...problemAnswers('bad-request', ...refusals),
  },
})
const held = createRoute({
  method: 'get',
  path: '/held',
  security: bySession,
  request: { query: heldQuerySchema },
  responses: {
    200: jsonAnswer(heldGroupsSchema, 'Held groups, the oldest first'),
    ...problemAnswers('bad-request', ...refusals),
  },
})
const content = createRoute({
  method: 'get',
  path: '/communes/{commune}/held/{groupId}',
  security: bySession,
  request: { params: group },
  responses: {
    200: jsonAnswer(heldContentSchema, 'What it says, beside what the centre has'),
    ...problemAnswers('bad-request', ...refusals, 'not-found'),
  },
})
const settlementAnswers = {
  200: jsonAnswer(heldSettlementSchema, 'What became of it'),
  ...problemAnswers('bad-request', ...refusals, 'not-found', 'older-first'),
}
const again = createRoute({
  method: 'post',
  path: '/communes/{commune}/held/{groupId}/process',
  security: bySession,
  request: { params: group },
  responses: settlementAnswers,
})
const dismiss = createRoute({
  method: 'post',
  path: '/communes/{commune}/held/{groupId}/dismiss',
  security: bySession,
  request: { params: group, body: jsonBody(dismissalSchema) },
  responses: settlementAnswers,
})

function settled(settlement: HeldSettlement) {
  switch (settlement.kind) {
    case 'settled':
      return { outcome: settlement.outcome, problem: settlement.problem }
    case 'behind':
      throw new ProblemError('older-first')
    case 'not-found':
      throw new ProblemError('not-found')
    case 'problem':
      throw new ProblemError(settlement.code)
  }
}

export function queueRoutes(deps: AppDeps) {
  const router = createRouter()
  const permitHeld = (c: Context) => getActorForHeld(deps, c, c.req.param('commune'))
  router.use('/queue', packAnswers, tagged)
  router.use('/held', packAnswers, tagged)
  return router
    .openapi(queue, async (c) => {
      const actor = await getActorWhoMay(deps, c, 'read-queue')
      return c.json({ devices: await readQueueFor(deps.pool, actor.account, new Date()) }, 200)
    })
    .openapi(
      permitted(story, (c) => getActorWhoMay(deps, c, 'read-queue')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'read-queue')
        return c.json(await readStory(deps.pool, actor.account, c.req.valid('param').id), 200)
      },
    )
    .openapi(
      permitted(held, (c) => getActorWhoMay(deps, c, 'read-queue')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'read-queue')
        const filter = { ...c.req.valid('query'), account: actor.account, limit: heldListed }
        return c.json(await readHeldList(deps.pool, filter), 200)
      },
    )
    .openapi(permitted(content, permitHeld), async (c) => {
      const { commune, groupId } = c.req.valid('param')
      const actor = await getActorForHeld(deps, c, commune)
      const found = await readHeldContent(deps.pool, { actor, commune, groupId })
      if (found === undefined) throw new ProblemError('not-found')
      const act = { actor: actor.username, action: 'read-held', subjectType: 'group', commune }
      await recordAct(deps, c, { ...act, subject: groupId, records: shownInHeld(found) })
      return c.json(found, 200)
    })
    .openapi(permitted(again, permitHeld), async (c) => {
      const { commune, groupId } = c.req.valid('param')
      const actor = await getActorForHeld(deps, c, commune)
      const act = { actor: actor.username, action: 'process-held', subjectType: 'group', subject: groupId }
      const acts = actsFrom(deps, c, [{ ...act, commune }])
      const settlement = await processHeld(deps.centre, { commune, groupId, by: actor.username, acts })
      const answer = settled(settlement)
      // it was tried: that changes nothing, and is told all the same
      if (!('written' in settlement)) await recordActs(deps, c, acts)
      return c.json(answer, 200)
    })
    .openapi(permitted(dismiss, permitHeld), async (c) => {
      const { commune, groupId } = c.req.valid('param')
      const actor = await getActorForHeld(deps, c, commune)
      const { reason } = c.req.valid('json')
      const act = { actor: actor.username, action: 'dismiss-held', subjectType: 'group', subject: groupId }
      const acts = actsFrom(deps, c, [{ ...act, commune }])
      const dismissal = { commune, groupId, reason, by: actor.username, acts }
      return c.json(settled(await dismissHeld(deps.centre, dismissal)), 200)
    })
}

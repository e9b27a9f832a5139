/** Moves between communes that wait for their other half, for the district that asks where people are. */
import { createRoute } from '@hono/zod-openapi'
import { recordListing } from '#server/store/audit.ts'
import { readMoves } from '#server/store/read-moves.ts'
import { movesSchema } from '#shared/api/moves.ts'
import { type AppDeps, addressOf, getActorWhoMay } from './context.ts'
import { packAnswers, tagged } from './pack-answers.ts'
import { bySession, createRouter, jsonAnswer, permitted, problemAnswers } from './router.ts'

const moves = createRoute({
  method: 'get',
  path: '/moves',
  security: bySession,
  responses: {
    200: jsonAnswer(movesSchema, 'Who is on the way, and who has arrived without leaving; the oldest first'),
    ...problemAnswers('not-signed-in', 'second-factor-needed', 'not-allowed'),
  },
})

export function moveRoutes(deps: AppDeps) {
  const router = createRouter()
  router.use('/moves', packAnswers, tagged)
  return router.openapi(
    permitted(moves, (c) => getActorWhoMay(deps, c, 'read-moves')),
    async (c) => {
      const actor = await getActorWhoMay(deps, c, 'read-moves')
      const found = await readMoves(deps.pool, actor.account)
      const act = { actor: actor.username, action: 'list-moves', address: addressOf(deps, c) }
      const records = [...new Set(found.moves.map(({ resident }) => resident))]
      await recordListing(deps.pool, { ...act, records })
      return c.json(found, 200)
    },
  )
}

/** The public half of the recovery key, which new vaults are also wrapped for. */
import { createRoute } from '@hono/zod-openapi'
import { v7 } from 'uuid'
import { isRecoveryKey } from '#server/access/recovery-key.ts'
import { findRecoveryKey, insertRecoveryKey } from '#server/store/recovery-keys.ts'
import { recoveryKeyAnswerSchema, recoveryKeyRequestSchema } from '#shared/api/accounts.ts'
import { type AppDeps, getActorWhoMay, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const recoveryKey = createRoute({
  method: 'get',
  path: '/recovery-keys',
  security: bySession,
  responses: {
    200: jsonAnswer(recoveryKeyAnswerSchema, 'The public key that new vaults are also wrapped for'),
    ...problemAnswers('not-signed-in', 'second-factor-needed', 'not-allowed'),
  },
})
const keepRecoveryKey = createRoute({
  method: 'post',
  path: '/recovery-keys',
  security: bySession,
  request: { body: jsonBody(recoveryKeyRequestSchema) },
  responses: {
    200: jsonAnswer(recoveryKeyAnswerSchema, 'Kept, for the vaults that are made from now on'),
    ...problemAnswers('bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed'),
  },
})

export function recoveryKeyRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(recoveryKey, async (c) => {
      await getActorWhoMay(deps, c, 'read-recovery-key')
      return c.json({ recoveryKey: (await findRecoveryKey(deps.pool)) ?? null }, 200)
    })
    .openapi(
      permitted(keepRecoveryKey, (c) => getActorWhoMay(deps, c, 'keep-recovery-key')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'keep-recovery-key')
        const { publicKey } = c.req.valid('json')
        if (!isRecoveryKey(publicKey)) throw new ProblemError('bad-request')
        const kept = { id: v7(), publicKey }
        const act = { actor: actor.username, action: 'keep-recovery-key', subjectType: 'recovery-key' }
        await recordAct(deps, c, { ...act, subject: kept.id })
        await insertRecoveryKey(deps.pool, { ...kept, madeBy: actor.username })
        return c.json({ recoveryKey: kept }, 200)
      },
    )
}

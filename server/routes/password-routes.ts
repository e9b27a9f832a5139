/** One's own password: known before it is changed, and tried no more often than at the sign-in. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { actorOf, findAccountBySignIn, setPassword } from '#server/access/accounts.ts'
import { may } from '#shared/access/may.ts'
import { ownPasswordSchema } from '#shared/api/accounts.ts'
import { type AppDeps, addressOf, getOpen, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonBody, permitted, problemAnswers } from './router.ts'

const password = createRoute({
  method: 'post',
  path: '/password',
  security: bySession,
  request: { body: jsonBody(ownPasswordSchema) },
  responses: {
    204: { description: 'Changed; every other session is ended' },
    ...problemAnswers(
      'bad-request',
      'wrong-password',
      'same-password',
      'not-signed-in',
      'second-factor-needed',
      'not-allowed',
      'too-many-tries',
    ),
  },
})

/** Counted with the tries to sign in: whoever finds a desk open cannot guess here what cannot be guessed there. */
async function wantCurrent(deps: AppDeps, c: Context, username: string, current: string): Promise<void> {
  const address = addressOf(deps, c)
  const wait = await deps.signInLimit.take(username, address)
  if (wait !== null) throw new ProblemError('too-many-tries', wait)
  if ((await findAccountBySignIn(deps, { username, password: current })) === undefined) {
    await recordAct(deps, c, { actor: username, action: 'change-own-password-failed' })
    throw new ProblemError('wrong-password')
  }
  await deps.signInLimit.clear(username, address)
}

export function passwordRoutes(deps: AppDeps) {
  return createRouter().openapi(
    permitted(password, (c) => getOpen(deps, c)),
    async (c) => {
      const { account, session } = await getOpen(deps, c)
      if (!may(actorOf(account), 'change-own-password')) throw new ProblemError('not-allowed')
      const { current, wanted } = c.req.valid('json')
      await wantCurrent(deps, c, account.username, current)
      if (wanted === current) throw new ProblemError('same-password')
      await recordAct(deps, c, { actor: account.username, action: 'change-own-password' })
      await setPassword(deps, account, wanted, session)
      return c.body(null, 204)
    },
  )
}

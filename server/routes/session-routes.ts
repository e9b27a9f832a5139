/** Signing in and out, and who is signed in. */
import { createRoute } from '@hono/zod-openapi'
import { findAccountBySignIn } from '#server/access/accounts.ts'
import { sessionSchema, signInSchema } from '#shared/api/accounts.ts'
import { type AppDeps, addressOf, getAccount, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, problemAnswers } from './router.ts'

const signIn = createRoute({
  method: 'post',
  path: '/sign-in',
  request: { body: jsonBody(signInSchema) },
  responses: {
    200: jsonAnswer(sessionSchema, 'Signed in; the session is in a cookie'),
    ...problemAnswers('bad-request', 'wrong-sign-in', 'too-many-tries'),
  },
})
const signOut = createRoute({
  method: 'post',
  path: '/sign-out',
  security: bySession,
  responses: { 204: { description: 'Signed out' }, ...problemAnswers() },
})
const session = createRoute({
  method: 'get',
  path: '/session',
  security: bySession,
  responses: { 200: jsonAnswer(sessionSchema, 'Who is signed in'), ...problemAnswers('not-signed-in') },
})

/** Counts the try and verifies it. Who is content with all that was given clears the count. */
export async function getAccountBySignIn(
  deps: AppDeps,
  input: { username: string; password: string },
  address: string,
) {
  const wait = await deps.signInLimit.take(input.username, address)
  if (wait !== null) throw new ProblemError('too-many-tries', wait)
  const account = await findAccountBySignIn(deps, input)
  if (account === undefined) throw new ProblemError('wrong-sign-in')
  return account
}

export function sessionRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(signIn, async (c) => {
      const input = c.req.valid('json')
      const address = addressOf(deps, c)
      const account = await getAccountBySignIn(deps, input, address)
      const made = await deps.auth.api.signInUsername({
        body: { username: account.username, password: input.password },
        returnHeaders: true,
      })
      await deps.signInLimit.clear(input.username, address)
      await recordAct(deps, c, { actor: account.username, action: 'sign-in' })
      for (const cookie of made.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      return c.json({ account, stage: 'open' as const }, 200)
    })
    .openapi(signOut, async (c) => {
      const { headers } = c.req.raw
      const ended = await deps.auth.api.signOut({ headers, asResponse: true })
      // the library keeps silent when it could not delete: a session is said to be ended when it is gone
      if ((await deps.auth.api.getSession({ headers })) !== null) throw new ProblemError('unavailable')
      for (const cookie of ended.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      return c.body(null, 204)
    })
    .openapi(session, async (c) =>
      c.json({ account: await getAccount(deps, c), stage: 'open' as const }, 200),
    )
}

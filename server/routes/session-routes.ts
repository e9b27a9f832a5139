/** Signing in and out, and who is signed in. */
import { createRoute } from '@hono/zod-openapi'
import { findAccountBySignIn } from '#server/access/accounts.ts'
import { sessionSchema, signInSchema } from '#shared/api/accounts.ts'
import { type AppDeps, addressOf, getAccount } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { createRouter, jsonAnswer, jsonBody, problemAnswers } from './router.ts'

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
  responses: { 204: { description: 'Signed out' }, ...problemAnswers() },
})
const session = createRoute({
  method: 'get',
  path: '/session',
  responses: { 200: jsonAnswer(sessionSchema, 'Who is signed in'), ...problemAnswers('not-signed-in') },
})

/** Counts the try, verifies, and clears the count of a success. */
export async function getAccountBySignIn(
  deps: AppDeps,
  input: { username: string; password: string },
  address: string,
) {
  const wait = await deps.signInLimit.take(input.username, address)
  if (wait !== null) throw new ProblemError('too-many-tries', wait)
  const account = await findAccountBySignIn(deps, input)
  if (account === undefined) throw new ProblemError('wrong-sign-in')
  await deps.signInLimit.clear(input.username)
  return account
}

export function sessionRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(signIn, async (c) => {
      const input = c.req.valid('json')
      const account = await getAccountBySignIn(deps, input, addressOf(deps, c))
      const made = await deps.auth.api.signInUsername({
        body: { username: account.username, password: input.password },
        asResponse: true,
      })
      if (!made.ok) throw new ProblemError('wrong-sign-in')
      for (const cookie of made.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      return c.json({ account }, 200)
    })
    .openapi(signOut, async (c) => {
      const ended = await deps.auth.api.signOut({ headers: c.req.raw.headers, asResponse: true })
      for (const cookie of ended.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      return c.body(null, 204)
    })
    .openapi(session, async (c) => c.json({ account: await getAccount(deps, c) }, 200))
}

/** Signing in and out, the second factor, and who is signed in. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { trySignIn } from '#server/access/accounts.ts'
import { needsSecondFactor, stageOf } from '#server/access/second-factor.ts'
import type { AccountRow } from '#server/store/accounts.ts'
import {
  secondFactorSchema,
  secondFactorSetupSchema,
  sessionSchema,
  signInSchema,
} from '#shared/api/accounts.ts'
import { unknownActor } from '#shared/api/audit.ts'
import { accountAnswer } from './account-answer.ts'
import { type AppDeps, actsFrom, addressOf, findSigned, getSigned, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const signIn = createRoute({
  method: 'post',
  path: '/sign-in',
  request: { body: jsonBody(signInSchema) },
  responses: {
    200: jsonAnswer(sessionSchema, 'The session is in a cookie; the stage says what it still has to show'),
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

const setUp = createRoute({
  method: 'post',
  path: '/second-factor/setup',
  security: bySession,
  responses: {
    200: jsonAnswer(secondFactorSetupSchema, 'A new secret, good once a code of it was given'),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
})
const secondFactor = createRoute({
  method: 'post',
  path: '/second-factor',
  security: bySession,
  request: { body: jsonBody(secondFactorSchema) },
  responses: {
    200: jsonAnswer(sessionSchema, 'The session is open'),
    ...problemAnswers('bad-request', 'not-signed-in', 'not-allowed', 'wrong-code', 'too-many-tries'),
  },
})

/** Counts the try and verifies it. Who is content with all that was given clears the count. */
export async function getAccountBySignIn(
  deps: AppDeps,
  c: Context,
  input: { username: string; password: string },
): Promise<AccountRow> {
  const wait = await deps.signInLimit.take(input.username, addressOf(deps, c))
  if (wait !== null) throw new ProblemError('too-many-tries', wait)
  const { named, opens } = await trySignIn(deps, input)
  if (named !== undefined && opens) return named
  // whoever typed a password in the place of the name has typed it nowhere else
  await recordAct(deps, c, { actor: named?.username ?? unknownActor, action: 'sign-in-failed' })
  throw new ProblemError('wrong-sign-in')
}

/** Officers have no second factor: they do nothing at the desks. */
async function getSignedWithFactor(deps: AppDeps, c: Context) {
  const signed = await getSigned(deps, c)
  if (!needsSecondFactor(signed.account.role)) throw new ProblemError('not-allowed')
  return signed
}

function secondFactorRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(setUp, async (c) => {
      const { account } = await getSignedWithFactor(deps, c)
      if (account.secondFactor) throw new ProblemError('not-allowed')
      await recordAct(deps, c, { actor: account.username, action: 'offer-second-factor' })
      const offered = await deps.secondFactors.offer(account)
      if (offered === undefined) throw new ProblemError('not-allowed')
      return c.json(offered, 200)
    })
    .openapi(
      permitted(secondFactor, (c) => getSignedWithFactor(deps, c)),
      async (c) => {
        const { account, session, stage } = await getSignedWithFactor(deps, c)
        const { code } = c.req.valid('json')
        const act = { actor: account.username }
        const action = stage === 'second-factor-setup' ? 'set-up-second-factor' : 'second-factor'
        const acts = actsFrom(deps, c, [{ ...act, action }])
        const outcome = await deps.secondFactors.open({ account: account.id, session, code, acts })
        if (outcome.kind === 'wait') throw new ProblemError('too-many-tries', outcome.seconds)
        if (outcome.kind === 'wrong') {
          await recordAct(deps, c, { ...act, action: 'second-factor-failed' })
          throw new ProblemError('wrong-code')
        }
        return c.json(
          { account: accountAnswer({ ...account, secondFactor: true }), stage: 'open' as const },
          200,
        )
      },
    )
}

export function sessionRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(signIn, async (c) => {
      const input = c.req.valid('json')
      const account = await getAccountBySignIn(deps, c, input)
      await recordAct(deps, c, { actor: account.username, action: 'sign-in' })
      const made = await deps.auth.api.signInUsername({
        body: { username: account.username, password: input.password },
        returnHeaders: true,
      })
      await deps.signInLimit.clear(input.username, addressOf(deps, c))
      for (const cookie of made.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      return c.json({ account: accountAnswer(account), stage: stageOf(account, {}) }, 200)
    })
    .openapi(signOut, async (c) => {
      const { headers } = c.req.raw
      const signed = await findSigned(deps, c)
      if (signed !== undefined)
        await recordAct(deps, c, { actor: signed.account.username, action: 'sign-out' })
      const ended = await deps.auth.api.signOut({ headers, asResponse: true })
      // the library keeps silent when it could not delete: a session is said to be ended when it is gone
      if ((await deps.auth.api.getSession({ headers })) !== null) throw new ProblemError('unavailable')
      for (const cookie of ended.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      return c.body(null, 204)
    })
    .openapi(session, async (c) => {
      const { account, stage } = await getSigned(deps, c)
      return c.json({ account: accountAnswer(account), stage }, 200)
    })
    .route('/', secondFactorRoutes(deps))
}

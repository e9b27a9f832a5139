/** Accounts, as an administrator keeps them: nobody changes their own. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { endSessions, makeAccount, setPassword } from '#server/access/accounts.ts'
import { makePassword } from '#server/access/codes.ts'
import { type AccountRow, findPerson, listAccounts, updateAccount } from '#server/store/accounts.ts'
import { areAreasKnown } from '#server/store/areas.ts'
import type { Actor, Area } from '#shared/access/actor.ts'
import { may } from '#shared/access/may.ts'
import {
  accountAnswerSchema,
  accountChangeSchema,
  accountPasswordSchema,
  accountsSchema,
  newAccountSchema,
} from '#shared/api/accounts.ts'
import { actsOfChange } from './account-acts.ts'
import { accountAnswer } from './account-answer.ts'
import { type AppDeps, actsFrom, getActorWhoMay, recordAct } from './context.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const byAdministrator = ['not-signed-in', 'second-factor-needed', 'not-allowed'] as const
const params = z.object({ username: z.string().min(1).max(60) })

const accounts = createRoute({
  method: 'get',
  path: '/accounts',
  security: bySession,
  responses: { 200: jsonAnswer(accountsSchema, 'Every account'), ...problemAnswers(...byAdministrator) },
})
const newAccount = createRoute({
  method: 'post',
  path: '/accounts',
  security: bySession,
  request: { body: jsonBody(newAccountSchema) },
  responses: {
    200: jsonAnswer(accountPasswordSchema, 'Made; the password is told this once'),
    ...problemAnswers('bad-request', 'unknown-area', ...byAdministrator, 'username-taken'),
  },
})
const change = createRoute({
  method: 'patch',
  path: '/accounts/{username}',
  security: bySession,
  request: { params, body: jsonBody(accountChangeSchema) },
  responses: {
    200: jsonAnswer(accountAnswerSchema, 'As it is now; a disabled account has no session left'),
    ...problemAnswers('bad-request', 'unknown-area', ...byAdministrator, 'not-found'),
  },
})
const password = createRoute({
  method: 'post',
  path: '/accounts/{username}/password',
  security: bySession,
  request: { params },
  responses: {
    200: jsonAnswer(accountPasswordSchema, 'A new password, told this once; the sessions are ended'),
    ...problemAnswers('bad-request', ...byAdministrator, 'not-found'),
  },
})
const secondFactor = createRoute({
  method: 'delete',
  path: '/accounts/{username}/second-factor',
  security: bySession,
  request: { params },
  responses: {
    200: jsonAnswer(
      accountAnswerSchema,
      'Has none, and makes one at the next sign-in; the sessions are ended',
    ),
    ...problemAnswers('bad-request', ...byAdministrator, 'not-found'),
  },
})

/** The account of the path, which the administrator may change. */
async function getOther(deps: AppDeps, c: Context, username: string): Promise<[Actor, AccountRow]> {
  const actor = await getActorWhoMay(deps, c, 'change-account')
  const account = await findPerson(deps.pool, username.toLowerCase())
  if (account === undefined) throw new ProblemError('not-found')
  if (!may(actor, 'change-account', { account })) throw new ProblemError('not-allowed')
  return [actor, account]
}

async function getPerson(deps: AppDeps, username: string): Promise<AccountRow> {
  const account = await findPerson(deps.pool, username)
  if (account === undefined) throw new Error('an account is gone: they are never deleted')
  return account
}

async function wantKnown(deps: AppDeps, areas: readonly Area[]): Promise<void> {
  if (!(await areAreasKnown(deps.pool, areas))) throw new ProblemError('unknown-area')
}

const actOn = (actor: Actor, subject: string) => ({ actor: actor.username, subjectType: 'account', subject })

export function accountRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(accounts, async (c) => {
      await getActorWhoMay(deps, c, 'list-accounts')
      return c.json({ accounts: (await listAccounts(deps.pool)).map(accountAnswer) }, 200)
    })
    .openapi(
      permitted(newAccount, (c) => getActorWhoMay(deps, c, 'make-account')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'make-account')
        const asked = c.req.valid('json')
        await wantKnown(deps, asked.areas)
        const made = makePassword()
        const acts = actsFrom(deps, c, [{ ...actOn(actor, asked.username), action: 'make-account' }])
        if ((await makeAccount(deps, { ...asked, password: made }, acts)) === undefined)
          throw new ProblemError('username-taken')
        return c.json({ account: accountAnswer(await getPerson(deps, asked.username)), password: made }, 200)
      },
    )
    .openapi(
      permitted(change, (c) => getActorWhoMay(deps, c, 'change-account')),
      async (c) => {
        const [actor, account] = await getOther(deps, c, c.req.valid('param').username)
        const asked = c.req.valid('json')
        await wantKnown(deps, asked.areas ?? [])
        const on = actOn(actor, account.username)
        const acts = actsOfChange(account, asked).map((action) => ({ ...on, action }))
        await updateAccount(deps.pool, { ...asked, id: account.id, acts: actsFrom(deps, c, acts) })
        if (asked.disabled === true) await endSessions(deps, account.id)
        return c.json({ account: accountAnswer(await getPerson(deps, account.username)) }, 200)
      },
    )
    .openapi(
      permitted(password, (c) => getActorWhoMay(deps, c, 'change-account')),
      async (c) => {
        const [actor, account] = await getOther(deps, c, c.req.valid('param').username)
        const made = makePassword()
        // told before it is done, here and below: what could not be written down does not happen
        await recordAct(deps, c, { ...actOn(actor, account.username), action: 'reset-password' })
        await setPassword(deps, account, made)
        return c.json({ account: accountAnswer(account), password: made }, 200)
      },
    )
    .openapi(
      permitted(secondFactor, (c) => getActorWhoMay(deps, c, 'change-account')),
      async (c) => {
        const [actor, account] = await getOther(deps, c, c.req.valid('param').username)
        await recordAct(deps, c, { ...actOn(actor, account.username), action: 'reset-second-factor' })
        await deps.secondFactors.remove(account.id)
        await endSessions(deps, account.id)
        return c.json({ account: accountAnswer(await getPerson(deps, account.username)) }, 200)
      },
    )
}

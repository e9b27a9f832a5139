/** Enrolling tablets, and what a tablet asks about itself. */
import { createRoute } from '@hono/zod-openapi'
import { actorOf } from '#server/access/accounts.ts'
import { enrolDevice, makeEnrolment, readDeviceState } from '#server/access/enrol.ts'
import { findAccountById, findAccountByUsername } from '#server/store/accounts.ts'
import { nowOf, vietnamDay } from '#server/sync/centre.ts'
import { readState } from '#server/sync/read-feed.ts'
import { may } from '#shared/access/may.ts'
import {
  enrolAnswerSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  enrolRequestSchema,
  recoveryUseSchema,
  stateSchema,
} from '#shared/api/accounts.ts'
import type { SoftenedIn } from '#shared/checks/softening.ts'
import type { CommuneCode } from '#shared/ids.ts'
import {
  type AppDeps,
  actsFrom,
  addressOf,
  getActorWhoMay,
  getLiveDevice,
  getToken,
  noteContact,
  recordAct,
} from './context.ts'
import { ProblemError } from './problem-answer.ts'
import {
  byDevice,
  bySession,
  createRouter,
  jsonAnswer,
  jsonBody,
  permitted,
  problemAnswers,
} from './router.ts'
import { getAccountBySignIn } from './session-routes.ts'

const enrolments = createRoute({
  method: 'post',
  path: '/enrolments',
  security: bySession,
  request: { body: jsonBody(enrolmentRequestSchema) },
  responses: {
    200: jsonAnswer(enrolmentSchema, 'A code, good once and for 24 hours'),
    ...problemAnswers('bad-request', 'not-signed-in', 'second-factor-needed', 'not-allowed', 'not-found'),
  },
})
const enrol = createRoute({
  method: 'post',
  path: '/devices',
  request: { body: jsonBody(enrolRequestSchema) },
  responses: {
    200: jsonAnswer(enrolAnswerSchema, 'Enrolled; the same request again gets the same answer'),
    ...problemAnswers(
      'bad-request',
      'wrong-sign-in',
      'not-allowed',
      'enrolment-code-unusable',
      'too-many-tries',
    ),
  },
})
const state = createRoute({
  method: 'get',
  path: '/state',
  security: byDevice,
  responses: {
    200: jsonAnswer(stateSchema, 'Epoch and scope of a device'),
    ...problemAnswers('unknown-device'),
  },
})
const recoveryUses = createRoute({
  method: 'post',
  path: '/recovery-uses',
  security: byDevice,
  request: { body: jsonBody(recoveryUseSchema) },
  responses: {
    204: { description: 'Logged as a use of the recovery key' },
    ...problemAnswers('bad-request', 'unknown-device'),
  },
})

function softenedFor({ centre }: AppDeps, scope: readonly CommuneCode[]): SoftenedIn[] {
  const today = vietnamDay(nowOf(centre))
  return scope.flatMap((commune) => centre.rules?.softenedIn?.(commune, today) ?? [])
}

export function deviceRoutes(deps: AppDeps) {
  return createRouter()
    .openapi(
      permitted(enrolments, (c) => getActorWhoMay(deps, c, 'make-enrolment')),
      async (c) => {
        const actor = await getActorWhoMay(deps, c, 'make-enrolment')
        const account = await findAccountByUsername(deps.pool, c.req.valid('json').username.toLowerCase())
        if (account === undefined) throw new ProblemError('not-found')
        if (!may(actor, 'make-enrolment', { account })) throw new ProblemError('not-allowed')
        const act = { actor: actor.username, action: 'make-enrolment', subjectType: 'account' }
        await recordAct(deps, c, { ...act, subject: account.username })
        const made = await makeEnrolment(deps.pool, { account: account.id, madeBy: actor.username })
        return c.json(made, 200)
      },
    )
    .openapi(enrol, async (c) => {
      const input = c.req.valid('json')
      const account = await getAccountBySignIn(deps, c, input)
      if (!may(actorOf(account), 'enrol-own-tablet', { account })) throw new ProblemError('not-allowed')
      const act = { actor: account.username, action: 'enrol-device', device: input.deviceId }
      const acts = actsFrom(deps, c, [{ ...act, subjectType: 'device', subject: input.deviceId }])
      const enrolled = await enrolDevice(deps.pool, account, { ...input, acts })
      if (enrolled === undefined) throw new ProblemError('enrolment-code-unusable')
      await deps.signInLimit.clear(input.username, addressOf(deps, c))
      return c.json({ ...enrolled, deviceId: input.deviceId }, 200)
    })
    .openapi(state, async (c) => {
      await noteContact(deps, c)
      const known = await readState(deps.centre, { token: getToken(c) })
      if (known === undefined) throw new ProblemError('unknown-device')
      // not turned away: a tablet that is told so gives up what it has read
      if (known.revoked)
        return c.json({ epoch: known.epoch, scope: [], communes: [], window: null, revoked: true }, 200)
      const device = await getLiveDevice(deps, c)
      const account = await findAccountById(deps.pool, device.account)
      if (account === undefined) throw new ProblemError('unknown-device')
      const told = await readDeviceState(deps.pool, account)
      return c.json({ ...told, softened: softenedFor(deps, told.scope) }, 200)
    })
    .openapi(recoveryUses, async (c) => {
      const device = await getLiveDevice(deps, c)
      const act = { actor: device.username, action: 'use-recovery-key', device: device.id }
      await recordAct(deps, c, { ...act, subjectType: 'recovery-key', subject: c.req.valid('json').keyId })
      return c.body(null, 204)
    })
}

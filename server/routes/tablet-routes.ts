/** Tablets, as an administrator keeps them. What a revoked one still brings is taken and held; it reads nothing. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { listDevices, setRevoked } from '#server/store/devices.ts'
import { devicesSchema } from '#shared/api/accounts.ts'
import { deviceId, deviceIdSchema } from '#shared/ids.ts'
import { type AppDeps, actsFrom, getActorWhoMay } from './context.ts'
import { packAnswers, tagged } from './pack-answers.ts'
import { ProblemError } from './problem-answer.ts'
import { bySession, createRouter, jsonAnswer, permitted, problemAnswers } from './router.ts'

const byAdministrator = ['not-signed-in', 'second-factor-needed', 'not-allowed'] as const

const devices = createRoute({
  method: 'get',
  path: '/devices',
  security: bySession,
  responses: {
    200: jsonAnswer(devicesSchema, 'Every tablet, the last in contact first'),
    ...problemAnswers(...byAdministrator),
  },
})
const settle = <P extends '/devices/{id}/revoke' | '/devices/{id}/allow'>(path: P, description: string) =>
  createRoute({
    method: 'post',
    path,
    security: bySession,
    request: { params: z.object({ id: deviceIdSchema }) },
    responses: {
      204: { description },
      ...problemAnswers('bad-request', ...byAdministrator, 'not-found'),
    },
  })
const revoke = settle('/devices/{id}/revoke', 'Reads nothing any more')
const allow = settle('/devices/{id}/allow', 'Reads again, when its account may')

export function tabletRoutes(deps: AppDeps) {
  const router = createRouter()
  router.get('/devices', packAnswers, tagged)
  return router
    .openapi(devices, async (c) => {
      await getActorWhoMay(deps, c, 'list-devices')
      const listed = await listDevices(deps.pool)
      return c.json({ devices: listed.map((device) => ({ ...device, id: deviceId(device.id) })) }, 200)
    })
    .openapi(
      permitted(revoke, (c) => getActorWhoMay(deps, c, 'revoke-device')),
      async (c) => {
        await setAndRecord(deps, c, { id: c.req.valid('param').id, revoked: true })
        return c.body(null, 204)
      },
    )
    .openapi(
      permitted(allow, (c) => getActorWhoMay(deps, c, 'revoke-device')),
      async (c) => {
        await setAndRecord(deps, c, { id: c.req.valid('param').id, revoked: false })
        return c.body(null, 204)
      },
    )
}

async function setAndRecord(deps: AppDeps, c: Context, { id, revoked }: { id: string; revoked: boolean }) {
  const actor = await getActorWhoMay(deps, c, 'revoke-device')
  const action = revoked ? 'revoke-device' : 'allow-device'
  const act = { actor: actor.username, action, subjectType: 'device', subject: id }
  const acts = actsFrom(deps, c, [act])
  if (!(await setRevoked(deps.pool, { device: id, revoked, acts }))) throw new ProblemError('not-found')
}

/** The API and the PWA behind one door. Constructs nothing of its own: everything outside comes in as `deps`. */
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { routePath } from 'hono/route'
import { traceOf } from './error-trace.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { admitted } from './routes/admit.ts'
import { apiDocument } from './routes/api-document.ts'
import { areaRoutes } from './routes/area-routes.ts'
import { auditRoutes } from './routes/audit-routes.ts'
import type { AppDeps } from './routes/context.ts'
import { coverageRoutes } from './routes/coverage-routes.ts'
import { decisionRoutes } from './routes/decision-routes.ts'
import { deviceRoutes } from './routes/device-routes.ts'
import { docsPage } from './routes/docs-page.ts'
import { flagRoutes } from './routes/flag-routes.ts'
import { moveRoutes } from './routes/move-routes.ts'
import { passwordRoutes } from './routes/password-routes.ts'
import { problemOf, problemResponse } from './routes/problem-answer.ts'
import { queueRoutes } from './routes/queue-routes.ts'
import { readBody } from './routes/read-body.ts'
import { recoveryKeyRoutes } from './routes/recovery-key-routes.ts'
import { jsonAnswer, problemAnswers, securitySchemes } from './routes/router.ts'
import { ruleRoutes } from './routes/rule-routes.ts'
import { securityHeaders } from './routes/security-headers.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { staticFiles } from './routes/static-files.ts'
import { syncRoutes } from './routes/sync-routes.ts'
import { tabletRoutes } from './routes/tablet-routes.ts'

const small = 64 * 1024
/** Of every body but a batch's, which is read by its own route. */
const smallBody = { small, large: small, admit: async () => undefined }

/** Described by hand: it stands outside every router, and answers while the rest cannot. */
const health = {
  method: 'get',
  path: '/api/health',
  responses: {
    200: jsonAnswer(z.object({ ok: z.literal(true) }), 'The database answers'),
    ...problemAnswers(),
  },
} as const

export function createApp(deps: AppDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.use(securityHeaders(deps.trustProxy))
  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    // the route, not the path: what callers write there may be a name
    deps.log.debug(
      { method: c.req.method, route: routePath(c), status: c.res.status, ms: performance.now() - started },
      'request',
    )
  })
  app.use('/api/*', async (c, next) => {
    if (c.req.path !== '/api/batches' && c.req.raw.body !== null) {
      c.req.raw = new Request(c.req.raw, { body: await readBody(c.req.raw, smallBody) })
    }
    await next()
  })
  // behind the body: who sends slowly takes no place
  app.use('/api/*', admitted(deps))
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  app.get('/api/health', async (c) => {
    await deps.pool.query('select 1')
    return c.json({ ok: true })
  })
  for (const routes of [
    sessionRoutes(deps),
    passwordRoutes(deps),
    deviceRoutes(deps),
    tabletRoutes(deps),
    accountRoutes(deps),
    recoveryKeyRoutes(deps),
    areaRoutes(deps),
    auditRoutes(deps),
    ruleRoutes(deps),
    syncRoutes(deps),
    decisionRoutes(deps),
    coverageRoutes(deps),
    queueRoutes(deps),
    flagRoutes(deps),
    moveRoutes(deps),
  ]) {
    app.route('/api', routes)
  }
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  }
  app.openAPIRegistry.registerPath(health)
  let document: ReturnType<typeof apiDocument> | undefined
  app.get('/api/openapi.json', (c) => {
    document ??= apiDocument(app)
    return c.json(document)
  })
  app.route('/', docsPage())
  app.all('/api/*', () => problemResponse('not-found'))
  if (deps.clientDir !== undefined) app.route('/', staticFiles(deps.clientDir))
  app.notFound(() => problemResponse('not-found'))
  app.onError((error) => {
    const { code, retryAfter } = problemOf(error)
    if (code === 'unexpected') deps.log.error(traceOf(error), 'unexpected')
    return problemResponse(code, retryAfter)
  })
  return app
}

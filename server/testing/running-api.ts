/** The API over real HTTP on a fresh database, with a test's own officers and tablets. */
import { randomBytes } from 'node:crypto'
import { type ServerType, serve } from '@hono/node-server'
import type pg from 'pg'
import { type Logger, pino } from 'pino'
import { v7 } from 'uuid'
import { z } from 'zod'
import { makeAccount, type NewAccount } from '#server/access/accounts.ts'
import { type Auth, createAuth } from '#server/access/auth.ts'
import { createSecondFactors } from '#server/access/second-factor.ts'
import { createSignInLimit } from '#server/access/sign-in-limit.ts'
import type { Admission } from '#server/admission/admission.ts'
import { createApp } from '#server/app.ts'
import { traceOf } from '#server/error-trace.ts'
import { createAppPool } from '#server/store/pool.ts'
import { secondFactorSetupSchema, sessionSchema } from '#shared/api/accounts.ts'
import { type Answer, answerSchema } from '#shared/sync/batch.ts'
import { codeAt } from './totp.ts'
import { openWorld, packBatch, type TestTablet, type World } from './world.ts'

export const password = 'mat-khau-thu-nghiem'

export interface RunningApi {
  readonly world: World
  readonly auth: Auth
  /** Of the centre: another node must have the same. */
  readonly secret: string
  readonly url: string
  /** As another caller would: no cookie jar, no retries. */
  ask(path: string, init?: RequestInit): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  makeAccount(account: Partial<NewAccount> & Pick<NewAccount, 'username'>): Promise<string>
  /** Signs in, with the second factor of whoever needs one, and returns the cookie. */
  signIn(username: string, password?: string): Promise<string>
  /** Sends bytes as the body of a batch. */
  pushBytes(token: string, bytes: Uint8Array, headers?: Record<string, string>): Promise<Response>
  /** Sends groups (objects, or lines as they are) and wants an answer. */
  push(tablet: TestTablet, groups: readonly (object | string)[]): Promise<Answer>
  /** The schemas of each operation's JSON bodies, as the routes have them. */
  routes(): { name: string; request: z.ZodType | undefined; answer: z.ZodType | undefined }[]
  close(): Promise<void>
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ server: ServerType; url: string }> {
  return await new Promise((resolve) => {
    // longer than the client keeps a connection: on a busy machine it would be closed while a request is on its way
    const serverOptions = { keepAliveTimeout: 60_000 }
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1', serverOptions }, ({ port }) =>
      resolve({ server, url: `http://127.0.0.1:${port}` }),
    )
  })
}

export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** Keeps the authenticators that it set up. */
function signingIn(post: RunningApi['post'], owner: pg.Pool): RunningApi['signIn'] {
  const secrets = new Map<string, string>()
  const want = async (response: Response): Promise<Response> => {
    if (!response.ok) throw new Error(`signing in got ${response.status}: ${await response.text()}`)
    return response
  }
  return async (username, typed = password) => {
    const response = await want(await post('/api/sign-in', { username, password: typed }))
    const { account, stage } = sessionSchema.parse(await response.json())
    const cookie = cookieOf(response)
    if (stage === 'second-factor-setup') {
      const setup = await want(await post('/api/second-factor/setup', {}, { cookie }))
      secrets.set(account.username, secondFactorSetupSchema.parse(await setup.json()).secret)
    }
    if (stage !== 'open') {
      // a test signs in more often than every 30 seconds
      await owner.query(
        `update second_factor f set used_step = null from account a where a.id = f.account and username = $1`,
        [account.username],
      )
      const code = codeAt(secrets.get(account.username) ?? '', Date.now())
      await want(await post('/api/second-factor', { code }, { cookie }))
    }
    return cookie
  }
}

type RouteOf = {
  method: string
  path: string
  request?: unknown
  responses: Readonly<Record<string, unknown>>
}
const media = z.object({
  content: z.object({ 'application/json': z.object({ schema: z.instanceof(z.ZodType) }) }),
})

function schemasOf({ method, path, request, responses }: RouteOf) {
  const schemaIn = (body: unknown) => media.safeParse(body).data?.content['application/json'].schema
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const body = z.object({ body: z.unknown() }).safeParse(request).data?.body
  return { name: `${method} ${path}`, request: schemaIn(body), answer: schemaIn(success) }
}

export async function openRunningApi(
  clientDir?: string,
  log?: Logger,
  admission?: Admission,
): Promise<RunningApi> {
  const report = (error: unknown) => log?.error(traceOf(error), 'intake')
  const world = await openWorld(log === undefined ? {} : { report })
  const authPool = createAppPool({ url: world.db.url, max: 2, role: 'dancu_auth' })
  authPool.on('error', () => undefined)
  const secret = randomBytes(32).toString('hex')
  const auth = createAuth({ pool: authPool, secret, secureCookies: false, baseURL: 'http://127.0.0.1' })
  const secondFactors = createSecondFactors({ pool: authPool, secret })
  const deps = { auth, secondFactors, pool: world.db.pool }
  const app = createApp({
    ...deps,
    centre: world.centre,
    signInLimit: createSignInLimit(authPool),
    log: log ?? pino({ level: 'silent' }),
    trustProxy: true,
    ...(clientDir === undefined ? {} : { clientDir }),
    ...(admission === undefined ? {} : { admission }),
  })
  const { server, url } = await listen(app.fetch)
  const ask = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init)
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const pushBytes: RunningApi['pushBytes'] = (token, bytes, headers = {}) =>
    ask('/api/batches', {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        ...headers,
      },
    })
  return {
    world,
    auth,
    secret,
    url,
    ask,
    post,
    makeAccount: async (account) => {
      const areas = [{ level: 'commune' as const, code: '22915' }]
      const asked = { name: account.username, role: 'officer' as const, areas, password, ...account }
      const id = await makeAccount(deps, asked)
      if (id === undefined) throw new Error(`${account.username} is taken`)
      return id
    },
    signIn: signingIn(post, world.db.owner),
    pushBytes,
    push: async (tablet, groups) => {
      const lines = groups.map((group) => (typeof group === 'string' ? group : JSON.stringify(group)))
      const response = await pushBytes(tablet.token, packBatch(tablet.envelope(), lines))
      if (!response.ok) throw new Error(`the push got ${response.status}: ${await response.text()}`)
      return answerSchema.parse(await response.json())
    },
    routes: () =>
      app.openAPIRegistry.definitions.flatMap((definition) =>
        definition.type === 'route' ? [schemasOf(definition.route)] : [],
      ),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      // a test that gave up an answer leaves its connection behind
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      await authPool.end()
      await world.close()
    },
  }
}

export const newDevice = () => ({ deviceId: v7(), token: randomBytes(32).toString('base64url') })

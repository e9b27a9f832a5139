/** The API over real HTTP on a fresh database, with a test's own officers and tablets. */
import { randomBytes } from 'node:crypto'
import { type ServerType, serve } from '@hono/node-server'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { makeAccount, type NewAccount } from '#server/access/accounts.ts'
import { type Auth, createAuth } from '#server/access/auth.ts'
import { createSignInLimit } from '#server/access/sign-in-limit.ts'
import { createApp } from '#server/app.ts'
import { createAppPool } from '#server/store/pool.ts'
import { type Answer, answerSchema } from '#shared/sync/batch.ts'
import { openWorld, packBatch, type TestTablet, type World } from './world.ts'

export const password = 'mat-khau-thu-nghiem'

export interface RunningApi {
  readonly world: World
  readonly auth: Auth
  readonly url: string
  /** As another caller would: no cookie jar, no retries. */
  ask(path: string, init?: RequestInit): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  makeAccount(account: Partial<NewAccount> & Pick<NewAccount, 'username'>): Promise<string>
  /** Signs in and returns the cookie. */
  signIn(username: string): Promise<string>
  /** Sends bytes as the body of a batch. */
  pushBytes(token: string, bytes: Uint8Array, headers?: Record<string, string>): Promise<Response>
  /** Sends groups (objects, or lines as they are) and wants an answer. */
  push(tablet: TestTablet, groups: readonly (object | string)[]): Promise<Answer>
  close(): Promise<void>
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ server: ServerType; url: string }> {
  return await new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server, url: `http://127.0.0.1:${port}` }),
    )
  })
}

export async function openRunningApi(clientDir?: string): Promise<RunningApi> {
  const world = await openWorld()
  const authPool = createAppPool({ url: world.db.url, max: 2, role: 'dancu_auth' })
  authPool.on('error', () => undefined)
  const auth = createAuth({
    pool: authPool,
    secret: randomBytes(32).toString('hex'),
    secureCookies: false,
    baseURL: 'http://127.0.0.1',
  })
  const deps = { auth, pool: world.db.pool }
  const app = createApp({
    ...deps,
    centre: world.centre,
    signInLimit: createSignInLimit(authPool),
    log: pino({ level: 'silent' }),
    trustProxy: true,
    ...(clientDir === undefined ? {} : { clientDir }),
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
    url,
    ask,
    post,
    makeAccount: (account) =>
      makeAccount(deps, {
        name: account.username,
        role: 'officer',
        areas: [{ level: 'commune', code: '22915' }],
        password,
        ...account,
      }),
    signIn: async (username) => {
      const response = await post('/api/sign-in', { username, password })
      if (!response.ok) throw new Error(`signing in got ${response.status}`)
      return response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ')
    },
    pushBytes,
    push: async (tablet, groups) => {
      const lines = groups.map((group) => (typeof group === 'string' ? group : JSON.stringify(group)))
      const response = await pushBytes(tablet.token, packBatch(tablet.envelope(), lines))
      if (!response.ok) throw new Error(`the push got ${response.status}: ${await response.text()}`)
      return answerSchema.parse(await response.json())
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await authPool.end()
      await world.close()
    },
  }
}

export const newDevice = () => ({ deviceId: v7(), token: randomBytes(32).toString('base64url') })

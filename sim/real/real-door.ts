/** The API as it is served: `createApp` over HTTP on loopback, asked by the tablet's own adapter. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { type ServerType, serve } from '@hono/node-server'
import type pg from 'pg'
import { pino } from 'pino'
import { httpNetwork } from '#client/sync/http-network.ts'
import type { Network, Reply } from '#client/sync/network.ts'
import { createAuth } from '#server/access/auth.ts'
import { createSecondFactors } from '#server/access/second-factor.ts'
import { createSignInLimit } from '#server/access/sign-in-limit.ts'
import { createApp } from '#server/app.ts'
import type { Centre } from '#server/sync/centre.ts'
import type { Door, DoorInput } from '../centre/door.ts'
import type { Journey, Traffic } from './traffic.ts'

/** One request, and the process of the API that it came to: when that dies, the next one has nothing of it. */
interface Call {
  readonly centre: Centre
  readonly journey: Journey
  readonly failed: (error: unknown) => void
}

export interface RealApi {
  open(input: DoorInput): Door
  /** On which way to the centre the code at hand is. */
  journey(): Journey | undefined
  close(): Promise<void>
}

export interface RealApiInput {
  readonly pool: pg.Pool
  readonly authPool: pg.Pool
  readonly traffic: Traffic
}

const callHeader = 'x-call'

export async function serveApi({ pool, authPool, traffic }: RealApiInput): Promise<RealApi> {
  const calls = new AsyncLocalStorage<Call>()
  const open = new Map<string, Call>()
  const app = createSimApp({ pool, authPool, calls })
  const server = await listen((request) => {
    const call = open.get(request.headers.get(callHeader) ?? '')
    if (call === undefined) throw new Error('a request of nobody')
    return calls.run(call, () => app.fetch(request))
  })
  let count = 0

  /** `undefined` when the process died under it. */
  async function ask<T>(
    { server: centres, failed }: DoorInput,
    request: (network: Network) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    const journey = traffic.open()
    const hangUp = new AbortController()
    count += 1
    const id = String(count)
    try {
      const reply = await centres.ask((centre) => {
        open.set(id, { centre, journey, failed })
        const network = networkOf(server.url, { id, signal: hangUp.signal })
        return request(network)
      })
      return reply ?? noAnswer
    } finally {
      open.delete(id)
      journey.end()
      hangUp.abort()
    }
  }

  return {
    journey: () => calls.getStore()?.journey,
    open: (input) => ({
      postBatch: (token, bytes) => ask(input, (network) => network.postBatch(token, bytes)),
      getFeed: (token, commune, from) => ask(input, (network) => network.getFeed(token, commune, from)),
      postLedger: (token, asked) => ask(input, (network) => network.postLedger(token, asked)),
      getState: (token) => ask(input, (network) => network.getState(token)),
    }),
    close: () => server.close(),
  }
}

const noAnswer = { kind: 'no-answer', timedOut: false, unreadable: false, retryAfterMs: null } as const

function networkOf(origin: string, { id, signal }: { readonly id: string; readonly signal: AbortSignal }) {
  const asCall: typeof fetch = (url, init) => {
    const headers = new Headers(init?.headers)
    headers.set(callHeader, id)
    const signals = init?.signal == null ? [signal] : [init.signal, signal]
    return fetch(url, { ...init, headers, signal: AbortSignal.any(signals) })
  }
  return httpNetwork({ origin, fetch: asCall, timeoutMs: 60_000 })
}

type SimAppInput = Pick<RealApiInput, 'pool' | 'authPool'> & { readonly calls: AsyncLocalStorage<Call> }

/** One app for all histories: each request finds the process that it came to. */
function createSimApp({ pool, authPool, calls }: SimAppInput) {
  const call = (): Call => {
    const own = calls.getStore()
    if (own === undefined) throw new Error('the centre acts without a request')
    return own
  }
  const centre: Centre = {
    get store() {
      return call().centre.store
    },
    now: () => call().centre.now?.() ?? new Date(Number.NaN),
    newId: () => call().centre.newId?.() ?? '',
    checkHousehold: (...given) => {
      const check = call().centre.checkHousehold
      if (check === undefined) throw new Error('the simulated process has its own check')
      return check(...given)
    },
    report: (error) => call().centre.report?.(error),
  }
  const secret = randomBytes(32).toString('hex')
  return createApp({
    centre,
    pool,
    auth: createAuth({ pool: authPool, secret, secureCookies: false, baseURL: 'http://127.0.0.1' }),
    secondFactors: createSecondFactors({ pool: authPool, secret }),
    signInLimit: createSignInLimit(authPool),
    log: pino(
      { level: 'error' },
      { write: (line) => call().failed(Object.assign(new Error(line), { name: JSON.parse(line).name })) },
    ),
    trustProxy: false,
  })
}

async function listen(fetch: (request: Request) => Response | Promise<Response>) {
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server: started, port }),
    )
  })
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

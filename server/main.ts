/**
 * Constructs the real things and serves. The launcher gives an environment whose DATABASE_URL is the owner's: it migrates
 * and loads the demo; people are served by roles that own nothing.
 */

import { type ServerType, serve } from '@hono/node-server'
import pg from 'pg'
import { pino } from 'pino'
import { storeOnPostgres } from '#server/store/centre-store.ts'
import { createAuth } from './access/auth.ts'
import { createSecondFactors } from './access/second-factor.ts'
import { createSignInLimit } from './access/sign-in-limit.ts'
import { createAdmission } from './admission/admission.ts'
import { steadyClock } from './admission/clock.ts'
import { createApp } from './app.ts'
import { checkAfterwards } from './checks-afterwards.ts'
import { traceOf } from './error-trace.ts'
import { pruneDaily } from './prune-daily.ts'
import { readSecret } from './read-secret.ts'
import { createReport } from './report.ts'
import { rulesNightly } from './rules-nightly.ts'
import { announce } from './seed/announce.ts'
import { beginEmpty } from './seed/begin-empty.ts'
import { isEmpty, loadDemo } from './seed/load-demo.ts'
import { readSettings, type Settings } from './settings.ts'
import { inTurn } from './store/in-turn.ts'
import { migrate } from './store/migrate.ts'
import { createAppPool } from './store/pool.ts'
import { createRuleBook } from './sync/rule-book.ts'

export interface StartOptions {
  /** Whether it prints where it is and who can sign in: of several processes only the first does. */
  readonly announces?: boolean
}

export interface RunningServer {
  readonly url: string
  stop(): Promise<void>
}

async function listen(app: ReturnType<typeof createApp>, { port, host }: Settings): Promise<ServerType> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(server))
    server.once('error', reject)
  })
}

/** Ends within a few seconds: new connections are refused, what is being answered gets most of one. */
async function close(server: ServerType): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 800)
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await ended
  clearTimeout(timer)
}

export async function startServer(
  environment: Readonly<Record<string, string | undefined>>,
  { announces = true }: StartOptions = {},
): Promise<RunningServer> {
  const settings = readSettings(environment)
  if (settings.databaseUrl === undefined) throw new Error('settings: DATABASE_URL is missing')
  const url = settings.databaseUrl
  const log = pino({ level: settings.logLevel })
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  const pool = createAppPool({ url })
  const authPool = createAppPool({ url, max: 3, role: 'dancu_auth' })
  const pools = [owner, pool, authPool]
  // a connection that dies while idle is replaced at the next use; without a listener it would end the process
  for (const each of pools)
    each.on('error', (error) => log.warn(traceOf(error), 'a database connection was lost'))
  await migrate(owner)
  const rules = createRuleBook(pool)
  const centre = {
    store: storeOnPostgres(pool),
    rules,
    report: createReport(log),
  }
  const baseURL = `http://${settings.host}:${settings.port}`
  const secret = readSecret(settings.secretFile)
  const auth = createAuth({ pool: authPool, secret, secureCookies: settings.trustProxy, baseURL })
  const secondFactors = createSecondFactors({ pool: authPool, secret })
  await inTurn(owner, 'first-start', async () => {
    if (!(await isEmpty(owner))) return
    const load = { owner, pool, auth, say: announce.line }
    if (settings.demo) await loadDemo({ ...load, secondFactors, centre, scale: settings.demoScale })
    else await beginEmpty({ ...load, dataDir: settings.dataDir })
  })
  if (!(await secondFactors.areReadable()))
    log.error({ file: settings.secretFile }, 'not the secret that the authenticators were sealed with')
  await rules.refresh()
  const signInLimit = createSignInLimit(authPool)
  const admission = createAdmission(settings.work, { clock: steadyClock, chance: Math.random })
  const app = createApp({
    centre,
    pool,
    auth,
    signInLimit,
    secondFactors,
    log,
    admission,
    trustProxy: settings.trustProxy,
    clientDir: settings.clientDir,
  })
  const server = await listen(app, settings)
  const endChecks = checkAfterwards({ centre, owner, admission, clock: steadyClock, log })
  const pruning = pruneDaily({ owner, afterDays: settings.pruneAfterDays, log })
  const nightly = rulesNightly({ centre, pool, admission, log })
  const reading = setInterval(
    () =>
      void rules.refresh().catch((error) => log.warn(traceOf(error), 'softened rules are those of before')),
    60_000,
  )
  if (announces) await announce.ready({ pool, settings, server })
  return {
    url: baseURL,
    stop: async () => {
      endChecks()
      for (const timer of [pruning, nightly, reading]) clearInterval(timer)
      await close(server)
      await Promise.all(pools.map((each) => each.end()))
    },
  }
}

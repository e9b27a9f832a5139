/** The built product as people start it, in a folder and on a port of its own: one for each worker of the journeys. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { z } from 'zod'
import { demoPassword, demoSecret } from '#server/seed/demo-accounts.ts'
import { accountsSchema, devicesSchema, enrolmentSchema } from '#shared/api/accounts.ts'
import type { DeviceId } from '#shared/ids.ts'
import { freshCode } from './totp.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const administrator = 'quan-tri'

export interface Centre {
  readonly port: number
  readonly origin: string
  /** The folder that is served: a copy of the build, so that a journey can bring out another version. */
  readonly appFolder: string
  /** As the database's owner, whom no policy stops: to look, not to arrange. */
  readonly database: pg.Pool
  /** What it wrote to its terminal. */
  output(): string
  /** A code, good once, as the administrator makes it. */
  enrolmentCode(username: string): Promise<string>
  usernames(): Promise<readonly string[]>
  /** The one that was enrolled last. */
  newestTablet(): Promise<DeviceId>
  /** What `path` answers to the signed-in administrator. */
  asAdministrator(path: string, body?: unknown, method?: 'POST' | 'PATCH'): Promise<unknown>
  stop(): Promise<void>
}

export interface CentreOptions {
  /** Share of the demo's households. */
  readonly scale: number
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })

function start(environment: Readonly<Record<string, string>>) {
  const { npm_lifecycle_event: _, ...inherited } = process.env
  const child = spawn(process.execPath, ['server/launch/start.mjs'], {
    cwd: root,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  return { child, output: () => output }
}

/** @throws with what the launcher wrote, when it ends or is not healthy after `seconds` */
async function untilHealthy(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + 240_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the centre ended with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${origin}/api/health`).catch(() => undefined)
    if (answer?.status === 200) return
    await sleep(150)
  }
  throw new Error(`the centre is not healthy:\n${output()}`)
}

function openDatabase(dataDir: string): pg.Pool {
  const note = z
    .object({ port: z.number(), password: z.string() })
    .parse(JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')))
  const connectionString = `postgres://postgres:${note.password}@127.0.0.1:${note.port}/postgres`
  const pool = new pg.Pool({ connectionString, max: 2 })
  // The database ends before this pool is told.
  pool.on('error', () => undefined)
  return pool
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => child.once('exit', resolve))
}

async function post(origin: string, where: string, body: unknown, cookie = ''): Promise<Response> {
  const answer = await fetch(`${origin}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** Signs somebody of the desks in, with the second factor, and returns the cookie. */
export async function signInAtDesk(origin: string, username: string): Promise<string> {
  const answer = await post(origin, '/api/sign-in', { username, password: demoPassword })
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await post(origin, '/api/second-factor', { code: await freshCode(demoSecret(username)) }, cookie)
  return cookie
}

function administratorOf(origin: string): Centre['asAdministrator'] {
  let cookie: Promise<string> | undefined
  return async (where, body, method = 'POST') => {
    cookie ??= signInAtDesk(origin, administrator)
    const answer = await fetch(`${origin}${where}`, {
      method: body === undefined ? 'GET' : method,
      headers: { 'content-type': 'application/json', cookie: await cookie, origin },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? undefined : answer.json()
  }
}

/** Starts by the same road as `npm start`, with a demo of `scale`. */
export async function startCentre({ scale }: CentreOptions): Promise<Centre> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dan-cu-e2e-'))
  const appFolder = path.join(dataDir, 'app')
  mkdirSync(appFolder)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { child, output } = start({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    DEMO: '1',
    DEMO_SCALE: String(scale),
    CLIENT_DIR: appFolder,
    LOG_LEVEL: 'debug',
  })
  try {
    await untilHealthy(origin, child, output)
  } catch (error) {
    child.kill('SIGTERM')
    throw error
  }
  cpSync(path.join(root, 'dist', 'client'), appFolder, { recursive: true })
  const database = openDatabase(dataDir)
  const asAdministrator = administratorOf(origin)
  return {
    port,
    origin,
    appFolder,
    database,
    output,
    asAdministrator,
    enrolmentCode: async (username) =>
      enrolmentSchema.parse(await asAdministrator('/api/enrolments', { username })).code,
    usernames: async () =>
      accountsSchema
        .parse(await asAdministrator('/api/accounts'))
        .accounts.map((account) => account.username),
    newestTablet: async () => {
      const { devices } = devicesSchema.parse(await asAdministrator('/api/devices'))
      const [newest] = devices.toSorted((a, b) => b.enrolledAt.localeCompare(a.enrolledAt))
      if (newest === undefined) throw new Error('no tablet is enrolled')
      return newest.id
    },
    stop: async () => {
      await database.end()
      child.kill('SIGTERM')
      await ended(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

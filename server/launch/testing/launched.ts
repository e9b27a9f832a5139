/** A launcher as a real process on a data folder of its own, and what the machine's process list says about it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Launched {
  readonly child: ChildProcess
  readonly origin: string
  output(): string
  /** Milliseconds until `/api/health` answered 200. */
  untilHealthy(): Promise<number>
  /** The exit code, or the signal that ended it. */
  ended(): Promise<number | string>
}

export async function findFreePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export function makeFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'dan-cu-launch-'))
}

export function postmasterOf(dataDir: string): number {
  return Number(fs.readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Of the whole machine; one that ends while it is looked at is none. */
const processesOf = (isMeant: (pid: number) => boolean): readonly number[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return isMeant(pid)
      } catch {
        return false
      }
    })

/** Living processes that work in the data folder, whatever they are called: PostgreSQL's all do. */
export const processesIn = (dataDir: string): readonly number[] =>
  processesOf((pid) => fs.readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dataDir}/`))

/** The living processes of the API below a launcher. */
export const nodesOf = (launcher: number | undefined): readonly number[] =>
  processesOf((pid) => {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    const isNode = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/server/launch/node.mjs')
    return isNode && parent === launcher && isAlive(pid)
  })

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false
  } catch {
    return false
  }
}

async function isHealthy(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  )
  return answer?.status === 200
}

export interface LaunchOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Another place than this project. */
  readonly clone?: string
  readonly script?: 'start' | 'dev'
  /** Another user than who runs the tests. */
  readonly user?: { readonly uid: number; readonly gid: number }
}

export async function launch(dataDir: string, options: LaunchOptions = {}): Promise<Launched> {
  const { environment = {}, clone = root, script = 'start', user = {} } = options
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const { npm_lifecycle_event: _, DATABASE_URL: __, ...inherited } = process.env
  const child = spawn(process.execPath, [`server/launch/${script}.mjs`], {
    ...user,
    cwd: clone,
    env: {
      ...inherited,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DEMO_SCALE: '0.005',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return {
    child,
    origin,
    output: () => output,
    untilHealthy: async () => {
      const began = performance.now()
      while (!(await isHealthy(origin))) {
        if (child.exitCode !== null) throw new Error(`the launcher ended with ${child.exitCode}:\n${output}`)
        if (performance.now() - began > 100_000) throw new Error(`not healthy:\n${output}`)
        await sleep(100)
      }
      return performance.now() - began
    },
    ended: async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.exitCode ?? child.signalCode ?? 'unknown'
    },
  }
}

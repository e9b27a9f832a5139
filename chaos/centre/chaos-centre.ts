/** A centre that is there to be killed: one or more API nodes over one PostgreSQL, all of which come back by themselves. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { type Cluster, startCluster } from '#server/launch/cluster.mjs'
import { findFreePort, postmasterOf, processesIn } from '#server/launch/testing/launched.ts'
import { createPatience } from '../patience.ts'
import { type ApiNode, keepNode } from './api-node.ts'
import { type Balancer, startBalancer } from './balancer.ts'
import { bundleNode } from './bundle-node.ts'

/** What dies at one moment. */
export interface Strike {
  readonly nodes: readonly number[]
  /** Its postmaster alone, or every process of it. */
  readonly database: 'spared' | 'postmaster' | 'all'
}

export interface ChaosCentre {
  /** Of the only node, or of the balancer before them. */
  readonly origin: string
  readonly nodes: readonly ApiNode[]
  /** Where the database lies, so that its disk can be filled. */
  readonly dataDir: string
  /** How many connections each node was given. */
  given(): readonly number[]
  strike(strike: Strike): void
  /** Milliseconds until every node answers and its database does. */
  untilWell(withinMs?: number): Promise<number>
  /** As the database's owner, whom no policy stops, in one snapshot. */
  look<T>(work: (owner: pg.Pool) => Promise<T>): Promise<T>
  /** @param keeps whether its folder stays, for who looks for the cause of something */
  stop(keeps?: boolean): Promise<void>
}

export interface ChaosOptions {
  readonly nodes: number
  /** A folder that is there already, such as a small disk; it is not removed. */
  readonly dataDir?: string
}

const patienceMs = 240_000
const noteSchema = z.object({ port: z.number(), password: z.string() })

export async function startChaosCentre({ nodes: count, dataDir }: ChaosOptions): Promise<ChaosCentre> {
  const program = await bundleNode()
  const folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-chaos-'))
  const home = dataDir ?? path.join(folder, 'data')
  const cluster = count > 1 ? await startCluster({ dataDir: home, supervise: true }) : undefined
  const nodes: ApiNode[] = []
  for (let number = 1; number <= count; number += 1)
    nodes.push(
      keepNode({
        ...{ program, port: await findFreePort() },
        environment: environmentOf({ number, folder, home, cluster }),
      }),
    )
  const balancer = count > 1 ? await startBalancer(nodes.map(({ port }) => port)) : undefined
  const centre: ChaosCentre = {
    origin: `http://127.0.0.1:${balancer?.port ?? nodes[0]?.port}`,
    nodes,
    dataDir: home,
    given: () => balancer?.given ?? [],
    strike: (strike) => strikeAt({ nodes, home }, strike),
    untilWell: (withinMs) => untilWell(nodes, withinMs),
    look: (work) => look(home, work),
    stop: (keeps = false) => stopAll({ program, nodes, balancer, cluster, folder, home, keeps }),
  }
  await centre.untilWell().catch(async (error) => {
    await centre.stop()
    throw error
  })
  return centre
}

interface Place {
  readonly number: number
  readonly folder: string
  readonly home: string
  readonly cluster: Cluster | undefined
}

/** The only node brings its database along; several are given one, and the secret that they have in common. */
function environmentOf({ number, folder, home, cluster }: Place): Record<string, string> {
  if (cluster === undefined) return { DATA_DIR: home, DEMO: '0' }
  const own = path.join(folder, `node-${number}`)
  mkdirSync(own)
  return {
    DATA_DIR: own,
    DATABASE_URL: cluster.url,
    DEMO: '0',
    SECRET_FILE: path.join(folder, 'session-secret'),
  }
}

function strikeAt({ nodes, home }: { nodes: readonly ApiNode[]; home: string }, strike: Strike): void {
  for (const [place, node] of nodes.entries()) if (strike.nodes.includes(place)) node.kill()
  if (strike.database === 'spared') return
  try {
    const pids = strike.database === 'all' ? processesIn(home) : [postmasterOf(home)]
    for (const pid of pids) process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended by itself, or has not begun yet
  }
}

async function untilWell(nodes: readonly ApiNode[], withinMs = patienceMs): Promise<number> {
  const began = performance.now()
  const patience = createPatience(withinMs)
  for (;;) {
    const well = await Promise.all(nodes.map((node) => node.isWell()))
    if (well.every((is) => is)) return performance.now() - began
    if (patience.isOver())
      throw new Error(`the centre did not come back:\n${nodes.map((node) => node.output()).join('\n')}`)
    await sleep(50)
  }
}

async function look<T>(home: string, work: (owner: pg.Pool) => Promise<T>): Promise<T> {
  const { port, password } = noteSchema.parse(
    JSON.parse(readFileSync(path.join(home, 'postgres.json'), 'utf8')),
  )
  const connectionString = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  // of one connection, so that all of it lies in the transaction
  const owner = new pg.Pool({ connectionString, max: 1 })
  owner.on('error', () => undefined)
  try {
    await owner.query('begin isolation level repeatable read')
    const found = await work(owner)
    await owner.query('commit')
    return found
  } finally {
    await owner.end()
  }
}

interface Parts {
  readonly program: string
  readonly nodes: readonly ApiNode[]
  readonly balancer: Balancer | undefined
  readonly cluster: Cluster | undefined
  readonly folder: string
  readonly home: string
  readonly keeps: boolean
}

async function stopAll(parts: Parts): Promise<void> {
  const { program, nodes, balancer, cluster, folder, home, keeps } = parts
  await balancer?.close()
  await Promise.all(nodes.map((node) => node.stop()))
  await cluster?.stop()
  // what was killed while it started may have left a database behind
  for (const pid of processesIn(home)) process.kill(pid, 'SIGKILL')
  if (!keeps) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  rmSync(program, { force: true })
}

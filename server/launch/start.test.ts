import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { startCluster } from './cluster.mjs'
import {
  isAlive,
  type Launched,
  type LaunchOptions,
  launch,
  makeFolder,
  nodesOf,
  postmasterOf,
  processesIn,
} from './testing/launched.ts'

const folders: string[] = []
const begun: Launched[] = []

function folder(): string {
  const made = makeFolder()
  folders.push(made)
  return made
}

async function begin(dataDir: string, options: LaunchOptions = {}): Promise<Launched> {
  const launched = await launch(dataDir, options)
  begun.push(launched)
  return launched
}

/** What throws is not true yet: files come and go while a database starts. */
async function until(isTrue: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms
  while (performance.now() < deadline) {
    if (
      await Promise.resolve()
        .then(isTrue)
        .catch(() => false)
    )
      return true
    await sleep(50)
  }
  return false
}

/** The address is printed last. */
async function untilStarted(launched: Launched): Promise<void> {
  await until(() => launched.output().includes(launched.origin), 10_000)
  expect(launched.output()).toContain(launched.origin)
}

const healthOf = async (launched: Launched): Promise<number | undefined> =>
  (await fetch(`${launched.origin}/api/health`).catch(() => undefined))?.status

/** On a connection of its own: whoever has its turn answers that nobody is signed in. What was handed to one that is dying gets no answer. */
async function statusAnew(launched: Launched): Promise<number> {
  const [headers, signal] = [{ connection: 'close' }, AbortSignal.timeout(1_000)]
  return (await fetch(`${launched.origin}/api/session`, { headers, signal })).status
}

/** Whether so many processes have answered something so far; asks once more. */
async function askedOf(launched: Launched, count: number): Promise<boolean> {
  await statusAnew(launched)
  const lines = launched.output().split('\n')
  const requests = lines.filter((line) => line.includes('"msg":"request"'))
  return new Set(requests.map((line) => /"pid":\d+/.exec(line)?.[0])).size === count
}

afterEach(async () => {
  for (const launched of begun.splice(0)) {
    launched.child.kill('SIGTERM')
    await launched.ended()
  }
  for (const dataDir of folders.splice(0)) {
    for (const pid of processesIn(dataDir)) process.kill(pid, 'SIGKILL')
    fs.rmSync(path.dirname(dataDir).includes('dan-cu-launch-') ? path.dirname(dataDir) : dataDir, {
      recursive: true,
      force: true,
    })
  }
})

describe('the start', () => {
  it('answers to its health, prints the address, the demo accounts and a code for each officer', async () => {
    const launched = await begin(folder())
    await launched.untilHealthy()
    await untilStarted(launched)
    for (const name of ['lan.mui-ne', 'minh.mui-ne', 'hoa.ham-thuan-bac', 'dao.ninh-thuan']) {
      expect(launched.output()).toMatch(new RegExp(`${name}.*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}`))
    }
    expect(launched.output()).toContain('quan-tri')
  })

  it('keeps what was written through an ordinary end and a second start, without a second demo', async () => {
    const dataDir = folder()
    const first = await begin(dataDir)
    await first.untilHealthy()
    first.child.kill('SIGTERM')
    expect(await first.ended()).toBe(0)
    const second = await begin(dataDir)
    expect(await second.untilHealthy()).toBeLessThan(20_000)
  })

  it('on a data folder that is in use says so, ends with code 3 and leaves the first one alone', async () => {
    const dataDir = folder()
    const first = await begin(dataDir)
    await first.untilHealthy()
    const second = await begin(dataDir)
    expect(await second.ended()).toBe(3)
    expect(second.output()).toContain(`in use by process ${first.child.pid}`)
    expect(await healthOf(first)).toBe(200)
  })

  it('with a database of one’s own starts no other and loads no demo', async () => {
    const own = await startCluster({ dataDir: folder() })
    try {
      const dataDir = folder()
      const launched = await begin(dataDir, { environment: { DATABASE_URL: own.url } })
      await launched.untilHealthy()
      expect(fs.existsSync(path.join(dataDir, 'postgres'))).toBe(false)
      const looking = new pg.Client({ connectionString: own.url })
      await looking.connect()
      const { rows } = await looking.query('select count(*)::int as count from household')
      await looking.end()
      expect(rows).toEqual([{ count: 0 }])
    } finally {
      await own.stop()
    }
  })
})

describe('the end', () => {
  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 0],
    ['SIGTERM', 2],
    ['SIGINT', 2],
  ] as const)(
    'by %s takes less than 5 s and leaves no process behind, with %i processes of the API beside it',
    async (signal, count) => {
      const dataDir = folder()
      const launched = await begin(dataDir, { environment: count === 0 ? {} : { PROCESSES: `${count}` } })
      await launched.untilHealthy()
      expect(await until(() => nodesOf(launched.child.pid).length === count, 20_000)).toBe(true)
      const nodes = nodesOf(launched.child.pid)
      expect(processesIn(dataDir)).toContain(postmasterOf(dataDir))
      const began = performance.now()
      launched.child.kill(signal)
      expect(await launched.ended()).toBe(0)
      expect(performance.now() - began).toBeLessThan(5_000)
      expect(processesIn(dataDir)).toEqual([])
      expect(nodes.filter(isAlive)).toEqual([])
    },
  )

  it('while a postmaster does not react at all takes less than 5 s and leaves no process behind', async () => {
    const dataDir = folder()
    const launched = await begin(dataDir)
    await launched.untilHealthy()
    process.kill(postmasterOf(dataDir), 'SIGSTOP')
    const began = performance.now()
    launched.child.kill('SIGTERM')
    await launched.ended()
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(await until(() => processesIn(dataDir).length === 0, 2_000)).toBe(true)
  })

  it('while the first process of the API is still starting leaves no process behind', async () => {
    const dataDir = folder()
    const launched = await begin(dataDir, { environment: { PROCESSES: '2' } })
    expect(await until(() => nodesOf(launched.child.pid).length === 1, 30_000)).toBe(true)
    const nodes = nodesOf(launched.child.pid)
    launched.child.kill('SIGTERM')
    expect(await launched.ended()).toBe(0)
    expect(nodes.filter(isAlive)).toEqual([])
    expect(processesIn(dataDir)).toEqual([])
  })

  it('while it is still starting leaves no process behind', async () => {
    const dataDir = folder()
    const launched = await begin(dataDir)
    await until(() => fs.existsSync(path.join(dataDir, 'postgres', 'postmaster.pid')), 30_000)
    const began = performance.now()
    launched.child.kill('SIGTERM')
    await launched.ended()
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(await until(() => processesIn(dataDir).length === 0, 1_000)).toBe(true)
  })

  it.each([
    ['with a shell between them', 'node server/launch/start.mjs; true'],
    ['without', 'exec node server/launch/start.mjs'],
  ])('comes by itself when npm before it was killed, %s', async (_, script) => {
    const dataDir = folder()
    const likeNpm = 'require("node:child_process").spawn("sh", ["-c", process.argv[1]], { stdio: "inherit" })'
    const npm = spawn(process.execPath, ['-e', likeNpm, script], {
      env: {
        ...process.env,
        npm_lifecycle_event: 'start',
        PORT: '0',
        DATA_DIR: dataDir,
        DEMO_SCALE: '0.005',
      },
      stdio: 'ignore',
    })
    const lock = path.join(dataDir, 'launcher.lock')
    expect(await until(() => fs.existsSync(lock), 20_000)).toBe(true)
    const { pid } = JSON.parse(fs.readFileSync(lock, 'utf8'))
    await until(() => processesIn(dataDir).length > 0, 20_000)
    npm.kill('SIGKILL')
    await once(npm, 'exit')
    expect(await until(() => !isAlive(pid), 6_000)).toBe(true)
    expect(await until(() => processesIn(dataDir).length === 0, 1_000)).toBe(true)
    expect(fs.existsSync(lock)).toBe(false)
  })
})

describe('the processes of the API', () => {
  it('are as many as are asked for, and say once where they are', async () => {
    const launched = await begin(folder(), { environment: { PROCESSES: '3', LOG_LEVEL: 'debug' } })
    await launched.untilHealthy()
    expect(await until(() => askedOf(launched, 3), 20_000)).toBe(true)
    expect(nodesOf(launched.child.pid)).toHaveLength(3)
    // whoever would say it has said it by then
    launched.child.kill('SIGTERM')
    await launched.ended()
    expect(launched.output().match(/Dân Cư: http/g)).toHaveLength(1)
  })

  it('are none of their own where nobody asks for more', async () => {
    const launched = await begin(folder())
    await launched.untilHealthy()
    expect(nodesOf(launched.child.pid)).toEqual([])
  })

  it.each(['0', 'hai'])('cannot be %s: the start says so, and ends', async (asked) => {
    const launched = await begin(folder(), { environment: { PROCESSES: asked } })
    expect(await launched.ended()).toBe(1)
    expect(launched.output()).toContain(`PROCESSES is ${asked}`)
  })
})

describe('after a kill', () => {
  it('of one process of the API the others answer, and another takes its place', async () => {
    const launched = await begin(folder(), { environment: { PROCESSES: '2', LOG_LEVEL: 'debug' } })
    await launched.untilHealthy()
    expect(await until(() => askedOf(launched, 2), 20_000)).toBe(true)
    const [killed = 0, other] = nodesOf(launched.child.pid)
    process.kill(killed, 'SIGKILL')
    expect(await until(() => !isAlive(killed), 2_000)).toBe(true)
    expect(await until(async () => (await statusAnew(launched)) === 401, 2_500)).toBe(true)
    expect(await until(() => askedOf(launched, 3), 20_000)).toBe(true)
    expect(nodesOf(launched.child.pid)).toHaveLength(2)
    expect(nodesOf(launched.child.pid)).toContain(other)
    expect(launched.output().match(/ended by itself; starting it again/g)).toHaveLength(1)
  })

  it('of the launcher the processes of the API end with it', async () => {
    const launched = await begin(folder(), { environment: { PROCESSES: '2' } })
    await launched.untilHealthy()
    const nodes = nodesOf(launched.child.pid)
    expect(nodes).not.toEqual([])
    launched.child.kill('SIGKILL')
    expect(await until(() => nodes.every((pid) => !isAlive(pid)), 2_000)).toBe(true)
  })

  it('of the launcher the next start takes over the database that lives on', async () => {
    const dataDir = folder()
    const first = await begin(dataDir)
    await first.untilHealthy()
    const postmaster = postmasterOf(dataDir)
    first.child.kill('SIGKILL')
    expect(await first.ended()).toBe('SIGKILL')
    expect(isAlive(postmaster)).toBe(true)
    const second = await begin(dataDir)
    expect(await second.untilHealthy()).toBeLessThan(20_000)
    expect(postmasterOf(dataDir)).toBe(postmaster)
    second.child.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
    expect(processesIn(dataDir)).toEqual([])
  })

  it('of everything at once the next start works', async () => {
    const dataDir = folder()
    const first = await begin(dataDir)
    await first.untilHealthy()
    first.child.kill('SIGKILL')
    for (const pid of processesIn(dataDir)) process.kill(pid, 'SIGKILL')
    await first.ended()
    const second = await begin(dataDir)
    expect(await second.untilHealthy()).toBeLessThan(20_000)
  })

  it('of the postmaster the launcher starts another, and the centre is healthy again by itself', async () => {
    const dataDir = folder()
    const launched = await begin(dataDir)
    await launched.untilHealthy()
    await untilStarted(launched)
    const postmaster = postmasterOf(dataDir)
    process.kill(postmaster, 'SIGKILL')
    const isAnother = () =>
      processesIn(dataDir).some((pid) => pid !== postmaster && pid === postmasterOf(dataDir))
    expect(await until(isAnother, 20_000)).toBe(true)
    expect(await until(async () => (await healthOf(launched)) === 200, 20_000)).toBe(true)
  })

  it('a number in postmaster.pid that now belongs to a stranger stops nothing', async () => {
    const dataDir = folder()
    const first = await begin(dataDir)
    await first.untilHealthy()
    first.child.kill('SIGTERM')
    await first.ended()
    fs.writeFileSync(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n1\n5432\n`,
    )
    const second = await begin(dataDir)
    expect(await second.untilHealthy()).toBeLessThan(20_000)
  })
})

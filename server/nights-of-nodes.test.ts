/** The timer of the nightly look on a real database: of one node, and of two that share the night. */
import type pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createChange, household } from '#shared/testing/builders.ts'
import { rulesNightly } from './rules-nightly.ts'
import { createAppPool } from './store/pool.ts'
import { findNewestRun } from './store/rule-runs.ts'
import { newId, openWorld, type World } from './testing/world.ts'

const minuteMs = 60_000
let world: World
let now: Date
let nodes: TestNode[]

interface TestNode {
  /** Connections that it has asked for, and given back. */
  readonly asked: () => number
  readonly isIdle: () => boolean
  /** What it told the log. */
  readonly said: readonly string[]
  /** Before each page that it looks at. */
  beforePage: () => Promise<void>
  readonly pages: () => number
  stop(): void
  readonly pool: pg.Pool
}

function startNode(): TestNode {
  const pool = createAppPool({ url: world.db.url, max: 4 })
  const connect = vi.spyOn(pool, 'connect')
  let [released, pages] = [0, 0]
  pool.on('release', () => {
    released += 1
  })
  const said: string[] = []
  const log = pino({}, { write: (line: string) => void said.push(JSON.parse(line).msg) })
  const run = async <T>(_lane: string, _key: string, work: () => Promise<T>) => {
    pages += 1
    await node.beforePage()
    return { kind: 'done', value: await work() } as const
  }
  const timer = rulesNightly({ centre: { ...world.centre, now: () => now }, pool, admission: { run }, log })
  const asked = () => connect.mock.calls.length
  const node: TestNode = {
    ...{ asked, said, pool },
    isIdle: () => asked() === released,
    beforePage: async () => undefined,
    pages: () => pages,
    stop: () => clearInterval(timer),
  }
  nodes.push(node)
  return node
}

beforeAll(async () => {
  world = await openWorld()
  const lan = await world.enrol('lan')
  await lan.sendOne(lan.group([createChange('household', newId(), household())]))
})
afterAll(() => world.close())
beforeEach(async () => {
  // the interval alone: what waits for the database waits in real time
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  nodes = []
  now = new Date('2021-03-04T19:00:00Z')
  await world.db.owner.query('delete from rule_run')
})
afterEach(async () => {
  for (const node of nodes) node.stop()
  vi.useRealTimers()
  await Promise.all(nodes.map(({ pool }) => pool.end()))
})

const passMinute = () => vi.advanceTimersByTime(minuteMs)
const untilIdle = (node: TestNode) => expect.poll(node.isIdle).toBe(true)
/** A minute, and what it begins to its end. */
async function turnOf(node: TestNode): Promise<void> {
  passMinute()
  await untilIdle(node)
}
const newestRun = () => findNewestRun(world.db.pool)
const wholeNight = { communes: 2, done: 2, households: 1, endedAt: expect.any(String) }

test('it looks once in a night, and not by day', async () => {
  const node = startNode()
  now = new Date('2021-03-04T17:59:00Z')
  passMinute()
  expect(node.asked()).toBe(0)
  now = new Date('2021-03-04T18:00:00Z')
  await turnOf(node)
  expect(await newestRun()).toMatchObject({ day: '2021-03-05', ...wholeNight })
  const askedInNight = node.asked()
  for (let minute = 0; minute < 180; minute += 1) passMinute()
  now = new Date('2021-03-05T05:00:00Z')
  passMinute()
  expect(node.asked()).toBe(askedInNight)
  now = new Date('2021-03-05T18:30:00Z')
  await turnOf(node)
  expect(await newestRun()).toMatchObject({ day: '2021-03-06', ...wholeNight })
  expect(node.said).toEqual([])
})

test('after an error it goes on a minute later, where it stood', async () => {
  const node = startNode()
  node.beforePage = async () => {
    if (node.pages() === 2) throw new Error('the database is away')
  }
  await turnOf(node)
  expect(node.said).toEqual(['the nightly look goes on later'])
  expect(await newestRun()).toMatchObject({ done: 1, endedAt: null })
  await turnOf(node)
  expect(await newestRun()).toMatchObject(wholeNight)
  expect(node.pages()).toBe(3)
})

test('a second node waits while the first has the turn, and takes over when that ends unfinished', async () => {
  const first = startNode()
  let die: (error: Error) => void = () => undefined
  first.beforePage = () => new Promise((_resolve, reject) => (die = reject))
  passMinute()
  await expect.poll(first.pages).toBe(1)
  const second = startNode()
  for (let minute = 0; minute < 3; minute += 1) await turnOf(second)
  expect(second.asked()).toBeGreaterThanOrEqual(3)
  expect(second.pages()).toBe(0)
  first.stop()
  die(new Error('the node is gone'))
  await untilIdle(first)
  expect(await newestRun()).toMatchObject({ done: 0, endedAt: null })
  await turnOf(second)
  expect(await newestRun()).toMatchObject(wholeNight)
})

test('a node that found the night done by another asks no more', async () => {
  const [first, second] = [startNode(), startNode()]
  passMinute()
  await Promise.all([untilIdle(first), untilIdle(second)])
  await expect.poll(async () => (await newestRun())?.endedAt).toEqual(expect.any(String))
  await turnOf(second)
  await turnOf(first)
  const asked = [first.asked(), second.asked()]
  passMinute()
  expect([first.asked(), second.asked()]).toEqual(asked)
  expect(first.pages() + second.pages()).toBe(2)
})

test('a node whose turn ends with its connection stops, and counts nothing twice', async () => {
  const first = startNode()
  let goOn = (): void => undefined
  first.beforePage = () => new Promise((resolve) => (goOn = resolve))
  passMinute()
  await expect.poll(first.pages).toBe(1)
  await world.db.owner.query(
    `select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database
     where locktype = 'advisory' and d.datname = current_database()`,
  )
  const second = startNode()
  await turnOf(second)
  expect(await newestRun()).toMatchObject(wholeNight)
  goOn()
  await untilIdle(first)
  expect(first.said).toEqual(['the nightly look goes on later'])
  expect(await newestRun()).toMatchObject(wholeNight)
  await turnOf(first)
  expect(first.pages()).toBe(1)
})

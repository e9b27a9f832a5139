import type pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pruneDaily } from './prune-daily.ts'

const hour = 3600_000
const day = 24 * hour
const start = new Date('2026-11-20T03:00:00.000Z')

/** The owner's database of two communes: notes what is pruned, and is away when it is told to be. */
class FakeOwner {
  readonly pruned: { readonly commune: unknown; readonly before: unknown; readonly at: unknown }[] = []
  isAway = false
  readonly query = async (asked: string | { readonly values: readonly unknown[] }) => {
    if (this.isAway) throw new Error('the database does not answer')
    if (typeof asked === 'string') return { rows: [{ code: '22915' }, { code: '22918' }] }
    const [commune, before, at] = asked.values
    this.pruned.push({ commune, before, at })
    return { rows: [{ records: '2', flags: '1' }] }
  }
}

let owner: FakeOwner
let said: {
  readonly level: number
  readonly msg: string
  readonly records?: number
  readonly flags?: number
}[]
let timers: NodeJS.Timeout[]

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  owner = new FakeOwner()
  said = []
  timers = []
})
afterEach(() => {
  for (const timer of timers) clearInterval(timer)
  vi.useRealTimers()
})

function begin(afterDays: number): NodeJS.Timeout {
  const log = pino({}, { write: (line: string) => void said.push(JSON.parse(line)) })
  const timer = pruneDaily({ owner: owner as unknown as pg.Pool, afterDays, log })
  timers.push(timer)
  return timer
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const communes = () => owner.pruned.map(({ commune }) => commune)

test('an hour after the start every commune is pruned of what went longer ago than the days that are set', async () => {
  begin(400)
  await pass(hour - 1)
  expect(owner.pruned).toEqual([])
  await pass(1)
  const at = new Date(start.getTime() + hour)
  const before = new Date(at.getTime() - 400 * day)
  expect(owner.pruned).toEqual([
    { commune: '22915', before, at },
    { commune: '22918', before, at },
  ])
  expect(said).toMatchObject([{ msg: 'pruned', records: 4, flags: 2 }])
})

test('once a day, however many hours pass', async () => {
  begin(400)
  await pass(24 * hour)
  expect(communes()).toEqual(['22915', '22918'])
  await pass(hour)
  expect(communes()).toEqual(['22915', '22918', '22915', '22918'])
  await pass(5 * day)
  expect(communes()).toHaveLength(14)
})

test('with no days nothing is ever pruned', async () => {
  begin(0)
  await pass(30 * day)
  expect(owner.pruned).toEqual([])
  expect(said).toEqual([])
})

test('a database that is away is told of, and asked again on the next day, not every hour', async () => {
  begin(400)
  owner.isAway = true
  await pass(hour)
  expect(said).toMatchObject([{ level: 40, msg: 'pruning waits for tomorrow' }])
  owner.isAway = false
  await pass(23 * hour)
  expect(owner.pruned).toEqual([])
  await pass(hour)
  expect(communes()).toEqual(['22915', '22918'])
})

test('a centre that stops prunes no more', async () => {
  clearInterval(begin(400))
  await pass(3 * day)
  expect(owner.pruned).toEqual([])
})

/**
 * Random histories of three tablets of two officers: stale copies, lost answers, groups sent again, a scope that comes
 * and goes, held groups processed and dismissed. Whatever happens, what the centre promises of its tables holds.
 */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordId } from '#shared/ids.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import { sameUnit } from '#shared/records/unit.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import { rowsFromColumns } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { drainNumberChecks } from './check-numbers.ts'
import { dismissHeld, processHeld } from './process-held.ts'

/** A tablet that shows what it last read, without its own groups: as stale as can be. */
interface Reader {
  readonly tablet: TestTablet
  readonly rows: Map<string, Row>
  readonly flags: Map<string, Flag>
  cursor: number
  /** Made and not yet answered, oldest first. */
  outbox: Group[]
}

type Act = (history: History, who: Reader, dice: readonly number[]) => Promise<void>
interface History {
  readonly world: World
  readonly readers: readonly Reader[]
  readonly made: Group[]
}

const at = <T>(list: readonly T[], n: number | undefined): T | undefined =>
  list[(n ?? 0) % Math.max(1, list.length)]
const shown = (who: Reader, type: RecordType): Row[] =>
  [...who.rows.values()].filter((row) => row.type === type && row.removedAt === null)

function save({ made }: History, who: Reader, changes: readonly Change[]): void {
  const group = who.tablet.group(changes)
  made.push(group)
  who.outbox.push(group)
}

const names = ['A', 'B', 'C', 'D']
const numbers = ['060060000001', '060060000002', null]
const acts: Readonly<Record<string, Act>> = {
  settle: async (history, who, [n]) => {
    const home = newId()
    const name = at(names, n) ?? 'A'
    const wrote = resident({ household: home, name, relation: 'CH' })
    save(history, who, [
      createChange('household', home, household({ hamlet: 'Khu phố 1' })),
      createChange('resident', newId(), wrote),
    ])
  },
  rename: async (history, who, [n, m, k]) => {
    const row = at(shown(who, 'resident'), n)
    if (row === undefined) return
    const wrote = { name: at(names, m) ?? 'A', idNumber: at(numbers, k) ?? null }
    const saw = { name: row.units.name ?? null, idNumber: row.units.idNumber ?? null }
    save(history, who, [editChange(row.id, { saw, wrote, base: row.seq })])
  },
  moveTwo: async (history, who, [n, m, k]) => {
    const home = at(shown(who, 'household'), k)
    const movers = [at(shown(who, 'resident'), n), at(shown(who, 'resident'), m)]
    const edits = movers.flatMap((row) =>
      row === undefined || home === undefined
        ? []
        : [
            editChange(row.id, {
              saw: { household: row.units.household ?? null },
              wrote: { household: home.id },
              base: row.seq,
            }),
          ],
    )
    if (edits.length > 0) save(history, who, edits)
  },
  removeHousehold: async (history, who, [n]) => {
    const home = at(shown(who, 'household'), n)
    if (home === undefined) return
    const members = shown(who, 'resident').filter((row) => row.units.household === home.id)
    save(
      history,
      who,
      [home, ...members].map((row) => removeChange(row)),
    )
  },
  editWhatIsNotThereYet: async (history, who, [n]) => {
    const other = at(history.readers, n)
    const unsent = other?.outbox
      .flatMap((group) => group.changes)
      .find((change) => change.type === 'resident')
    if (unsent === undefined) return
    save(history, who, [editChange(unsent.id, { saw: { name: 'A' }, wrote: { name: 'Z' } })])
  },
  send: async (_history, who) => {
    const answer = await who.tablet.send(who.outbox)
    expect(answer.receipts).toHaveLength(who.outbox.length)
    who.outbox = []
  },
  sendAndLoseTheAnswer: async (_history, who) => {
    await who.tablet.send(who.outbox)
  },
  sendOldAgain: async ({ made }, who, [n]) => {
    const old = at(made, n)
    if (old !== undefined && !who.outbox.includes(old)) await who.tablet.send([old])
  },
  twoAtOnce: async (history) => {
    await Promise.all(history.readers.map((who) => acts.send?.(history, who, [])))
  },
  read: async (_history, who, [n]) => {
    await read(who, 1 + ((n ?? 0) % 5))
  },
  loseScope: async ({ world }, who) => world.setScope(who.tablet.username, []),
  regainScope: async ({ world }, who) => world.setScope(who.tablet.username, [muiNe]),
  process: async ({ world, made }, _who, [n]) => {
    const group = at(made, n)
    if (group !== undefined) await processHeld(world.centre, { commune: muiNe, groupId: group.groupId })
  },
  dismiss: async ({ world, made }, _who, [n]) => {
    const group = at(made, n)
    if (group !== undefined)
      await dismissHeld(world.centre, { commune: muiNe, groupId: group.groupId, reason: 'x', by: 'y' })
  },
  checkNumbers: async ({ world }) => {
    await drainNumberChecks(world.centre)
  },
}

/** One page, as a tablet takes it; nothing when its commune is out of scope. */
async function read(who: Reader, limit: number): Promise<boolean> {
  const page = await who.tablet.feed(who.cursor, limit).catch((error: Error) => {
    expect(error.message).toContain('not-allowed')
  })
  if (page === undefined) return false
  expect(page.otherEpoch).toBeUndefined()
  for (const type of ['household', 'resident'] as const) {
    for (const row of rowsFromColumns(type, page, page.rows[type])) {
      expect(row.seq).toBeGreaterThan(who.rows.get(row.id)?.seq ?? 0)
      who.rows.set(row.id, row)
    }
  }
  for (const flag of page.flags) who.flags.set(flag.id, flag)
  who.cursor = page.next
  return page.more
}

async function live(
  world: World,
  steps: readonly (readonly [string, number, readonly number[]])[],
): Promise<History> {
  const tablets = [await world.enrol('lan'), await world.enrol('lan'), await world.enrol('minh')]
  const readers = tablets.map(
    (tablet): Reader => ({ tablet, rows: new Map(), flags: new Map(), cursor: 0, outbox: [] }),
  )
  const history = { world, readers, made: [] }
  for (const [act, who, dice] of steps) {
    const reader = at(readers, who)
    if (reader !== undefined) await acts[act]?.(history, reader, dice)
  }
  for (const who of readers) {
    await world.setScope(who.tablet.username, [muiNe])
    await acts.send?.(history, who, [])
  }
  for (const who of readers) while (await read(who, 7));
  return history
}

async function tablesAndFeedsAgree({ world, readers }: History): Promise<void> {
  const counts = [await world.count('household'), await world.count('resident'), await world.count('flag')]
  const sorted = (rows: Iterable<{ readonly id: string }>) =>
    [...rows].sort((a, b) => a.id.localeCompare(b.id))
  const [first] = readers
  for (const who of readers) {
    expect([...who.rows.values()].filter((row) => row.type === 'household')).toHaveLength(counts[0] ?? -1)
    expect([...who.rows.values()].filter((row) => row.type === 'resident')).toHaveLength(counts[1] ?? -1)
    expect(who.flags.size).toBe(counts[2])
    expect(sorted(who.rows.values())).toEqual(sorted(first?.rows.values() ?? []))
    expect(sorted(who.flags.values())).toEqual(sorted(first?.flags.values() ?? []))
  }
  const seqs = await world.db.owner.query<{ seq: string }>(
    `select seq from household union all select seq from resident union all select seq from flag
     union all select seq from held_group union all select seq from batch`,
  )
  expect(new Set(seqs.rows.map((row) => row.seq)).size).toBe(seqs.rows.length)
}

async function theChainVerifies({ world }: History): Promise<void> {
  const batches = await world.db.owner.query(
    'select seq, received_at, chain, digest, bytes from batch order by seq',
  )
  let chain = Buffer.alloc(0)
  for (const batch of batches.rows) {
    const groups = await world.db.owner.query(
      'select line, hash from change_group where batch = $1 order by line',
      [batch.seq],
    )
    const lines = gunzipSync(batch.bytes).toString('utf8').split('\n')
    const hashes = lines.map((line) => createHash('sha256').update(line).digest())
    for (const { line, hash } of groups.rows) expect(hashes[line - 1]?.equals(hash)).toBe(true)
    const at = createHash('sha256').update(batch.received_at.toISOString()).digest()
    const logged = groups.rows.length > 0 ? [at, ...groups.rows.map((row) => row.hash)] : hashes.slice(0, 1)
    const digest = createHash('sha256').update(Buffer.concat(logged)).digest()
    expect(digest.equals(batch.digest)).toBe(true)
    chain = createHash('sha256')
      .update(Buffer.concat([chain, digest]))
      .digest()
    expect(chain.equals(batch.chain)).toBe(true)
  }
}

async function everyGroupHasOneFate({ world, made, readers }: History): Promise<void> {
  const found = await world.db.owner.query<{ id: string; outcome: string }>(
    'select id, outcome from change_group',
  )
  const sent = new Set(made.map((group) => group.groupId as string))
  expect(found.rows.length).toBe(sent.size)
  const outcomes = new Map(found.rows.map((row) => [row.id, row.outcome]))
  const rows = readers[0]?.rows ?? new Map()
  for (const group of made) {
    const outcome = outcomes.get(group.groupId)
    expect(outcome).toBeDefined()
    const created = group.changes.filter((change) => change.kind === 'create')
    for (const change of created) expect(rows.has(change.id)).toBe(outcome === 'applied')
  }
  expect(await world.count(`held_group where state = 'held'`)).toBe(
    [...outcomes.values()].filter((one) => one === 'held').length,
  )
}

function questionsAreRealAndAskedOnce({ readers }: History): void {
  const [who] = readers
  const open = [...(who?.flags.values() ?? [])].filter((flag) => flag.state === 'open')
  const questions = open.map((flag) => `${flag.recordId} ${flag.unit ?? flag.rule}`)
  expect(new Set(questions).size).toBe(questions.length)
  for (const flag of open.filter((one) => one.kind === 'conflict')) {
    const now = who?.rows.get(flag.recordId)?.units[flag.unit ?? '']
    expect(flag.claims.length).toBeGreaterThan(0)
    expect(new Set(flag.claims.map((claim) => claim.by)).size).toBe(flag.claims.length)
    for (const claim of flag.claims) expect(sameUnit(claim.wrote, now)).toBe(false)
  }
}

function nobodyLivesInARemovedHousehold({ readers }: History): void {
  const rows = readers[0]?.rows ?? new Map<string, Row>()
  for (const row of rows.values()) {
    if (row.type !== 'resident' || row.removedAt !== null) continue
    expect(rows.get(row.units.household as RecordId)?.removedAt).toBeNull()
  }
}

const weighted = [
  'settle',
  'rename',
  'rename',
  'rename',
  'send',
  'send',
  'read',
  'read',
  'process',
  ...Object.keys(acts),
]
const step = fc.tuple(
  fc.constantFrom(...weighted),
  fc.nat(2),
  fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }),
)

test('whatever three tablets do, groups are whole, feeds are the tables, the chain verifies and questions are asked once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const world = await openWorld()
      try {
        const history = await live(world, steps)
        expect(world.reported).toEqual([])
        await tablesAndFeedsAgree(history)
        await theChainVerifies(history)
        await everyGroupHasOneFate(history)
        questionsAreRealAndAskedOnce(history)
        nobodyLivesInARemovedHousehold(history)
      } finally {
        await world.close()
      }
    }),
    { numRuns: Number(process.env.HISTORIES ?? 12) },
  )
}, 300_000)

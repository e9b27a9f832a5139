/** What was removed or closed long ago leaves the tables and the feed, and nothing else changes. On a real PostgreSQL. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RecordId } from '#shared/ids.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { pruneCommunes } from './prune.ts'

let world: World
let lan: TestTablet
let home: RecordId
let an: RecordId
let made: ReturnType<TestTablet['group']>

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  lan = await world.enrol(`lan-${newId()}`)
  home = newId()
  an = newId()
  made = lan.group([
    createChange('household', home, household({ hamlet: 'Khu phố 1' })),
    createChange('resident', an, resident({ household: home, name: 'A', relation: 'CH' })),
  ])
  await lan.sendOne(made)
})

const tomorrow = (): Date => new Date(Date.now() + 86_400_000)
const prune = (before = tomorrow()) => pruneCommunes(world.db.owner, { before, at: new Date() })
const rowOf = async (id: RecordId) => {
  const row = (await world.findRow('resident', id)) ?? (await world.findRow('household', id))
  if (row === undefined) throw new Error('no such row')
  return row
}
const remove = async (...ids: RecordId[]) => {
  const group = lan.group(await Promise.all(ids.map(async (id) => removeChange(await rowOf(id)))))
  expect(await lan.sendOne(group)).toMatchObject({ outcome: 'applied' })
  return group
}
const isThere = async (id: RecordId) =>
  (await world.count('resident where id = $1', [id])) + (await world.count('household where id = $1', [id])) >
  0
const counter = async () => {
  const found = await world.db.owner.query<{ seq: string; pruned_below: string; chain: Buffer }>(
    'select seq, pruned_below, chain from commune_counter where commune = $1',
    [muiNe],
  )
  const [row] = found.rows
  return { seq: Number(row?.seq), below: Number(row?.pruned_below), chain: row?.chain.toString('hex') }
}

describe('26 · tombstones are pruned below the cursor of a tablet that was away', () => {
  test('the page tells it to read afresh, and from the beginning nobody is there who is gone', async () => {
    const away = await lan.feed(0)
    await remove(an)
    const tombstone = (await rowOf(an)).seq
    await prune()
    const page = await lan.feed(away.next)
    expect(page.prunedBelow).toBeGreaterThanOrEqual(tombstone)
    expect(page.prunedBelow).toBeGreaterThan(away.next)
    const afresh = await lan.feed(0)
    expect(afresh.rows.resident.id).not.toContain(an)
    expect(afresh.rows.household.id).toContain(home)
  })

  test('a tablet that has read the tombstone need not: its cursor lies at it or above', async () => {
    await remove(an)
    const read = await lan.feed(0)
    await prune()
    expect((await lan.feed(read.next)).prunedBelow).toBeLessThanOrEqual(read.next)
  })
})

describe('what stays', () => {
  test('the same groups sent again get the outcome that they had, and nothing is applied a second time', async () => {
    const removal = await remove(an, home)
    await prune()
    expect(await isThere(home)).toBe(false)
    expect(await lan.sendOne(made)).toMatchObject({ groupId: made.groupId, outcome: 'applied' })
    expect(await lan.sendOne(removal)).toMatchObject({ groupId: removal.groupId, outcome: 'applied' })
    expect(await isThere(an)).toBe(false)
  })

  test('an edit of what was pruned is held, and so is a move into it: nobody comes back by it', async () => {
    await remove(an, home)
    await prune()
    const edit = lan.group([editChange(an, { saw: { name: 'A' }, wrote: { name: 'B' } })])
    expect(await lan.sendOne(edit)).toMatchObject({ outcome: 'held', problem: { code: 'record-missing' } })
    const child = newId()
    const arrival = lan.group([createChange('resident', child, resident({ household: home, name: 'CON' }))])
    expect(await lan.sendOne(arrival)).toMatchObject({
      outcome: 'held',
      problem: { code: 'household-missing' },
    })
  })

  test('its history is found, with the group that created it', async () => {
    const removal = await remove(an)
    await prune()
    const found = await world.db.owner.query<{ group_id: string }>(
      'select group_id from change_of_record where record = $1',
      [an],
    )
    expect(found.rows.map((row) => row.group_id).sort()).toEqual([made.groupId, removal.groupId].sort())
  })

  test('the chain goes on over it: what was pruned is a line of the log', async () => {
    await remove(an)
    const before = await counter()
    await prune()
    const after = await counter()
    expect(after.seq).toBe(before.seq + 1)
    const found = await world.db.owner.query<{ digest: Buffer; device: string | null }>(
      'select digest, device from batch where commune = $1 and seq = $2',
      [muiNe, after.seq],
    )
    const [batch] = found.rows
    const linked = createHash('sha256')
      .update(Buffer.from(before.chain ?? '', 'hex'))
      .update(batch?.digest ?? '')
    expect(after.chain).toBe(linked.digest('hex'))
    expect(batch?.device).toBeNull()
    expect((await lan.feed(0)).mark).toEqual({ seq: after.seq, hash: after.chain })
  })
})

describe('what is not pruned', () => {
  test('what was removed after the day, and nobody waits where nothing is old', async () => {
    await remove(an)
    const before = await counter()
    expect(await prune(new Date(Date.now() - 86_400_000))).toEqual({ records: 0, flags: 0 })
    expect(await isThere(an)).toBe(true)
    expect(await counter()).toEqual(before)
  })

  test('who is there, however old', async () => {
    await prune()
    expect(await isThere(an)).toBe(true)
    expect(await isThere(home)).toBe(true)
  })

  test('what is named by a group that is held: a person is yet to say what becomes of it', async () => {
    await remove(an)
    const late = lan.group([editChange(an, { saw: { name: 'A' }, wrote: { name: 'B' } })])
    expect(await lan.sendOne(late)).toMatchObject({ outcome: 'held', problem: { code: 'record-removed' } })
    await prune()
    expect(await isThere(an)).toBe(true)
  })

  test('a record in an open question', async () => {
    await remove(an)
    await world.db.owner.query(
      `insert into flag (commune, id, seq, kind, type, record, rule, state, opened_at)
       values ($1, $2, 1, 'check', 'resident', $3, 'ID_DUP', 'open', now())`,
      [muiNe, newId(), an],
    )
    await prune()
    expect(await isThere(an)).toBe(true)
  })

  test('what a supervisor has said is right so: it would be asked again', async () => {
    const [dismissed, cleared] = [newId(), newId()]
    for (const [id, state] of [
      [dismissed, 'dismissed'],
      [cleared, 'cleared'],
    ])
      await world.db.owner.query(
        `insert into flag (commune, id, seq, kind, type, record, rule, state, opened_at, closed_at)
         values ($1, $2, 1, 'check', 'resident', $3, 'NAME_DIACRITIC', $4, now(), now())`,
        [muiNe, id, an, state],
      )
    expect(await prune()).toMatchObject({ flags: expect.any(Number) })
    expect(await world.count('flag where id = $1', [dismissed])).toBe(1)
    expect(await world.count('flag where id = $1', [cleared])).toBe(0)
  })
})

test('the role that serves can prune nothing', async () => {
  await remove(an)
  await expect(pruneCommunes(world.db.pool, { before: tomorrow(), at: new Date() })).rejects.toThrow(
    /permission denied/,
  )
  expect(await isThere(an)).toBe(true)
})

/** After a restore: what the centre lost comes back, in whatever order the tablets come. On a real PostgreSQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginLife, endRecovery } from '#server/store/recovery.ts'
import { epoch, type GroupId, type RecordId } from '#shared/ids.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import type { Replay } from '#shared/sync/replay.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { muiNe, newId, openWorld, packBatch, type TestTablet, type World } from '../testing/world.ts'
import { applyBatch } from './apply-batch.ts'
import { processHeld } from './process-held.ts'

let world: World
let lan: TestTablet
let minh: TestTablet
let home: RecordId
let an: RecordId
/** Where the counter stood in the backup. */
let backup: number
let oldLife: string

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const presentEpoch = async (): Promise<string> => {
  const found = await world.db.owner.query<{ epoch: string }>('select epoch from centre')
  return found.rows[0]?.epoch ?? ''
}

beforeEach(async () => {
  lan = await world.enrol(`lan-${newId()}`)
  minh = await world.enrol(`minh-${newId()}`)
  home = newId()
  an = newId()
  oldLife = await presentEpoch()
  const houseMade = createChange('household', home, household({ hamlet: 'Khu phố 1' }))
  const member = createChange('resident', an, resident({ household: home, name: 'A', relation: 'CH' }))
  const made = lan.group([houseMade, member], { epoch: epoch(oldLife) })
  const answer = await lan.send([made], { epoch: epoch(oldLife) })
  expect(answer.receipts[0]?.outcome).toBe('applied')
  backup = answer.mark?.seq ?? 0
  await begin()
})

/** Restored again and again: each time a while later, whatever the clock of the machine says. */
let moment = Date.now()
async function begin(): Promise<void> {
  moment += 10_000
  expect(await beginLife(world.db.owner, new Date(moment))).toBeDefined()
}

const rename = (from: string, to: string, base = backup - 1): Change =>
  editChange(an, { saw: { name: from }, wrote: { name: to }, base })
const old = (tablet: TestTablet, change: Change): Group => tablet.group([change], { epoch: epoch(oldLife) })

/** Sends groups of the life before; with `first` where they were answered in it. */
async function sendAgain(tablet: TestTablet, sent: readonly (readonly [Group, Replay | undefined])[]) {
  const replay: Record<GroupId, Replay> = {}
  for (const [{ groupId }, one] of sent) if (one !== undefined) replay[groupId] = one
  const answer = await tablet.send(
    sent.map(([group]) => group),
    { epoch: epoch(await presentEpoch()), replay },
  )
  return answer.receipts
}
const answered = (n: number): Replay => ({ first: { [an]: backup + n } })
const nameNow = async () => (await world.findRow('resident', an))?.units.name
const conflicts = async () =>
  (await world.flags(an)).filter(({ kind, state }) => kind === 'conflict' && state === 'open')

describe('a restored centre', () => {
  test('answers nobody of the life before but with its own epoch, and numbers on above all that were given out', async () => {
    const answer = await lan.send([lan.group([rename('A', 'B')])], { epoch: epoch(oldLife) })
    expect(answer).toMatchObject({ receipts: [], scope: [muiNe] })
    expect(answer.epoch).not.toBe(oldLife)
    const page = await lan.feed(0)
    expect(page.mark?.seq).toBeGreaterThan(Date.parse('2021-01-01') * 1_000)
    expect(Number.isSafeInteger((page.mark?.seq ?? 0) + 1e12)).toBe(true)
  })

  test('that begins between a batch’s reading and its writing lets nothing in that was judged before', async () => {
    const now = epoch(await presentEpoch())
    const { readForBatch } = world.centre.store
    const store = {
      ...world.centre.store,
      readForBatch: async (question: Parameters<typeof readForBatch>[0]) => {
        const read = await readForBatch(question)
        if (read?.epoch === now) await begin()
        return read
      },
    }
    const another = newId()
    const elsewhere = createChange('household', another, household({ hamlet: 'Thôn 1' }))
    const bytes = packBatch(lan.envelope({ epoch: now }), [lan.group([elsewhere], { epoch: now })])
    const outcome = await applyBatch({ ...world.centre, store }, { token: lan.token, bytes })
    expect(outcome).toMatchObject({ kind: 'answer', answer: { epoch: await presentEpoch(), receipts: [] } })
    expect(await world.findRow('household', another)).toBeUndefined()
  })

  test('knows the mark that it told last, and none that it never told', async () => {
    const now = epoch(await presentEpoch())
    const { mark } = await lan.feed(0)
    expect((await lan.send([], { epoch: now, mark })).otherEpoch).toBeUndefined()
    const lost = { seq: backup + 40, hash: 'ab'.repeat(32) }
    expect((await lan.send([], { epoch: now, mark: lost })).otherEpoch).toBe(true)
  })

  test('knows again what the backup has: the same line, the same outcome, nothing twice', async () => {
    const line = lan.group([rename('A', 'B')], { epoch: epoch(await presentEpoch()) })
    await lan.send([line], { epoch: line.epoch })
    const seq = (await world.findRow('resident', an))?.seq
    await begin()
    const [receipt] = await sendAgain(lan, [[line, answered(3)]])
    expect(receipt).toMatchObject({ outcome: 'applied', seqs: { [an]: seq } })
    expect((await world.findRow('resident', an))?.seq).toBe(seq)
  })
})

describe('groups of the life before', () => {
  test('27 · come back with what was lost, created records too', async () => {
    const bình = newId()
    const made = lan.group(
      [createChange('resident', bình, resident({ household: home, name: 'BÌNH', relation: 'CO' }))],
      { epoch: epoch(oldLife) },
    )
    await sendAgain(lan, [
      [made, { first: { [bình]: backup + 1 } }],
      [old(lan, rename('A', 'B')), answered(3)],
    ])
    expect((await world.findRow('resident', bình))?.units.name).toBe('BÌNH')
    expect(await nameNow()).toBe('B')
  })

  test('29 · T2 (B→C) comes before T1 (A→B): C stays, and nobody is asked', async () => {
    expect(await sendAgain(minh, [[old(minh, rename('B', 'C')), answered(6)]])).toMatchObject([
      { outcome: 'applied' },
    ])
    expect(await nameNow()).toBe('C')
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])).toMatchObject([
      { outcome: 'applied', conflicts: [] },
    ])
    expect(await nameNow()).toBe('C')
    expect(await conflicts()).toEqual([])
  })

  test('29 · in the order in which they were made, two of one batch too, the last one stands', async () => {
    await sendAgain(lan, [
      [old(lan, rename('A', 'B')), answered(3)],
      [old(lan, rename('B', 'C')), answered(3)],
    ])
    expect(await nameNow()).toBe('C')
    expect(await conflicts()).toEqual([])
  })

  test('30 · what was in conflict is a claim again, and what was dismissed stays dismissed', async () => {
    const disputed = old(lan, rename('X', 'B'))
    const dismissed = old(lan, rename('A', 'D'))
    const receipts = await sendAgain(lan, [
      [disputed, { ...answered(3), conflicts: [{ id: an, unit: 'name' }] }],
      [dismissed, { dismissed: { code: 'remove-refused', reason: 'trùng', by: 'đội' } }],
    ])
    expect(receipts).toMatchObject([
      { outcome: 'applied', conflicts: [{ id: an, unit: 'name' }] },
      { outcome: 'dismissed', problem: { reason: 'trùng' } },
    ])
    expect(await nameNow()).toBe('A')
    expect((await conflicts()).map(({ claims }) => claims.map(({ wrote }) => wrote))).toEqual([['B']])
  })

  test('30 · what a desk decides during the recovery stays on top of every replay', async () => {
    await world.decide(an, 'name', 'Q')
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])).toMatchObject([
      { conflicts: [{ unit: 'name' }] },
    ])
    expect(await nameNow()).toBe('Q')
  })

  test('28 · what was written in this life, with the restored value in sight, is not written over unseen', async () => {
    const now = epoch(await presentEpoch())
    const base = (await world.findRow('resident', an))?.seq ?? 0
    await minh.send([minh.group([rename('A', 'M', base)], { epoch: now })], { epoch: now })
    // back to the value that the replay saw: still a word of this life
    const next = (await world.findRow('resident', an))?.seq ?? 0
    await minh.send([minh.group([rename('M', 'A', next)], { epoch: now })], { epoch: now })
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])).toMatchObject([
      { conflicts: [{ unit: 'name' }] },
    ])
    expect(await nameNow()).toBe('A')
  })

  test('46 · what somebody says again where it stands is no decision: a form that was open before the restore goes on', async () => {
    const now = epoch(await presentEpoch())
    await sendAgain(minh, [
      [old(minh, rename('X', 'A')), {}],
      [old(minh, rename('Y', 'A')), answered(0)],
    ])
    // its numbers are of the life before: it names none
    await lan.send([lan.group([rename('A', 'C', 0)], { epoch: now })], { epoch: now })
    expect(await nameNow()).toBe('C')
    expect(await conflicts()).toEqual([])
  })

  test('28 · one’s own next save in this life, sent before the answer of the first, is no conflict', async () => {
    const now = epoch(await presentEpoch())
    const base = (await world.findRow('resident', an))?.seq ?? 0
    await lan.send([lan.group([rename('A', 'B', base)], { epoch: now })], { epoch: now })
    await lan.send([lan.group([rename('B', 'C', base)], { epoch: now })], { epoch: now })
    expect(await nameNow()).toBe('C')
    expect(await conflicts()).toEqual([])
  })

  test('38 · a held group that the backup does not have is judged again', async () => {
    const bình = newId()
    const later = minh.group(
      [editChange(bình, { saw: { name: 'B' }, wrote: { name: 'C' }, base: backup + 3 })],
      { epoch: epoch(oldLife) },
    )
    expect(await sendAgain(minh, [[later, {}]])).toMatchObject([
      { outcome: 'held', problem: { code: 'record-missing' } },
    ])
    const made = lan.group(
      [createChange('resident', bình, resident({ household: home, name: 'B', relation: 'CO' }))],
      { epoch: epoch(oldLife) },
    )
    await sendAgain(lan, [[made, { first: { [bình]: backup + 3 } }]])
    // it waited for the record, and went on by itself with what its envelope had said
    expect((await world.findRow('resident', bình))?.units.name).toBe('C')
  })

  test('41 · an unanswered B→A on rows of the life before comes first: the replay of A→B stays below it', async () => {
    await sendAgain(lan, [[old(lan, rename('B', 'A', backup + 3)), {}]])
    await sendAgain(minh, [[old(minh, rename('A', 'B')), answered(3)]])
    expect(await nameNow()).toBe('A')
    expect(await conflicts()).toEqual([])
  })

  test('41 · in the order in which they were lived it is the same', async () => {
    await sendAgain(minh, [[old(minh, rename('A', 'B')), answered(3)]])
    await sendAgain(lan, [
      [old(lan, rename('B', 'C', backup + 3)), {}],
      [old(lan, rename('C', 'D', backup + 3)), {}],
    ])
    expect(await nameNow()).toBe('D')
    expect(await conflicts()).toEqual([])
  })

  test('44 · two restores from one backup: what was answered in the life between has no place before or behind what was answered in the backup’s', async () => {
    const between = old(lan, rename('A', 'B'))
    const before = old(minh, rename('A', 'M'))
    await sendAgain(lan, [[between, { first: {} }]])
    await sendAgain(minh, [[before, answered(3)]])
    expect(await nameNow()).toBe('B')
    expect(await conflicts()).toHaveLength(1)
  })

  test('44 · in the order in which they were lived somebody is asked, too', async () => {
    await sendAgain(minh, [[old(minh, rename('A', 'M')), answered(3)]])
    await sendAgain(lan, [[old(lan, rename('A', 'B')), { first: {} }]])
    expect(await nameNow()).toBe('M')
    expect(await conflicts()).toHaveLength(1)
  })

  test('on rows that the backup has, an unanswered save meets another value as a conflict', async () => {
    const now = epoch(await presentEpoch())
    const base = (await world.findRow('resident', an))?.seq ?? 0
    await minh.send([minh.group([rename('A', 'M', base)], { epoch: now })], { epoch: now })
    await sendAgain(lan, [[old(lan, rename('A', 'B', base)), {}]])
    expect(await nameNow()).toBe('M')
    expect(await conflicts()).toHaveLength(1)
  })

  test('a remove comes back, and an earlier edit of the record that comes later is past', async () => {
    const row = await world.findRow('resident', an)
    if (row === undefined) throw new Error('no resident')
    const remove = removeChange({ ...row, units: { ...row.units, name: 'B' }, seq: backup + 3 })
    await sendAgain(minh, [[old(minh, remove), answered(6)]])
    expect((await world.findRow('resident', an))?.removedAt).not.toBeNull()
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])).toMatchObject([
      { outcome: 'applied' },
    ])
    expect((await world.findRow('resident', an))?.removedAt).not.toBeNull()
  })

  test('are no decisions: whoever saw the value that was put back writes over it, whatever their copy', async () => {
    await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])
    const now = epoch(await presentEpoch())
    const receipt = await lan.sendOne(lan.group([rename('B', 'C', backup - 1)], { epoch: now }), {
      epoch: now,
    })
    expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
    expect(await nameNow()).toBe('C')
  })

  test('37 · after the recovery was ended nothing is put in order any more: where the values differ, a person is asked', async () => {
    expect(await endRecovery(world.db.owner)).toBe(true)
    await sendAgain(minh, [[old(minh, rename('B', 'C')), answered(6)]])
    expect(await nameNow()).toBe('A')
    expect(await conflicts()).toHaveLength(1)
  })

  test('of two pasts with the same numbers: begun unsure, neither ends the other, and a person is asked', async () => {
    const inTheOne = old(lan, rename('A', 'B'))
    const inTheOther = old(minh, rename('A', 'C'))
    expect(await endRecovery(world.db.owner)).toBe(true)
    expect(await sendAgain(minh, [[inTheOther, answered(6)]])).toMatchObject([{ conflicts: [] }])
    expect(await sendAgain(lan, [[inTheOne, answered(3)]])).toMatchObject([{ conflicts: [{ unit: 'name' }] }])
    expect(await nameNow()).toBe('C')
  })

  test('without a word of the tablet that they are: known by the epoch that they were made in', async () => {
    const unaware = old(lan, rename('B', 'C', backup + 3))
    await sendAgain(lan, [[unaware, undefined]])
    expect(await nameNow()).toBe('C')
  })

  test('twice restored: the order of the first life holds in the third', async () => {
    await sendAgain(minh, [[old(minh, rename('B', 'C')), answered(6)]])
    await begin()
    await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])
    expect(await nameNow()).toBe('C')
  })

  test('twice restored: who wrote in the second life without the saves of the first does not end them unseen', async () => {
    const second = epoch(await presentEpoch())
    await begin()
    const inSecond = minh.group([rename('A', 'C', backup - 1)], { epoch: second })
    const placed: Replay = { first: { [an]: moment * 1_000 - 5_000_000 } }
    await sendAgain(minh, [[inSecond, placed]])
    expect(await nameNow()).toBe('C')
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])).toMatchObject([
      { conflicts: [{ unit: 'name' }] },
    ])
    expect(await nameNow()).toBe('C')
    expect((await conflicts()).map(({ claims }) => claims.map(({ wrote }) => wrote))).toEqual([['B']])
  })

  test('nobody had answered A→B, and A→C was answered: whichever comes first, a person is asked', async () => {
    const waiting = old(lan, rename('A', 'B'))
    expect(await sendAgain(minh, [[old(minh, rename('A', 'C')), answered(6)]])).toMatchObject([
      { conflicts: [] },
    ])
    expect(await sendAgain(lan, [[waiting, {}]])).toMatchObject([{ conflicts: [{ unit: 'name' }] }])
    expect(await nameNow()).toBe('C')
  })

  test('nobody had answered A→B, which comes first: the answered A→C, which had not seen it, does not land on it', async () => {
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), {}]])).toMatchObject([{ conflicts: [] }])
    expect(await sendAgain(minh, [[old(minh, rename('A', 'C')), answered(6)]])).toMatchObject([
      { conflicts: [{ unit: 'name' }] },
    ])
    expect(await nameNow()).toBe('B')
  })

  test('A→B was answered, one’s own B→C over it was not: it says what it was written over, and C stands', async () => {
    const first = old(lan, rename('A', 'B'))
    const second = old(lan, rename('B', 'C'))
    expect(
      await sendAgain(lan, [
        [first, answered(6)],
        [second, { over: { [an]: { name: backup + 6 } } }],
      ]),
    ).toMatchObject([{ conflicts: [] }, { conflicts: [] }])
    expect(await nameNow()).toBe('C')
  })

  test('31 · a restore that nobody announced: values alone are believed, and numbers of the life that was lost bind nobody', async () => {
    const now = epoch(await presentEpoch())
    // answered at a number that the restored counter has not reached: as of a life that went on from here
    const far: Replay = { first: { [an]: moment * 1_000 + 900_000 } }
    const lost = lan.group([rename('A', 'B')], { epoch: now })
    await lan.send([lost], { epoch: now, replay: { [lost.groupId]: far } })
    expect(await nameNow()).toBe('B')
    const base = (await world.findRow('resident', an))?.seq ?? 0
    await minh.send([minh.group([rename('B', 'C', base)], { epoch: now })], { epoch: now })
    expect(await nameNow()).toBe('C')
    expect(await conflicts()).toEqual([])
  })

  test('a remove that comes first takes no question away: what was in conflict on the record is a claim again', async () => {
    const row = await world.findRow('resident', an)
    if (row === undefined) throw new Error('no resident')
    await sendAgain(minh, [[old(minh, removeChange({ ...row, seq: backup + 3 })), answered(6)]])
    const disputed = { ...answered(3), conflicts: [{ id: an, unit: 'name' }] }
    expect(await sendAgain(lan, [[old(lan, rename('X', 'B')), disputed]])).toMatchObject([
      { outcome: 'applied', conflicts: [{ id: an, unit: 'name' }] },
    ])
    expect((await conflicts()).map(({ claims }) => claims.map(({ wrote }) => wrote))).toEqual([['B']])
  })

  test('an edit of what was removed in this life is held: nobody who removed it had seen it', async () => {
    const now = epoch(await presentEpoch())
    const row = await world.findRow('resident', an)
    if (row === undefined) throw new Error('no resident')
    await minh.send([minh.group([removeChange(row)], { epoch: now })], { epoch: now })
    expect(await sendAgain(lan, [[old(lan, rename('A', 'B')), answered(3)]])).toMatchObject([
      { outcome: 'held', problem: { code: 'record-removed' } },
    ])
  })

  test('held ones are processed with what their envelope said', async () => {
    await world.setScope(lan.username, [])
    const group = old(lan, rename('B', 'C'))
    const [receipt] = await sendAgain(lan, [[group, answered(6)]])
    expect(receipt?.problem?.code).toBe('scope')
    expect(await processHeld(world.centre, { commune: muiNe, groupId: group.groupId })).toMatchObject({
      outcome: 'applied',
    })
    expect(await nameNow()).toBe('C')
  })
})

describe('what the backup has as held, and was settled since', () => {
  const dismissal: Replay = { dismissed: { code: 'scope', reason: 'trùng', by: 'đội' } }

  /** Arrives out of scope, in the life that the backup is of. */
  async function heldInBackup(...changes: readonly Change[]): Promise<Group[]> {
    oldLife = await presentEpoch()
    const groups = changes.map((change) => old(lan, change))
    await world.setScope(lan.username, [])
    await lan.send(groups, { epoch: epoch(oldLife) })
    await world.setScope(lan.username, [muiNe])
    return groups
  }
  const said = (groups: readonly Group[], ...replays: readonly Replay[]) =>
    sendAgain(
      lan,
      groups.map((group, at) => [group, replays[at]] as const),
    )

  test('is dismissed again, in the words of the person who did it, and nobody is asked twice', async () => {
    const groups = await heldInBackup(rename('A', 'B'))
    await begin()
    expect(await said(groups, dismissal)).toMatchObject([
      { outcome: 'dismissed', problem: { reason: 'trùng', by: 'đội' } },
    ])
    expect(await nameNow()).toBe('A')
    expect(await said(groups, dismissal)).toMatchObject([{ outcome: 'dismissed' }])
  })

  test('is dismissed again also where its officer does not work any more', async () => {
    const groups = await heldInBackup(rename('A', 'B'))
    await begin()
    await world.setScope(lan.username, [])
    expect(await said(groups, dismissal)).toMatchObject([{ outcome: 'dismissed' }])
    const unknown = old(lan, rename('A', 'C'))
    expect(await said([unknown], dismissal)).toMatchObject([{ outcome: 'dismissed' }])
  })

  test('is applied again at its place: who wrote over it comes first, and stays', async () => {
    const groups = await heldInBackup(rename('A', 'B'))
    const stood = (await world.findRow('resident', an))?.seq ?? 0
    const counter = (await minh.feed(0)).next
    await begin()
    const over = old(minh, rename('B', 'C', counter + 3))
    await sendAgain(minh, [[over, { first: { [an]: counter + 6 } }]])
    expect(await said(groups, { first: { [an]: counter + 3 } })).toMatchObject([
      { outcome: 'applied', conflicts: [] },
    ])
    expect(await nameNow()).toBe('C')
    expect(await conflicts()).toEqual([])
    expect(stood).toBeLessThan(counter + 3)
  })

  test('stays held while its officer does not work there, also if it was applied since', async () => {
    const groups = await heldInBackup(rename('A', 'B'))
    await begin()
    await world.setScope(lan.username, [])
    expect(await said(groups, answered(3))).toMatchObject([{ outcome: 'held' }])
  })

  test('one that followed it and was dismissed does not go on behind it', async () => {
    const groups = await heldInBackup(rename('A', 'B'), rename('B', 'C'))
    const counter = (await minh.feed(0)).next
    await begin()
    expect(await said(groups, { first: { [an]: counter + 3 } }, dismissal)).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'dismissed' },
    ])
    expect(await nameNow()).toBe('B')
  })

  test('of which its tablet knows nothing stays held: the desk’s word is lost with the machine', async () => {
    const groups = await heldInBackup(rename('A', 'B'))
    await begin()
    expect(await said(groups, {})).toMatchObject([{ outcome: 'held', problem: { code: 'scope' } }])
  })

  test('and comes from another tablet than it names is believed nothing', async () => {
    const groups = await heldInBackup(rename('A', 'B'))
    await begin()
    const [group] = groups
    if (group === undefined) throw new Error('no group')
    const given = { epoch: epoch(await presentEpoch()), deviceId: minh.deviceId }
    const answer = await lan.send(groups, { ...given, replay: { [group.groupId]: dismissal } })
    expect(answer.receipts).toMatchObject([{ outcome: 'held' }])
  })
})

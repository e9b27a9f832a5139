/** What a restored centre is told of each group that it may have lost, case by case. */
import { beforeEach, describe, expect, it } from 'vitest'
import { noJournal } from '#client/journal/journal.ts'
import { edited, groupIdOf, type MadeGroup, madeGroup } from '#client/testing/made-group.ts'
import { FakeChannel, FakeClock, makeSealer, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import { communeCode, epoch } from '#shared/ids.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import { nameOfLife } from '#shared/sync/replay.ts'
import { residentIdAt } from '#shared/testing/builders.ts'
import type { StoreContext } from './context.ts'
import { openDatabase } from './database.ts'
import { type OutboxGroup, sealGroup } from './groups.ts'
import { replaysOf } from './replay.ts'

const [an, binh] = [residentIdAt(1), residentIdAt(2)]
/** Its backup is of the life in which the groups were made. */
const now = { life: 1, epoch: epoch(nameOfLife('n', 'e')) }
let context: StoreContext

beforeEach(async () => {
  const database = openDatabase(new TestTablet().place)
  const [sealer, tabs] = [await makeSealer(), new FakeChannel().tab()]
  context = { database, sealer, tabs, clock: new FakeClock(), ids: testIds, journal: noJournal }
})

/** A group of the life that was lost, in the database as it is in memory. */
async function keep(made: Partial<MadeGroup> & Pick<MadeGroup, 'order'>): Promise<OutboxGroup> {
  const group = madeGroup({ state: 'sent', changes: [edited(an, { name: 'A' }, { name: 'B' })], ...made })
  const { order, groupId, commune, state, version, content } = group
  const sealed = await sealGroup(context.sealer, groupId, version, content)
  const row = { order, groupId, commune, state, version, sealed, life: 0, changed: 0, containedAt: 0 }
  await context.database.groups.put(row)
  return group
}

const receipt = (order: number, part: Partial<Receipt> = {}): Receipt => ({
  ...{ groupId: groupIdOf(order), outcome: 'applied', seqs: {}, conflicts: [] },
  ...part,
})
/** One that the lost life had applied, and with which number. */
const answered = (order: number, seq: number, made: Partial<MadeGroup> = {}) =>
  keep({
    ...{ order, state: 'kept', ...made },
    content: { receipt: receipt(order), first: { [an]: seq }, ...made.content },
  })
const told = async (group: OutboxGroup, present = now) =>
  (await replaysOf(context, [group], present))[group.groupId]

describe('a save that nobody answered', () => {
  it('is told without a word more where nothing of one’s own lies beneath it', async () => {
    expect(await told(await keep({ order: 2 }))).toEqual({})
  })

  it('names the number of one’s own answered save that it wrote over', async () => {
    await answered(1, 4)
    expect(await told(await keep({ order: 2 }))).toEqual({ over: { [an]: { name: 4 } } })
  })

  it('names the last of several, however they were numbered', async () => {
    await answered(1, 7)
    await answered(2, 4)
    expect(await told(await keep({ order: 3 }))).toEqual({ over: { [an]: { name: 7 } } })
  })

  it('names only units that both wrote, of records that both speak of', async () => {
    await answered(1, 4, { changes: [edited(an, { birth: null }, { birth: '1980' })] })
    await answered(2, 5, { changes: [edited(binh, { name: 'C' }, { name: 'D' })] })
    const changes = [edited(an, { name: 'A', birth: '1980' }, { name: 'B', birth: '1981' })]
    expect(await told(await keep({ order: 3, changes }))).toEqual({ over: { [an]: { birth: 4 } } })
  })

  it('names nothing that was a question: one’s own value did not stand there', async () => {
    await answered(1, 4, { content: { disputed: [{ id: an, unit: 'name' }] } })
    expect(await told(await keep({ order: 2 }))).toEqual({})
    await answered(1, 4, {
      content: {
        disputed: [
          { id: binh, unit: 'name' },
          { id: an, unit: 'birth' },
        ],
      },
    })
    expect(await told(await keep({ order: 2 }))).toEqual({ over: { [an]: { name: 4 } } })
  })

  it('names none that came after it, that is still open or came to nothing, or of another commune', async () => {
    await answered(9, 4)
    await answered(1, 5, { state: 'open' })
    await answered(2, 6, { state: 'dropped' })
    await answered(3, 7, { commune: communeCode('22918') })
    expect(await told(await keep({ order: 5 }))).toEqual({})
  })

  it('that was refused for now is told as one that nobody answered, whatever it was answered before', async () => {
    const content = { receipt: receipt(2), first: { [an]: 3 } }
    expect(await told(await keep({ order: 2, state: 'parked', content }))).toEqual({})
  })
})

describe('a save that was answered', () => {
  it('is told with the number that it first got, and where one’s own later number is beneath it', async () => {
    await answered(1, 9)
    expect(await told(await answered(2, 4))).toEqual({ first: { [an]: 4 }, over: { [an]: { name: 9 } } })
    expect(await told(await answered(3, 10))).toEqual({ first: { [an]: 10 } })
  })

  it('in the first life that it was ever in is told with the numbers of its receipt', async () => {
    const content = { receipt: receipt(2, { seqs: { [an]: 6 } }) }
    expect(await told(await keep({ order: 2, state: 'applied', content }))).toEqual({ first: { [an]: 6 } })
  })

  it('and was a question is a question again', async () => {
    const conflicts = [{ id: an, unit: 'name' }]
    const content = { receipt: receipt(2, { seqs: { [an]: 6 }, conflicts }) }
    const replay = await told(await keep({ order: 2, state: 'kept', content }))
    expect(replay).toEqual({ first: { [an]: 6 }, conflicts })
    const settledSince = { receipt: receipt(2), first: { [an]: 6 }, disputed: conflicts }
    expect(await told(await keep({ order: 2, state: 'kept', content: settledSince }))).toEqual(replay)
  })

  it('with “held” had no number, and is judged anew', async () => {
    const content = { receipt: receipt(2, { outcome: 'held', problem: { code: 'record-missing' } }) }
    expect(await told(await keep({ order: 2, state: 'held', content }))).toEqual({})
  })

  it('with “dismissed” stays dismissed, for the reason that a person gave', async () => {
    const problem = { code: 'scope', reason: 'Hộ của xã bên', by: 'doi' } as const
    const content = { receipt: receipt(2, { outcome: 'dismissed', problem }) }
    expect(await told(await keep({ order: 2, state: 'dismissed', content }))).toEqual({ dismissed: problem })
    const bare = { receipt: receipt(2, { outcome: 'dismissed' }) }
    const dismissed = { code: 'unexpected' }
    expect(await told(await keep({ order: 2, state: 'kept', content: bare }))).toEqual({ dismissed })
    // also where it had to wait behind another
    expect(await told(await keep({ order: 2, state: 'sent', content }))).toEqual({ dismissed: problem })
  })
})

describe('numbers of a life between that of the backup and the present one', () => {
  const between = nameOfLife('b', 'e')
  /** Its backup is of the life between. */
  const after = { life: 1, epoch: epoch(nameOfLife('n', between)) }
  const answeredBetween = (order: number, seq: number) =>
    answered(order, seq, { content: { firstIn: between } })

  it('tell that a save was answered, and nothing of its place', async () => {
    expect(await told(await answeredBetween(2, 40))).toEqual({ first: {} })
    expect(await told(await answered(3, 4))).toEqual({ first: { [an]: 4 } })
  })

  it('are told where the backup is of that life, or of none that is known', async () => {
    const group = await answeredBetween(2, 40)
    expect(await told(group, after)).toEqual({ first: { [an]: 40 } })
    expect(await told(group, { life: 1, epoch: epoch('another') })).toEqual({ first: { [an]: 40 } })
  })

  it('are no place for what was written over them, either', async () => {
    await answeredBetween(1, 40)
    const over = await keep({ order: 2 })
    expect(await told(over)).toEqual({})
    expect(await told(over, after)).toEqual({ over: { [an]: { name: 40 } } })
  })

  it('hide no number of the backup’s life beneath it', async () => {
    await answered(1, 8)
    expect(await told(await answeredBetween(2, 40))).toEqual({ first: {}, over: { [an]: { name: 8 } } })
  })
})

it('of groups of the present life nothing is told, whatever goes with them', async () => {
  const lost = await keep({ order: 1 })
  const present = { ...(await keep({ order: 2 })), life: now.life }
  expect(await replaysOf(context, [lost, present], now)).toEqual({ [lost.groupId]: {} })
  expect(await replaysOf(context, [present], now)).toEqual({})
})

/** The journal beside the database: what one of them loses comes back from the other. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeCentre } from '#client/testing/fake-centre.ts'
import { comeOnline, household, openSmallWorld, resident } from '#client/testing/small-world.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { envelopeSchema } from '#shared/sync/batch.ts'
import { findDevice, findJournal, findRestored, getRevision } from './meta.ts'
import { groupsOfJournal } from './saves-of-journal.ts'

let centre: FakeCentre
let tablet: TestTablet

beforeEach(async () => {
  ;({ centre, tablet } = await openSmallWorld())
})

const nameAt = () => centre.row(muiNe, resident)?.units.name
const lines = async () => (await tablet.store.journal.read()).frames.flatMap((frame) => frame.lines)
const kinds = async () => (await lines()).map(({ kind }) => kind)
const journaled = async () => groupsOfJournal((await tablet.store.journal.read()).frames).known
/** States by group, oldest first. */
const stored = async () =>
  (await tablet.database.groups.orderBy('order').toArray()).map(({ groupId, state }) => [groupId, state])
const groupIds = async () => (await stored()).map(([groupId]) => groupId)
const lastEnvelope = () =>
  envelopeSchema.parse(JSON.parse(tablet.wire.batches().at(-1)?.text.split('\n')[0] ?? ''))
const quota = () => Object.assign(new Error('the disk is full'), { name: 'QuotaExceededError' })

describe('a save', () => {
  it('is in the journal before it is shown as saved, as it is in the database', async () => {
    await tablet.write(resident, { name: 'B' })
    const [group] = await tablet.database.groups.toArray()
    expect(await journaled()).toMatchObject([{ groupId: group?.groupId, commune: muiNe, answered: null }])
    expect((await journaled())[0]?.line).toContain('"name":"B"')
  })

  it('is journaled first: when the database is asked, the journal has it', async () => {
    let before: readonly string[] = []
    tablet.database.groups.hook('creating', () => {
      before = [...tablet.journal.files.values()].map(({ bytes }) => String(bytes.length > 0))
    })
    await tablet.write(resident, { name: 'B' })
    expect(before).toEqual(['true'])
  })

  it('that folds is one group in the journal, too, and one that comes to nothing is none', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.write(resident, { name: 'C' })
    expect(await journaled()).toHaveLength(1)
    expect((await journaled())[0]?.line).toContain('"name":"C"')
    await tablet.write(resident, { name: 'A' })
    expect(await tablet.states()).toEqual(['dropped'])
    expect(await journaled()).toEqual([])
  })

  it('without a change says nothing', async () => {
    await tablet.write(resident, { name: 'A' })
    expect(await lines()).toEqual([])
  })

  it('is refused as full where the journal has no room, and nothing is half written', async () => {
    tablet.journal.failure = 'full'
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'full' })
    expect(await tablet.states()).toEqual([])
    expect(tablet.shown(resident, 'name')).toBe('A')
    tablet.journal.failure = 'none'
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    expect(await kinds()).toEqual(['saved'])
  })

  it('that the database has no room for is struck, and does not come back', async () => {
    const fail = () => {
      throw quota()
    }
    tablet.database.groups.hook('creating').subscribe(fail)
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'full' })
    tablet.database.groups.hook('creating').unsubscribe(fail)
    expect(await kinds()).toEqual(['saved', 'struck'])
    await tablet.restartWiped()
    expect(await stored()).toEqual([])
  })

  it('goes on without a journal that cannot be written, and the next start writes it anew', async () => {
    tablet.journal.failure = 'broken'
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    expect((await findJournal(tablet.database.meta))?.isWhole).toBe(false)
    tablet.journal.failure = 'none'
    await tablet.restart()
    expect((await findJournal(tablet.database.meta))?.isWhole).toBe(true)
    expect((await journaled()).map(({ groupId }) => groupId)).toEqual(await groupIds())
  })
})

describe('an answer', () => {
  it('has a line of its own: outcome and numbers', async () => {
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    expect(await journaled()).toMatchObject([
      {
        answered: { receipt: { outcome: 'applied', seqs: { [resident]: centre.row(muiNe, resident)?.seq } } },
      },
    ])
  })

  it('that a group is still held says nothing again', async () => {
    centre.holdNext.set(resident, { code: 'unexpected' })
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    await tablet.sync()
    await tablet.sync()
    expect(await kinds()).toEqual(['saved', 'answered'])
  })

  it('is taken also where the journal has no room for it', async () => {
    await tablet.write(resident, { name: 'B' })
    tablet.journal.failure = 'full'
    await comeOnline(tablet)
    expect(await tablet.states()).toEqual(['kept'])
  })
})

describe('a database that was wiped', () => {
  it('has all its groups again, in their order, and what was not answered goes out', async () => {
    await tablet.write(resident, { name: 'B' })
    const made = await tablet.addHousehold('NGUYỄN THỊ MỚI')
    const before = await groupIds()
    await tablet.restartWiped()
    expect(await groupIds()).toEqual(before)
    expect(await tablet.states()).toEqual(['sent', 'sent'])
    await comeOnline(tablet)
    expect(nameAt()).toBe('B')
    expect(centre.row(muiNe, made.resident)?.units.name).toBe('NGUYỄN THỊ MỚI')
    expect(await tablet.states()).toEqual(['kept', 'kept'])
    expect(centre.openFlags(muiNe)).toEqual([])
  })

  it('knows neither epoch nor scope until the centre says them, and saves nothing before', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.restartWiped()
    expect(await findDevice(tablet.database.meta)).toMatchObject({ epoch: 'unknown', scope: [] })
    await comeOnline(tablet)
    expect(await findDevice(tablet.database.meta)).toMatchObject({
      epoch: centre.epoch,
      scope: [muiNe],
      life: 1,
    })
    expect((await tablet.write(resident, { name: 'C' })).kind).toBe('saved')
  })

  it('sends what may have been sent with the same bytes, and folds nothing into it', async () => {
    await tablet.write(resident, { name: 'B' })
    const [{ line } = { line: '' }] = await journaled()
    await tablet.restartWiped()
    await comeOnline(tablet)
    expect(tablet.wire.batches().at(-1)?.text.split('\n')).toContain(line)
    await tablet.write(resident, { name: 'C' })
    expect(await tablet.states()).toEqual(['kept', 'open'])
  })

  it('folds nothing into what came back, also before that has gone out again', async () => {
    await tablet.write(resident, { name: 'B' })
    const [{ line } = { line: '' }] = await journaled()
    await tablet.restartWiped()
    tablet.online()
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'lost' : 'through')
    tablet.clock.advance(600_000)
    await tablet.sync()
    const home = await tablet.addHousehold()
    await tablet.restartWiped()
    tablet.clock.advance(600_000)
    await tablet.sync()
    await tablet.write(home.resident, { name: 'C' })
    expect(await tablet.states()).toEqual(['sent', 'sent', 'open'])
    expect((await journaled())[0]?.line).toBe(line)
  })

  it('says of an answered group what it was first answered, and lays nothing of it over the rows', async () => {
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    const [group] = await groupIds()
    tablet.offline()
    await tablet.restartWiped()
    expect(await stored()).toEqual([[group, 'kept']])
    await comeOnline(tablet)
    const [replayed] = tablet.wire.batches().slice(-1)
    expect(replayed?.text).toContain(`"replay":{"${group}":{"first":{"${resident}":`)
    expect(tablet.shown(resident, 'name')).toBe('B')
  })

  it('says nothing of a group that was never answered: it is judged by the epoch in its line', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.restartWiped()
    await comeOnline(tablet)
    expect(lastEnvelope().replay).toBeUndefined()
  })

  it('shows what was held as held, and what was dismissed with its reason', async () => {
    centre.holdNext.set(resident, { code: 'unexpected' })
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    await tablet.restartWiped()
    expect(await tablet.states()).toEqual(['held'])
    await tablet.sync()
    expect(tablet.view(resident)?.state).toBe('held')
    const [group] = await tablet.tablet.outbox()
    if (group !== undefined) centre.processHeld(muiNe, group.groupId)
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept'])
    await tablet.restartWiped()
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('is wiped again and again without losing or doubling a save', async () => {
    for (const name of ['B', 'C', 'D']) {
      await tablet.write(resident, { name })
      await comeOnline(tablet)
      tablet.offline()
      await tablet.restartWiped()
      await comeOnline(tablet)
    }
    expect(nameAt()).toBe('D')
    expect(await tablet.states()).toEqual(['kept', 'kept', 'kept'])
    expect(centre.openFlags(muiNe)).toEqual([])
  })

  it('numbers its writes on above all that the journal speaks of', async () => {
    await tablet.write(resident, { name: 'B' })
    const before = await getRevision(tablet.database.meta)
    await tablet.restartWiped()
    expect(await getRevision(tablet.database.meta)).toBeGreaterThan(before)
  })

  it('is restored once by two tabs that start together', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold()
    const before = await groupIds()
    await tablet.restartWiped()
    const twin = await new TestTablet({ centre, twinOf: tablet }).open()
    expect(await groupIds()).toEqual(before)
    expect(twin.status().restored).toMatchObject({ saves: 2 })
  })

  it('has nothing of a torn end, and all before it', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold()
    const [file] = tablet.journal.files.values()
    file?.truncate(file.getSize() - 3)
    await tablet.restartWiped()
    expect(await tablet.states()).toEqual(['sent'])
    await comeOnline(tablet)
    expect(nameAt()).toBe('B')
  })
})

describe('the officer', () => {
  it('is told what came back until they have read it, in every tab', async () => {
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    await tablet.addHousehold()
    tablet.offline()
    await tablet.restartWiped()
    expect(tablet.status().restored).toMatchObject({ saves: 2, waiting: 1 })
    await tablet.restart()
    expect(tablet.status().restored).toMatchObject({ saves: 2, waiting: 1 })
    await tablet.tablet.noteRestored()
    expect(tablet.status().restored).toBeNull()
    await tablet.restart()
    expect(tablet.status().restored).toBeNull()
  })

  it('is not told of a restored centre where the tablet itself had lost its database', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.restartWiped()
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'lost' : 'through')
    await tablet.sync()
    expect(tablet.status().notices).toEqual([])
    await tablet.tablet.noteRestored()
    expect(tablet.status().notices).toEqual(['replaying'])
  })

  it('is told of nothing where nothing had been saved', async () => {
    await tablet.restartWiped()
    expect(tablet.status().restored).toBeNull()
  })
})

describe('the centre', () => {
  it('is told with every batch that the database was wiped, and how much came back', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.restartWiped()
    await comeOnline(tablet)
    expect(lastEnvelope().storage).toMatchObject({
      journal: 'kept',
      restored: { saves: 1, waiting: 1, unreadable: 0 },
    })
  })

  it('is told of a browser that has no place for a journal, and the work goes on', async () => {
    tablet.journal.failure = 'missing'
    await tablet.restart()
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    expect(nameAt()).toBe('B')
    expect(lastEnvelope().storage).toEqual({ journal: 'missing' })
  })

  it('is told nothing where all is as it should be', async () => {
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    expect(lastEnvelope().storage).toBeUndefined()
  })
})

describe('a journal that was wiped', () => {
  it('is written anew from the database, with answers and order, and is worth as much', async () => {
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    await tablet.addHousehold()
    tablet.offline()
    const before = await stored()
    tablet.journal.wipe()
    await tablet.restart()
    expect(await stored()).toEqual(before)
    expect(await kinds()).toEqual(['copied', 'copied'])
    await tablet.restartWiped()
    expect(await stored()).toEqual([
      [before[0]?.[0], 'kept'],
      [before[1]?.[0], 'sent'],
    ])
  })

  it('is written anew where a tablet had none before, as after an update', async () => {
    tablet.journal.failure = 'missing'
    await tablet.restart()
    await tablet.write(resident, { name: 'B' })
    await tablet.database.meta.delete('journal')
    tablet.journal.wipe()
    tablet.journal.failure = 'none'
    await tablet.restart()
    expect((await journaled()).map(({ groupId }) => groupId)).toEqual(await groupIds())
    expect(tablet.journal.canary).toBe((await findJournal(tablet.database.meta))?.canary)
  })

  it('is begun again where the tablet died in the midst of it: the canary comes last', async () => {
    await tablet.write(resident, { name: 'B' })
    tablet.journal.wipe()
    const { writeCanary } = tablet.journal
    tablet.journal.writeCanary = () => Promise.reject(new Error('it is over'))
    await tablet.restart()
    expect(tablet.journal.canary).toBeNull()
    tablet.journal.writeCanary = writeCanary
    await tablet.restart()
    expect(tablet.journal.canary).not.toBeNull()
    expect((await findJournal(tablet.database.meta))?.isWhole).toBe(true)
    await tablet.restartWiped()
    expect(await tablet.states()).toEqual(['sent'])
  })

  it('on a full disk is written at the next start, and the tablet opens all the same', async () => {
    await tablet.write(resident, { name: 'B' })
    tablet.journal.wipe()
    tablet.journal.failure = 'full'
    await tablet.restart()
    expect(tablet.shown(resident, 'name')).toBe('B')
    tablet.journal.failure = 'none'
    await tablet.restart()
    expect(await kinds()).toEqual(['copied'])
  })
})

describe('a journal that one tab has given up', () => {
  /** Its file fails it once; another tab, or the next start, has a good one. */
  async function giveUp() {
    tablet.journal.failure = 'broken'
    await tablet.write(resident, { name: 'B' })
    tablet.journal.failure = 'none'
  }

  it('and another has written anew is not whole any more with the next save of the first', async () => {
    await giveUp()
    await new TestTablet({ centre, twinOf: tablet }).open()
    expect((await findJournal(tablet.database.meta))?.isWhole).toBe(true)
    await tablet.addHousehold('NGUYỄN THỊ MỚI')
    expect((await findJournal(tablet.database.meta))?.isWhole).toBe(false)
    const before = await groupIds()
    await tablet.restart()
    await tablet.restartWiped()
    expect(await groupIds()).toEqual(before)
  })

  it('is not called whole by another where the first has saved while it was copied', async () => {
    await giveUp()
    const { writeCanary } = tablet.journal
    tablet.journal.writeCanary = async (id) => {
      await tablet.addHousehold('NGUYỄN THỊ MỚI')
      await writeCanary.call(tablet.journal, id)
    }
    await new TestTablet({ centre, twinOf: tablet }).open()
    tablet.journal.writeCanary = writeCanary
    expect((await findJournal(tablet.database.meta))?.isWhole).toBe(false)
    const before = await groupIds()
    await tablet.restart()
    await tablet.restartWiped()
    expect(await groupIds()).toEqual(before)
  })
})

describe('a journal without a canary', () => {
  it('of a tablet whose disk was full when it began gives back what was saved once there was room', async () => {
    const fresh = new TestTablet({ centre })
    const { writeCanary } = fresh.journal
    fresh.journal.writeCanary = () => Promise.reject(quota())
    await fresh.open()
    await fresh.sync()
    fresh.offline()
    expect((await fresh.write(resident, { name: 'B' })).kind).toBe('saved')
    expect(fresh.journal.canary).toBeNull()
    fresh.journal.writeCanary = writeCanary
    await fresh.restartWiped()
    expect(await fresh.states()).toEqual(['sent'])
    expect(fresh.journal.canary).toBe((await findJournal(fresh.database.meta))?.canary)
    await comeOnline(fresh)
    expect(nameAt()).toBe('B')
  })
})

describe('what the journal has and the database lacks, though neither was wiped', () => {
  /** As a tablet leaves it that dies between the two. */
  async function dieBetween(wrote: { name: string }) {
    const never = new Promise<never>(() => undefined)
    const { database } = tablet
    const { write } = database
    const before = (await lines()).length
    Object.assign(database, { write: () => never })
    void tablet.write(resident, wrote)
    await expect.poll(async () => (await lines()).length).toBe(before + 1)
    Object.assign(database, { write })
  }

  it('was never shown as saved, and is struck', async () => {
    await dieBetween({ name: 'B' })
    await tablet.restart()
    expect(await kinds()).toEqual(['saved', 'struck'])
    expect(tablet.shown(resident, 'name')).toBe('A')
    await tablet.restartWiped()
    expect(await stored()).toEqual([])
  })

  it('of a group that is there is struck alone: the group comes back as it was shown', async () => {
    await tablet.write(resident, { name: 'B' })
    await dieBetween({ name: 'C' })
    await tablet.restart()
    await tablet.restartWiped()
    await comeOnline(tablet)
    expect(nameAt()).toBe('B')
  })

  it('cannot be committed any more by a tab that was about to: it plans anew, and that is journaled', async () => {
    const { database } = tablet
    const { write } = database
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    Object.assign(database, {
      write: async (body: () => Promise<unknown>) => {
        await held
        return write(body)
      },
    })
    const saving = tablet.write(resident, { name: 'B' })
    await expect.poll(kinds).toEqual(['saved'])
    const twin = await new TestTablet({ centre, twinOf: tablet }).open()
    Object.assign(database, { write })
    letGo()
    expect((await saving).kind).toBe('saved')
    expect((await journaled()).map(({ groupId }) => groupId)).toEqual(await groupIds())
    expect(await twin.states()).toEqual(['open'])
    await tablet.restartWiped()
    await comeOnline(tablet)
    expect(nameAt()).toBe('B')
  })

  it('is struck also where the journal was wiped before and its new file has the old one’s name', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold()
    await tablet.restart()
    tablet.journal.wipe()
    await tablet.restart()
    await dieBetween({ name: 'A' })
    await tablet.restart()
    expect(tablet.shown(resident, 'name')).toBe('B')
    await tablet.restartWiped()
    await comeOnline(tablet)
    expect(nameAt()).toBe('B')
  })

  it('is left alone where the database has a group that does not open', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.database.groups.toCollection().modify({ sealed: new Uint8Array(40) })
    await tablet.restart()
    expect(await kinds()).toEqual(['saved'])
  })

  it('is looked for once: the next start reads only what came since', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.restart()
    const { compared } = (await findJournal(tablet.database.meta)) ?? {}
    expect(Object.values(compared ?? {})).toMatchObject([{ count: 1 }])
    expect((await tablet.store.journal.read(compared)).frames).toEqual([])
  })
})

it('a journal that cannot be read at a start does not keep the tablet closed, and a wiped database waits for the next', async () => {
  await tablet.write(resident, { name: 'B' })
  const { read } = tablet.journal
  tablet.journal.read = () => Promise.reject(new DOMException('not now', 'NotReadableError'))
  await tablet.restartWiped()
  expect(await stored()).toEqual([])
  expect(await findRestored(tablet.database.meta)).toBeUndefined()
  tablet.journal.read = read
  await tablet.restart()
  expect(await tablet.states()).toEqual(['sent'])
  expect(tablet.view(household)).toBeUndefined()
})

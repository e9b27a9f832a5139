/** The disk is full. Whatever was about to be written is not, all of it; what was there stays, and the next try succeeds. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeCentre } from '#client/testing/fake-centre.ts'
import {
  addPage,
  comeOnline,
  household,
  openSmallWorld,
  resident,
  rowText,
} from '#client/testing/small-world.ts'
import { muiNe, type TestTablet } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import { keepAreas, readAreas } from './areas.ts'
import { compactPages } from './compact.ts'
import type { StoreContext } from './context.ts'
import type { TabletDatabase } from './database.ts'
import { getFeed, getRevision } from './meta.ts'
import { acknowledge, fixBytes, listOutbox, listWaiting, park, unpark } from './outbox.ts'
import { leaveCommunes, takePage } from './take-page.ts'

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext

beforeEach(async () => {
  ;({ centre, tablet, context } = await openSmallWorld())
})

type TableName = 'pages' | 'groups' | 'drafts' | 'meta'
const quota = () => Object.assign(new Error('the disk is full'), { name: 'QuotaExceededError' })

/** From now on every write to the table fails; the result mends it. */
function fill(name: TableName): () => void {
  const table = context.database[name]
  const fail = () => {
    throw quota()
  }
  table.hook('creating').subscribe(fail)
  table.hook('updating').subscribe(fail)
  return () => {
    table.hook('creating').unsubscribe(fail)
    table.hook('updating').unsubscribe(fail)
  }
}

/** All tables as they stand. */
async function everything({ pages, groups, drafts, meta }: TabletDatabase) {
  return Promise.all([pages.toArray(), groups.toArray(), drafts.toArray(), meta.toArray()])
}

/** Runs it with the table full, sees that nothing at all was written, and runs it again with room. */
async function twice(name: TableName, run: () => Promise<unknown>): Promise<unknown> {
  const before = await everything(context.database)
  const mend = fill(name)
  await expect(run()).rejects.toThrow()
  expect(context.database.whyFailed(quota())).toBe('full')
  expect(await everything(context.database)).toEqual(before)
  mend()
  return run()
}

const page = async () => {
  const { cursor } = await getFeed(context.database.meta, muiNe)
  const read = centre.readFeed(tablet.token, muiNe, cursor)
  if (read.kind !== 'answer') throw new Error(read.code)
  return { page: read.value, text: JSON.stringify(read.value) }
}

describe('a page of the feed', () => {
  it.each(['pages', 'meta'] as const)(
    'is taken whole or not at all while the table %s is full',
    async (name) => {
      centre.write(muiNe, resident, 'name', 'X')
      const next = await page()
      expect(await twice(name, () => takePage(context, { ...next, life: 0 }))).toBe('taken')
      expect((await getFeed(context.database.meta, muiNe)).cursor).toBe(3)
    },
  )

  it('that did not fit is asked for again by the sync, and the cursor stands where it stood', async () => {
    centre.write(muiNe, resident, 'name', 'X')
    const mend = fill('pages')
    await comeOnline(tablet)
    expect((await getFeed(context.database.meta, muiNe)).cursor).toBe(2)
    expect(tablet.status().phase).toBe('waiting-to-retry')
    mend()
    await comeOnline(tablet)
    expect(tablet.shown(resident, 'name')).toBe('X')
    expect(tablet.status().phase).toBe('idle')
  })
})

describe('an answer', () => {
  it('that did not fit leaves the group sent, and the same bytes go again', async () => {
    await tablet.write(resident, { name: 'B' })
    const mend = fill('pages')
    await comeOnline(tablet)
    expect(await tablet.states()).toEqual(['sent'])
    expect(tablet.shown(resident, 'name')).toBe('B')
    mend()
    await comeOnline(tablet)
    const lines = tablet.wire.batches().map(({ text }) => text.split('\n')[1])
    expect(lines.length).toBeGreaterThan(1)
    expect(new Set(lines).size).toBe(1)
    expect(await tablet.states()).toEqual(['kept'])
    expect([...centre.judged.values()]).toEqual([1])
  })

  it('whose receipt does not fit takes no row either', async () => {
    await tablet.write(resident, { name: 'B' })
    await fixBytes(context, await listWaiting(context, muiNe))
    const mend = fill('groups')
    await comeOnline(tablet)
    const answers = await context.database.pages.filter(({ upTo }) => upTo === 0).count()
    expect(answers).toBe(0)
    expect(await tablet.states()).toEqual(['sent'])
    mend()
    await comeOnline(tablet)
    expect(await tablet.states()).toEqual(['kept'])
  })
})

describe('a save', () => {
  it('of a whole household is not there by half', async () => {
    const mend = fill('groups')
    await expect(tablet.addHousehold()).rejects.toThrow('failed')
    expect(tablet.tablet.book.get().households()).toHaveLength(1)
    expect(await tablet.states()).toEqual([])
    mend()
    await tablet.addHousehold()
    expect(tablet.tablet.book.get().households()).toHaveLength(2)
  })

  it('that would have been folded leaves the group as it was', async () => {
    await tablet.write(resident, { name: 'B' })
    const [before] = await context.database.groups.toArray()
    const mend = fill('groups')
    expect(await tablet.write(resident, { name: 'C' })).toEqual({ kind: 'failed', why: 'full' })
    expect(await context.database.groups.toArray()).toEqual([before])
    expect(tablet.shown(resident, 'name')).toBe('B')
    mend()
    expect((await tablet.write(resident, { name: 'C' })).kind).toBe('saved')
    expect(await tablet.states()).toEqual(['open'])
  })

  it('whose number of the database does not fit is not saved, and its draft stays', async () => {
    await tablet.tablet.keepDraft(tablet.draft(resident, { typed: { name: 'B' } }))
    const mend = fill('meta')
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'full' })
    expect(await tablet.states()).toEqual([])
    expect((await tablet.tablet.findDraft(resident))?.typed.name).toBe('B')
    mend()
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    expect(await tablet.tablet.findDraft(resident)).toBeUndefined()
  })

  it('can be made on a disk where no draft fits any more', async () => {
    const mend = fill('drafts')
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    mend()
    expect(tablet.shown(resident, 'name')).toBe('B')
  })
})

describe('the outbox', () => {
  beforeEach(async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.write(household, { hamlet: 'Thôn 2' })
  })

  it('fixes the bytes of all groups of a batch or of none', async () => {
    const batch = await listWaiting(context, muiNe)
    await twice('groups', () => fixBytes(context, batch))
    expect(await tablet.states()).toEqual(['sent', 'sent'])
  })

  it('parks a group with its reason or not at all', async () => {
    const [first] = await listWaiting(context, muiNe)
    if (first === undefined) throw new Error('nothing waits')
    await twice('groups', () => park(context, first, { code: 'unreadable', fault: 'too-large' }))
    expect(await listOutbox(context)).toMatchObject([{ state: 'open' }, { problem: { fault: 'too-large' } }])
    await twice('groups', () => unpark(context, muiNe))
    expect(await tablet.states()).toEqual(['sent', 'open'])
  })

  it('keeps a dismissed group in sight until the disk has taken that it was read', async () => {
    await context.database.groups.toCollection().modify({ state: 'dismissed' })
    const [entry] = await listOutbox(context)
    if (entry === undefined) throw new Error('nothing is listed')
    await twice('groups', () => acknowledge(context, entry.groupId))
    expect((await tablet.states()).sort()).toEqual(['dismissed', 'kept'])
  })
})

describe('a full disk is announced', () => {
  const isAnnounced = () => tablet.status().notices.includes('storage-full')
  const announced = (value: boolean) =>
    expect
      .poll(() => {
        // what a save changed is counted behind its words
        tablet.clock.advance(0)
        return isAnnounced()
      })
      .toBe(value)

  it.each(['groups', 'meta'] as const)(
    'from the save that table %s refused until one succeeds',
    async (name) => {
      const mend = fill(name)
      await tablet.write(resident, { name: 'B' })
      await announced(true)
      await tablet.write(resident, { name: 'C' })
      await announced(true)
      mend()
      await tablet.write(resident, { name: 'B' })
      await announced(false)
    },
  )

  it('from the draft that was refused on', async () => {
    const table = context.database.quickDrafts
    const fail = () => {
      throw quota()
    }
    table.hook('creating').subscribe(fail)
    expect(await tablet.tablet.keepDraft(tablet.draft(resident, { typed: { name: 'B' } }))).toBe('full')
    await announced(true)
    table.hook('creating').unsubscribe(fail)
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    await announced(false)
  })

  it('from the frame that the journal had no room for', async () => {
    tablet.journal.failure = 'full'
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'full' })
    await announced(true)
    tablet.journal.failure = 'none'
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    await announced(false)
  })

  it('by a sync that could not take what it read, and not any more when it could', async () => {
    centre.write(muiNe, resident, 'name', 'X')
    const mend = fill('pages')
    await comeOnline(tablet)
    await announced(true)
    mend()
    await comeOnline(tablet)
    await announced(false)
  })

  it('and not for another fault, nor where nothing failed', async () => {
    const table = context.database.groups
    const fail = () => {
      throw new Error('damaged')
    }
    table.hook('creating').subscribe(fail)
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'broken' })
    await tablet.sync()
    expect(isAnnounced()).toBe(false)
  })
})

describe('what the store does by itself', () => {
  it('rewriting pages keeps every old page until the new ones are on the disk', async () => {
    const row = centre.row(muiNe, resident)
    for (let n = 0; n < 26; n += 1) await addPage(context, rowText(row, { seq: 10 + n }))
    await twice('pages', () => compactPages(context))
    expect(await context.database.pages.count()).toBeLessThan(4)
  })

  it('leaving a commune takes rows and cursor or neither', async () => {
    const device = await context.database.meta.get('device')
    const value = Object.assign({}, device?.value, { scope: [communeCode('22918')] })
    await context.database.meta.put({ name: 'device', value })
    await twice('meta', () => leaveCommunes(context))
    expect(await context.database.pages.count()).toBe(0)
  })

  it('names of communes that do not fit leave the old ones', async () => {
    const named = (name: string) => [{ code: muiNe, name, hamlets: [] }]
    await keepAreas(context.database, context.sealer, named('Mũi Né'))
    await twice('meta', () => keepAreas(context.database, context.sealer, named('Phường Mũi Né')))
    expect((await readAreas(context.database, context.sealer)).get(muiNe)?.name).toBe('Phường Mũi Né')
  })

  it('the revision of the database never moves with a write that failed', async () => {
    const before = await getRevision(context.database.meta)
    const mend = fill('groups')
    await tablet.write(resident, { name: 'B' })
    expect(await getRevision(context.database.meta)).toBe(before)
    mend()
    await tablet.write(resident, { name: 'B' })
    expect(await getRevision(context.database.meta)).toBe(before + 1)
  })
})

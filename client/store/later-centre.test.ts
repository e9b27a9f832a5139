/** An old tablet and a newer centre: a word that the tablet does not know costs its meaning and nothing else. */
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import { compactPages } from './compact.ts'
import type { StoreContext } from './context.ts'
import { findGroupContent, sealGroup } from './groups.ts'
import { getFeed } from './meta.ts'
import { pageLabel } from './open-book.ts'

const household = testRecord(1)
const resident = testRecord(2)
const later = 'a-word-of-2027'
const said = z.looseObject({
  receipts: z.array(z.looseObject({})).optional(),
  flags: z.array(z.looseObject({})),
  rows: z.unknown(),
})
type Said = z.infer<typeof said>

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext

beforeEach(async () => {
  centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({ type: 'resident', id: resident, commune: muiNe, units: { household, name: 'A' } })
  tablet = await new TestTablet({ centre }).open()
  context = {
    database: tablet.database,
    sealer: await tablet.sealer(),
    clock: tablet.clock,
    ids: testIds,
    tabs: tablet.channel.tab(),
    journal: tablet.store.journal,
  }
})

/** From now on the centre says this instead, in answers to batches or in pages of the feed. */
function retell(of: 'answers' | 'pages' | 'both', change: (value: Said) => unknown): void {
  tablet.wire.retell = (text, path) => {
    const from = path === '/api/batches' ? 'answers' : path.startsWith('/api/feed/') ? 'pages' : 'state'
    return from === of || (of === 'both' && from !== 'state')
      ? JSON.stringify(change(said.parse(JSON.parse(text))))
      : text
  }
}
const retellReceipts = (words: Record<string, unknown>) =>
  retell('answers', (answer) => ({
    ...answer,
    receipts: answer.receipts?.map((receipt) => ({ ...receipt, ...words })),
  }))

const texts = async () =>
  Promise.all(
    (await context.database.pages.toArray()).map((page) => context.sealer.open(pageLabel(page), page.sealed)),
  )

const visitTable = {
  id: [testRecord(71), testRecord(72)],
  seq: [1, 2],
  createdAt: ['', ''],
  updatedAt: ['', ''],
  updatedBy: ['', ''],
  removedAt: [null, null],
  decided: [null, null],
  outcome: ['absent', 'met'],
  units: {},
}
const withVisits = (said: Said) => ({
  ...said,
  rows: { ...z.looseObject({}).parse(said.rows), visit: visitTable },
})

/** A conflict on the resident's name, which the centre has made a flag. */
async function conflict(): Promise<void> {
  const { fate } = tablet.wire
  tablet.offline()
  await tablet.write(resident, { name: 'B' })
  centre.write(muiNe, resident, 'name', 'X')
  tablet.wire.fate = fate
  tablet.clock.advance(600_000)
  await tablet.sync()
}

describe('a receipt in unknown words', () => {
  it('is taken: the group is held, visible with its record, and asked about', async () => {
    retellReceipts({ outcome: later, problem: { code: later, record: resident } })
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    expect(await tablet.states()).toEqual(['held'])
    expect(tablet.status()).toMatchObject({ waiting: 0, held: 1 })
    expect(tablet.view(resident)).toMatchObject({
      state: 'held',
      units: { name: 'B' },
      held: [{ kind: 'held', problem: { code: 'unexpected', record: resident } }],
    })
    await tablet.sync()
    const [id] = (await context.database.groups.toArray()).map(({ groupId }) => groupId)
    expect(tablet.wire.batches().at(-1)?.text).toContain(`"asking":["${id}"]`)
  })

  it('ends as soon as the tablet hears a word that it knows', async () => {
    retellReceipts({ outcome: later })
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    tablet.wire.retell = (text) => text
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept'])
    expect(tablet.view(resident)).toMatchObject({ state: 'received', units: { name: 'B' }, held: [] })
  })

  it('keeps none of its neighbours waiting', async () => {
    tablet.offline()
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold()
    const [first] = (await context.database.groups.toArray()).map(({ groupId }) => groupId)
    retell('answers', (answer) => ({
      ...answer,
      receipts: answer.receipts?.map((receipt) =>
        receipt.groupId === first ? { ...receipt, outcome: later } : receipt,
      ),
    }))
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await tablet.states()).toEqual(['held', 'kept'])
  })

  it('of a dismissal still says why a person dismissed it', async () => {
    centre.holdNext.set(resident, { code: 'unexpected' })
    retellReceipts({ outcome: 'dismissed', problem: { code: later, reason: 'Ghi trùng', by: 'doi' } })
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    expect(await tablet.tablet.outbox()).toMatchObject([
      { state: 'dismissed', problem: { code: 'unexpected', reason: 'Ghi trùng', by: 'doi' } },
    ])
    expect(tablet.shown(resident, 'name')).toBe('A')
  })

  it('that a newer app has kept opens in an older one', async () => {
    await tablet.write(resident, { name: 'B' })
    const [stored] = await context.database.groups.toArray()
    const opened = stored === undefined ? undefined : await findGroupContent(context.sealer, stored)
    if (stored === undefined || opened === undefined) throw new Error('nothing was saved')
    const { groupId, version } = stored
    const problem = { code: later, reason: 'Vì sao' }
    const receipt = { groupId, outcome: later, seqs: {}, conflicts: [], problem }
    const label = { type: 'group', id: groupId, version } as const
    const sealed = await context.sealer.seal(label, JSON.stringify({ ...opened.content, receipt }))
    expect((await findGroupContent(context.sealer, { ...stored, sealed }))?.content.receipt).toMatchObject({
      outcome: 'held',
      problem: { code: 'unexpected', reason: 'Vì sao' },
    })
    const own = await sealGroup(context.sealer, groupId, version, opened.content)
    expect(await findGroupContent(context.sealer, { ...stored, sealed: own })).toEqual(opened)
  })
})

describe('an answer with rows and flags of unknown types', () => {
  beforeEach(() =>
    retell('answers', (answer) => ({
      ...withVisits(answer),
      flags: [...answer.flags, { id: 'of a later kind', seq: 1, type: 'visit' }],
    })),
  )

  it('settles the group with the rows that are known', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept'])
    expect(tablet.view(resident)).toMatchObject({ state: 'received', units: { name: 'B' } })
  })

  it('says that the app is too old to show everything, also after the tablet was killed', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['update-needed'])
    await tablet.restart()
    expect(tablet.status().notices).toEqual(['update-needed'])
  })

  it('keeps what it cannot read to the byte, counted with the rest', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    const page = (await context.database.pages.toArray()).at(-1)
    expect(page?.count).toBe(4)
    expect((await texts()).at(-1)).toContain(JSON.stringify(visitTable))
  })
})

describe('a page of the feed with a record type of its own', () => {
  it('is taken, and what follows it is read too', async () => {
    retell('pages', withVisits)
    centre.pageSize = 1
    centre.write(muiNe, household, 'hamlet', 'Thôn 2')
    centre.write(muiNe, resident, 'name', 'X')
    await tablet.sync()
    expect(tablet.shown(household, 'hamlet')).toBe('Thôn 2')
    expect(tablet.shown(resident, 'name')).toBe('X')
    expect((await getFeed(context.database.meta, muiNe)).cursor).toBe(4)
    expect(tablet.status()).toMatchObject({ phase: 'idle', notices: ['update-needed'] })
  })

  it('is kept also when it has nothing else, for the app that can read it', async () => {
    retell('pages', withVisits)
    await tablet.sync()
    expect((await texts()).at(-1)).toContain(JSON.stringify(visitTable))
  })

  it('costs nothing where that type has no rows', async () => {
    retell('pages', (page) => ({
      ...page,
      rows: { ...z.looseObject({}).parse(page.rows), visit: { id: [], seq: [], units: {} } },
    }))
    const before = await context.database.pages.count()
    await tablet.sync()
    expect(await context.database.pages.count()).toBe(before)
    expect(tablet.status().notices).toEqual([])
  })
})

describe('a unit and a code of a later year', () => {
  const table = z.looseObject({ id: z.array(z.string()), units: z.record(z.string(), z.array(z.unknown())) })
  const withLaterUnit = (said: Said) => {
    const rows = z.record(z.string(), table).parse(said.rows)
    for (const { id, units } of Object.values(rows)) units.later_unit = id.map(() => later)
    return { ...said, rows }
  }
  beforeEach(async () => {
    retell('both', withLaterUnit)
    centre.write(muiNe, resident, 'relation', later)
    await tablet.sync()
  })

  it('survive an edit of another unit by this older tablet: neither is sent, and both stay as they came', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    const { text } = tablet.wire.batches().at(-1) ?? { text: '' }
    expect(text).toContain('"wrote":{"name":"B"}')
    expect(text).not.toContain(later)
    expect(centre.row(muiNe, resident)?.units).toMatchObject({ name: 'B', relation: later })
    expect((await texts()).at(-1)).toContain(`"later_unit":["${later}"]`)
    expect(tablet.view(resident)).toMatchObject({ state: 'received', units: { name: 'B', relation: later } })
  })

  it('are in what is seen when somebody takes the place of the code, so that no word is written over unseen', async () => {
    await tablet.write(resident, { relation: 'CON' })
    await tablet.sync()
    const sent = tablet.wire.batches().map(({ text }) => text)
    expect(sent.join('\n')).toContain(`"saw":{"relation":"${later}"},"wrote":{"relation":"CON"}`)
  })

  it('are there for the app that knows them, also after pages were rewritten and the tablet was killed', async () => {
    for (let n = 0; n < 26; n += 1) {
      await tablet.write(resident, { name: `TÊN ${n}` })
      await tablet.sync()
    }
    await compactPages(context)
    await tablet.restart()
    context = { ...context, database: tablet.database }
    const kept = (await texts()).join('\n')
    expect(kept).toContain('"later_unit"')
    expect(kept).toContain(later)
    expect(tablet.shown(resident, 'relation')).toBe(later)
  })
})

describe('a flag in unknown words', () => {
  it('of a kind of its own is shown as an open question, and no longer when it is closed', async () => {
    const words: Record<string, unknown> = { kind: later }
    retell('both', (value) => ({ ...value, flags: value.flags.map((flag) => ({ ...flag, ...words })) }))
    await conflict()
    expect(tablet.view(resident)?.flags).toMatchObject([{ kind: 'check', rule: later, unit: 'name' }])
    expect(tablet.view(resident)?.conflicts).toEqual([])
    Object.assign(words, { state: later, closedAt: '2027-01-01T00:00:00.000Z' })
    await tablet.write(resident, { name: 'C' })
    await tablet.sync()
    expect(tablet.view(resident)?.flags).toEqual([])
  })

  it('in a state of its own is still the conflict that the officer can settle', async () => {
    const restate = (value: Said) => ({
      ...value,
      flags: value.flags.map((flag) => ({ ...flag, state: later })),
    })
    retell('both', restate)
    await conflict()
    const [question] = tablet.view(resident)?.conflicts ?? []
    expect(question).toMatchObject({ unit: 'name', now: 'X', mine: 'B', kind: 'flagged' })
    tablet.wire.retell = (text) => text
    if (question !== undefined) await tablet.tablet.settle(question, 'X')
    await tablet.sync()
    expect(centre.openFlags(muiNe)).toEqual([])
    expect(tablet.view(resident)).toMatchObject({ state: 'received', conflicts: [] })
  })
})

describe('what is not understood and pages that are rewritten', () => {
  it('goes through together: nothing of it is lost, and it is counted as before', async () => {
    retell('answers', (answer) => ({
      ...withVisits(answer),
      flags: [{ id: 'of a later kind', seq: 1, type: 'visit', words: [later] }],
    }))
    for (let n = 0; n < 26; n += 1) {
      await tablet.write(resident, { name: `TÊN ${n}` })
      await tablet.sync()
    }
    await compactPages(context)
    const kept = await texts()
    expect(kept.length).toBeLessThan(4)
    expect(kept.join('\n')).toContain('"outcome":["absent","met"]')
    expect(kept.join('\n')).toContain(`"words":["${later}"]`)
    await tablet.restart()
    expect(tablet.status().notices).toEqual(['update-needed'])
    expect(tablet.view(resident)).toMatchObject({ state: 'received', units: { name: 'TÊN 25' } })
  })
})

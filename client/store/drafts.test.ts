/** Drafts: every keystroke, sealed, the newest winning, never back from the dead. */
import { beforeEach, describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import type { StoreContext } from './context.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import type { TellingDraft } from './views.ts'

const id = testRecord(1)
let tablet: TestTablet
let context: StoreContext
let drafts: Drafts
let told: number

beforeEach(async () => {
  tablet = await new TestTablet().open()
  context = {
    database: tablet.database,
    sealer: await tablet.sealer(),
    clock: tablet.clock,
    ids: testIds,
    tabs: tablet.channel.tab(),
    journal: tablet.store.journal,
  }
  told = 0
  drafts = createDrafts(context, () => {
    told += 1
  })
})

const typed = (name: string) => tablet.draft(id, { typed: { name } })

describe('a draft', () => {
  it('comes back as it was kept', async () => {
    const draft = tablet.draft(id, {
      household: testRecord(2),
      isNew: true,
      commune: muiNe,
      wrote: {
        name: 'B',
        hometown: { province: '60', district: null, commune: null, detail: null },
        birth: null,
      },
      typed: { birth: '3/2/19' },
      saw: { name: 'A' },
      base: { name: 7 },
    })
    expect(await drafts.keep(draft)).toBe('kept')
    expect(await drafts.find(id)).toEqual(draft)
    expect(await createDrafts(context, () => undefined).find(id)).toEqual(draft)
  })

  it('is what was typed last, however fast the keys came', async () => {
    const keys = 'NGUYỄN THỊ BƯỞI'
    await Promise.all([...keys].map((_, n) => drafts.keep(typed(keys.slice(0, n + 1)))))
    expect((await drafts.find(id))?.typed.name).toBe(keys)
  })

  it('is written once for keys that came while the first was on its way', async () => {
    let writes = 0
    const count = () => {
      writes += 1
    }
    context.database.quickDrafts.hook('creating').subscribe(count)
    context.database.quickDrafts.hook('updating').subscribe(count)
    await Promise.all(Array.from({ length: 50 }, (_, n) => drafts.keep(typed(`${n}`))))
    expect(writes).toBeLessThanOrEqual(3)
    expect((await drafts.find(id))?.typed.name).toBe('49')
  })

  it('that was dropped does not come back from a write on its way', async () => {
    const writing = [drafts.keep(typed('A')), drafts.keep(typed('AB'))]
    await drafts.drop(id)
    await Promise.all(writing)
    expect(await drafts.find(id)).toBeUndefined()
    expect(await context.database.drafts.count()).toBe(0)
  })

  it('after a drop begins anew', async () => {
    await drafts.keep(typed('A'))
    await drafts.drop(id)
    await drafts.keep(typed('B'))
    expect((await drafts.find(id))?.typed.name).toBe('B')
  })

  it('is told of when it begins and when it ends, not at every key', async () => {
    await drafts.keep(typed('A'))
    await drafts.keep(typed('AB'))
    await drafts.keep(typed('ABC'))
    expect(told).toBe(1)
    await drafts.drop(id)
    expect(told).toBe(2)
  })

  it('of each record stands alone', async () => {
    await Promise.all([
      drafts.keep(typed('A')),
      drafts.keep(tablet.draft(testRecord(2), { typed: { name: 'B' } })),
    ])
    await drafts.drop(id)
    expect((await drafts.find(testRecord(2)))?.typed.name).toBe('B')
  })

  it('is listed newest first, also of a record that was never saved', async () => {
    await drafts.keep(tablet.draft(testRecord(1), { keptAt: '2026-03-02T08:00:00.000Z' }))
    await drafts.keep(
      tablet.draft(testRecord(2), { keptAt: '2026-03-02T09:00:00.000Z', isNew: true, commune: muiNe }),
    )
    expect((await drafts.list()).map((draft) => draft.id)).toEqual([testRecord(2), testRecord(1)])
    expect(await tablet.tablet.drafts()).toHaveLength(2)
  })

  it('is sealed', async () => {
    await drafts.keep(typed('NGUYỄN THỊ BƯỞI'))
    const [stored] = await context.database.drafts.toArray()
    const bytes = Buffer.from(stored?.sealed ?? [])
    expect(bytes.length).toBeGreaterThan(50)
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(bytes.includes(Buffer.from('NGUYỄN', encoding))).toBe(false)
  })
})

describe('what is told of a household', () => {
  const telling: TellingDraft = {
    ...{ type: 'telling', id: testRecord(7), household: id, record: id, doing: 'death' },
    ...{ about: [testRecord(2)], typed: { on: '1/3/20', evidence: 'Trích lục' }, relations: { x: 'CON' } },
    ...{ saw: { left: null }, base: { left: 4 }, life: 1, keptAt: '2026-03-02T08:00:00.000Z' },
  }

  it('comes back as it was kept, and is listed beside the drafts of records', async () => {
    expect(await drafts.keep(telling)).toBe('kept')
    await drafts.keep(typed('A'))
    expect(await createDrafts(context, () => undefined).find(telling.id)).toEqual(telling)
    expect((await tablet.tablet.drafts()).map(({ type }) => type).sort()).toEqual(['resident', 'telling'])
  })

  it('says nothing readable of what happened to whom', async () => {
    await drafts.keep(telling)
    const [stored] = await context.database.drafts.toArray()
    const text = JSON.stringify(stored, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(text).toContain(telling.id)
    for (const word of ['death', id, testRecord(2), 'lục', 'CON']) expect(text).not.toContain(word)
  })

  it('is none that the form of a record begins with', async () => {
    await tablet.tablet.keepDraft(telling)
    expect(await tablet.tablet.findDraft(telling.id)).toBeUndefined()
    expect(await tablet.tablet.findDraft(id)).toBeUndefined()
  })

  it('ends with the event that was made of it, and a form that is half filled stays', async () => {
    const made = await tablet.addHousehold()
    tablet.offline()
    await tablet.tablet.keepDraft({ ...telling, household: made.household, record: made.household })
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { typed: { name: 'B' } }))
    const edits = [tablet.edit(made.resident, { left: { why: 'died', on: null, to: null } })]
    const death = { kind: 'death', on: '2020-03-01', evidence: null } as const
    const told = await tablet.tablet.tellEvent(made.household, edits, { ...death, draft: telling.id })
    expect(told.kind).toBe('saved')
    await tablet.restart()
    expect((await tablet.tablet.drafts()).map((draft) => draft.id)).toEqual([made.resident])
    expect(tablet.tablet.book.get().openEvents(made.household)).toMatchObject([{ event: death }])
  })

  it('ends with the save beside a form, which keeps what was typed in it', async () => {
    const made = await tablet.addHousehold()
    const leaving: TellingDraft = { ...telling, record: made.resident, doing: 'leave' }
    await tablet.tablet.keepDraft(leaving)
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { typed: { name: 'B' } }))
    const left = tablet.edit(made.resident, { left: { why: 'moved', on: null, to: null } })
    expect((await tablet.tablet.saveBeside(made.household, [left], leaving.id)).kind).toBe('saved')
    expect((await tablet.tablet.drafts()).map((draft) => draft.id)).toEqual([made.resident])
    const removal = tablet.remove(made.resident)
    expect((await tablet.tablet.saveBeside(made.household, [removal])).kind).toBe('saved')
    expect(await tablet.tablet.drafts()).toEqual([])
  })
})

describe('a draft that does not open', () => {
  const damaged = { id, version: 3, sealed: new Uint8Array(40) }
  const stored = async () => (await context.database.drafts.toArray()).sort((a, b) => a.version - b.version)

  beforeEach(async () => {
    await context.database.drafts.put(damaged)
  })

  it('is kept and shown as what it is', async () => {
    expect(await drafts.find(id)).toBeUndefined()
    expect(await drafts.list()).toEqual([{ type: 'unreadable', id, of: id }])
    expect(await context.database.drafts.count()).toBe(1)
  })

  it('makes room for what is typed next, and is not written over', async () => {
    await Promise.all([drafts.keep(typed('A')), drafts.keep(typed('AB'))])
    expect((await drafts.find(id))?.typed.name).toBe('AB')
    const [aside] = await stored()
    expect(aside).toEqual({ ...damaged, id: aside?.id, was: id })
    expect(aside?.id).not.toBe(id)
    expect((await drafts.list()).map(({ type }) => type)).toEqual(['resident', 'unreadable'])
    expect(told).toBeGreaterThan(0)
  })

  it('is not dropped with what was typed over it', async () => {
    await drafts.drop(id)
    expect(await context.database.drafts.count()).toBe(1)
    await drafts.keep(typed('A'))
    await drafts.drop(id)
    expect(await stored()).toMatchObject([{ was: id, sealed: damaged.sealed }])
  })

  it('is not ended by a save of its record', async () => {
    expect(await drafts.standing([id])).toEqual([])
    await drafts.keep(typed('A'))
    expect(await drafts.standing([id])).toMatchObject([{ id, version: 4 }])
  })

  it('that a later app wrote opens there again, also after it made room', async () => {
    const later = JSON.stringify({ ...typed('Z'), type: 'of-a-later-app' })
    const label = { type: 'draft', id, version: 3 } as const
    await context.database.drafts.put({ ...damaged, sealed: await context.sealer.seal(label, later) })
    await drafts.keep(typed('A'))
    const [aside] = await stored()
    if (aside === undefined) throw new Error('nothing was set aside')
    expect(await context.sealer.open({ ...label, id: aside.was ?? '' }, aside.sealed)).toBe(later)
  })
})

describe('a disk that is full', () => {
  const fill = (error: Error) => {
    const fail = () => {
      throw error
    }
    const { quickDrafts } = context.database
    quickDrafts.hook('creating').subscribe(fail)
    quickDrafts.hook('updating').subscribe(fail)
    return () => {
      quickDrafts.hook('creating').unsubscribe(fail)
      quickDrafts.hook('updating').unsubscribe(fail)
    }
  }

  it('is said so, and what was kept before stays', async () => {
    await drafts.keep(typed('A'))
    const mend = fill(Object.assign(new Error('full'), { name: 'QuotaExceededError' }))
    expect(await drafts.keep(typed('AB'))).toBe('full')
    expect((await drafts.find(id))?.typed.name).toBe('A')
    mend()
    expect(await drafts.keep(typed('ABC'))).toBe('kept')
    expect((await drafts.find(id))?.typed.name).toBe('ABC')
  })

  it('is not mistaken for another fault', async () => {
    const mend = fill(new Error('damaged'))
    await expect(drafts.keep(typed('A'))).rejects.toThrow()
    mend()
    expect(await drafts.keep(typed('B'))).toBe('kept')
  })
})

describe('a save and its draft', () => {
  it('end together: after a kill there is the group and no draft', async () => {
    const made = await tablet.addHousehold()
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { wrote: { name: 'B' } }))
    tablet.offline()
    await tablet.write(made.resident, { name: 'B' })
    await tablet.restart()
    expect(await tablet.tablet.findDraft(made.resident)).toBeUndefined()
    expect(tablet.shown(made.resident, 'name')).toBe('B')
    expect(tablet.view(made.resident)?.hasDraft).toBe(false)
  })

  it('leave the draft of another record alone', async () => {
    const made = await tablet.addHousehold()
    await tablet.tablet.keepDraft(tablet.draft(made.household, { wrote: { hamlet: 'Thôn 2' } }))
    await tablet.write(made.resident, { name: 'B' })
    expect(await tablet.tablet.findDraft(made.household)).toBeDefined()
  })

  it('leave what is typed while the save is under way', async () => {
    const made = await tablet.addHousehold()
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { typed: { name: 'B' } }))
    const saving = tablet.write(made.resident, { name: 'B' })
    const typing = tablet.tablet.keepDraft(tablet.draft(made.resident, { typed: { name: 'BC' } }))
    await Promise.all([saving, typing])
    expect((await tablet.tablet.findDraft(made.resident))?.typed.name).toBe('BC')
    expect(tablet.shown(made.resident, 'name')).toBe('B')
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { typed: { name: 'BCD' } }))
    expect((await tablet.tablet.findDraft(made.resident))?.typed.name).toBe('BCD')
  })

  it('leave what is typed after the save was asked for, also when an older key was still on its way', async () => {
    const made = await tablet.addHousehold()
    const keys = ['B', 'BC', 'BCD'].map((name) => tablet.draft(made.resident, { typed: { name } }))
    const [first, second, third] = keys
    if (first === undefined || second === undefined || third === undefined) throw new Error('no keys')
    const typing = [tablet.tablet.keepDraft(first), tablet.tablet.keepDraft(second)]
    const saving = tablet.write(made.resident, { name: 'BC' })
    typing.push(tablet.tablet.keepDraft(third))
    await Promise.all([saving, ...typing])
    expect((await tablet.tablet.findDraft(made.resident))?.typed.name).toBe('BCD')
  })

  it('that failed leaves the draft', async () => {
    const made = await tablet.addHousehold()
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { wrote: { name: 'B' } }))
    const form = tablet.edit(made.resident, { name: 'B' })
    await tablet.write(made.resident, { name: 'C' })
    await tablet.tablet.keepDraft(tablet.draft(made.resident, { wrote: { name: 'B' } }))
    expect((await tablet.tablet.save(made.household, [form])).kind).toBe('changed')
    expect(await tablet.tablet.findDraft(made.resident)).toBeDefined()
  })
})

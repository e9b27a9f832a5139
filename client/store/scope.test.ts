/** Communes that come and go: rows and cursor leave together, what was saved there stays until a person has dealt with it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import {
  addPage,
  comeOnline,
  contextOf,
  household,
  rowText,
  smallCentre,
} from '#client/testing/small-world.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import type { StoreContext } from './context.ts'
import { getDevice, getFeed, listPresent, putDevice } from './meta.ts'
import { leaveCommunes } from './take-page.ts'

const second = communeCode('22918')
const farHouse = testRecord(11)
const farResident = testRecord(12)

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext

beforeEach(async () => {
  centre = smallCentre()
  centre.seed({ type: 'household', id: farHouse, commune: second, units: { hamlet: 'Ấp 1' } })
  const units = { household: farHouse, name: 'XA' }
  centre.seed({ type: 'resident', id: farResident, commune: second, units })
  tablet = await new TestTablet({ centre, communes: [muiNe, second] }).open()
  context = await contextOf(tablet)
})

const shownHouses = () =>
  tablet.tablet.book
    .get()
    .households()
    .map(({ id }) => id)

const pagesOf = (commune: string) => context.database.pages.where('commune').equals(commune).count()

describe('a commune that leaves the scope', () => {
  it('takes its households from the list and from the disk, and those of no other commune', async () => {
    expect(shownHouses().sort()).toEqual([household, farHouse])
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(shownHouses()).toEqual([household])
    expect(tablet.view(farResident)).toBeUndefined()
    expect(await pagesOf(second)).toBe(0)
    expect(await pagesOf(muiNe)).toBeGreaterThan(0)
    expect(await listPresent(context.database)).toEqual([muiNe])
  })

  it('takes with it what the centre has applied and no feed has brought: nothing of it is shown any more', async () => {
    const id = tablet.tablet.newRecordId()
    const edit = {
      type: 'household',
      id,
      kind: 'create',
      wrote: { hamlet: 'Ấp 9' },
      saw: {},
      base: {},
    } as const
    await tablet.tablet.save(id, [edit], second)
    await tablet.sync()
    await context.database.groups.toCollection().modify({ state: 'applied', containedAt: 10_000 })
    await tablet.restart()
    context = await contextOf(tablet)
    expect(shownHouses()).toContain(id)
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(shownHouses()).toEqual([household])
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('is not found again by any search, also after a restart', async () => {
    expect(tablet.tablet.book.get().search('xa')).toHaveLength(1)
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(tablet.tablet.book.get().search('xa')).toEqual([])
    await tablet.restart()
    expect(tablet.tablet.book.get().search('xa')).toEqual([])
  })

  it('takes no new record, and says that it is for the scope', async () => {
    tablet.setScope(muiNe)
    await tablet.sync()
    const id = tablet.tablet.newRecordId()
    const edit = { type: 'household', id, kind: 'create', wrote: { hamlet: 'x' }, saw: {}, base: {} } as const
    expect(await tablet.tablet.save(id, [edit], second)).toEqual({ kind: 'refused', why: 'scope' })
    expect(tablet.tablet.book.get().communes).toEqual([muiNe])
  })

  it('stays readable while something waits there, and lets nothing more be saved', async () => {
    tablet.offline()
    await tablet.write(farResident, { name: 'XB' })
    await putDevice(context.database.meta, { ...(await getDevice(context.database.meta)), scope: [muiNe] })
    await leaveCommunes(context)
    await tablet.restart()
    expect(tablet.shown(farResident, 'name')).toBe('XB')
    expect(await tablet.write(farResident, { name: 'XC' })).toEqual({ kind: 'refused', why: 'scope' })
  })

  it('leaves what waited there with the officer: held, listed, with its reason and its household', async () => {
    tablet.offline()
    await tablet.write(farResident, { name: 'XB' })
    tablet.setScope(muiNe)
    await comeOnline(tablet)
    expect(await tablet.states()).toEqual(['held'])
    expect(await tablet.tablet.outbox()).toMatchObject([
      { state: 'held', household: farHouse, problem: { code: 'scope' }, records: [{ id: farResident }] },
    ])
    expect(await pagesOf(second)).toBe(0)
    expect(tablet.status()).toMatchObject({ held: 1, waiting: 0 })
    await tablet.restart()
    expect(await tablet.states()).toEqual(['held'])
  })

  it('refuses the form that stood open there, and writes it into no other commune', async () => {
    const form = tablet.edit(farResident, { motherName: 'LÊ M' })
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(await tablet.tablet.save(farHouse, [form])).toEqual({ kind: 'refused', why: 'scope' })
    expect(await tablet.states()).toEqual([])
  })

  it('keeps the draft of a form that stood open there', async () => {
    await tablet.tablet.keepDraft(tablet.draft(farResident, { typed: { name: 'XB' } }))
    tablet.setScope(muiNe)
    await tablet.sync()
    await tablet.restart()
    expect((await tablet.tablet.findDraft(farResident))?.typed.name).toBe('XB')
  })

  it('keeps what was received from it in the list of saves', async () => {
    await tablet.write(farResident, { name: 'XB' })
    await tablet.sync()
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(await tablet.tablet.outbox()).toMatchObject([{ state: 'kept', household: farHouse }])
  })

  it('takes along the rows of an answer that came before its feed was ever read', async () => {
    await addPage(context, rowText(centre.row(second, farResident)), '22999')
    expect(await listPresent(context.database)).toContain('22999')
    await leaveCommunes(context)
    expect(await pagesOf('22999')).toBe(0)
    await tablet.restart()
    expect(tablet.view(farResident)?.commune).toBe(second)
  })

  it('takes along what could not be read of it: the app is no longer called too old', async () => {
    await addPage(context, '{"rows":[{"type":"visit"}],"flags":[]}', second)
    await tablet.restart()
    expect(tablet.status().notices).toEqual(['update-needed'])
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(tablet.status().notices).toEqual([])
  })
})

describe('a commune that comes back', () => {
  it('is read afresh from its beginning, with what happened meanwhile', async () => {
    tablet.setScope(muiNe)
    await tablet.sync()
    centre.write(second, farResident, 'name', 'XZ')
    tablet.setScope(muiNe, second)
    tablet.wire.sent.length = 0
    await tablet.sync()
    await tablet.sync()
    const paths = tablet.wire.sent.map(({ path }) => path)
    expect(paths).toContainEqual(expect.stringContaining(`/api/feed/${second}?cursor=0`))
    expect(tablet.shown(farResident, 'name')).toBe('XZ')
    expect((await getFeed(context.database.meta, second)).cursor).toBe(3)
  })

  it('gets what was held over its rows again, until a person has acted', async () => {
    tablet.offline()
    await tablet.write(farResident, { name: 'XB' })
    tablet.setScope(muiNe)
    await comeOnline(tablet)
    expect(tablet.view(farResident)).toBeUndefined()
    tablet.setScope(muiNe, second)
    await tablet.sync()
    await tablet.sync()
    expect(tablet.view(farResident)).toMatchObject({
      state: 'held',
      units: { name: 'XB' },
      held: [{ kind: 'held', problem: { code: 'scope' } }],
    })
    const [group] = await context.database.groups.toArray()
    centre.processHeld(second, group?.groupId ?? '')
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept'])
    expect(tablet.view(farResident)).toMatchObject({ state: 'received', units: { name: 'XB' } })
  })
})

describe('a new commune in the scope', () => {
  const third = communeCode('22921')

  it('is read, named and open for new households', async () => {
    const id = testRecord(21)
    centre.seed({ type: 'household', id, commune: third, units: { hamlet: 'Làng' } })
    tablet.setScope(muiNe, second, third)
    await tablet.sync()
    await tablet.sync()
    const book = tablet.tablet.book.get()
    expect(book.communes).toEqual([muiNe, second, third])
    expect(book.communeName(third)).toBe(`Xã ${third}`)
    expect(book.findHousehold(id)?.units.hamlet).toBe('Làng')
    const made = await tablet.addHousehold('MỚI', third)
    expect(tablet.view(made.household)?.commune).toBe(third)
  })

  it('that is not named yet is called by its number', () => {
    expect(tablet.tablet.book.get().communeName(third)).toBe(third)
  })

  it('has a cursor of its own: reading it moves no other', async () => {
    const before = await getFeed(context.database.meta, muiNe)
    tablet.setScope(muiNe, second, third)
    centre.seed({ type: 'household', id: testRecord(21), commune: third, units: {} })
    await tablet.sync()
    await tablet.sync()
    expect(await getFeed(context.database.meta, muiNe)).toEqual(before)
    expect(await getFeed(context.database.meta, third)).toEqual({ cursor: 1, caughtUpTo: 1, prunedBelow: 0 })
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import {
  comeOnline,
  household,
  openSmallWorld,
  resident,
  type SmallWorld,
} from '#client/testing/small-world.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { leavingEdit, openingEdit, removalEdit, seenNow } from './beside-edits.ts'

let world: SmallWorld
const save = (edit: ReturnType<typeof removalEdit>) => world.tablet.tablet.saveBeside(household, [edit])
const view = () => {
  const found = world.tablet.view(resident)
  if (found === undefined) throw new Error('the resident is not shown')
  return found
}
/** Somebody else writes it while the dialog is open. */
const change = async (unit: string, value: string | object) => {
  world.centre.write(muiNe, resident, unit, value as string)
  await comeOnline(world.tablet)
  world.tablet.offline()
}

beforeEach(async () => {
  world = await openSmallWorld()
})

describe('a removal', () => {
  it('of a record that was changed since it was begun removes nothing, and says what was changed', async () => {
    const begun = seenNow(view())
    await change('name', 'B')
    expect(await save(removalEdit(view(), 'ghi nhầm', begun))).toMatchObject({
      kind: 'changed',
      conflicts: [{ unit: 'name', saw: 'A', now: 'B' }],
    })
    expect(view().units.name).toBe('B')
  })

  it('goes through when the officer has looked at what was changed', async () => {
    await change('name', 'B')
    expect((await save(removalEdit(view(), 'ghi nhầm', seenNow(view())))).kind).toBe('saved')
    expect(world.tablet.view(resident)).toBeUndefined()
  })
})

describe('a leaving', () => {
  const left = { why: 'moved', on: '2021-03-01', to: 'Hàm Mỹ' }

  it('that somebody else told meanwhile is asked about, with both', async () => {
    const begun = seenNow(view())
    const theirs = { why: 'died', on: '2021-02-01', to: null }
    await change('left', theirs)
    expect(await save(leavingEdit(view(), left, begun))).toMatchObject({
      kind: 'changed',
      conflicts: [{ unit: 'left', saw: null, now: theirs, mine: left }],
    })
    const seen = { ...seenNow(view()), saw: { left: theirs } }
    expect((await save(leavingEdit(view(), left, seen))).kind).toBe('saved')
    expect(view().units.left).toEqual(left)
  })

  it('asks about nothing else that was changed', async () => {
    const begun = seenNow(view())
    await change('name', 'B')
    expect((await save(leavingEdit(view(), left, begun))).kind).toBe('saved')
    expect(view().units).toMatchObject({ name: 'B', left })
  })

  it('that was begun in another life of the centre has seen the value and no decision on it', () => {
    const begun = { saw: { left: null }, base: { left: 7, name: 7 }, life: view().life + 1 }
    expect(leavingEdit(view(), left, begun)).toMatchObject({ saw: { left: null }, base: { left: 0 } })
    expect(removalEdit(view(), 'ghi nhầm', begun)).toMatchObject({ saw: { left: null }, base: {} })
    expect(removalEdit(view(), 'ghi nhầm', { ...begun, life: view().life }).base).toEqual(begun.base)
  })

  it('is taken back as one', async () => {
    await save(leavingEdit(view(), left, seenNow(view())))
    expect((await save(leavingEdit(view(), null, seenNow(view())))).kind).toBe('saved')
    expect(view().units.left ?? null).toBeNull()
  })

  it('of the last one that was told by mistake and sent is taken back with the household’s closing and the death', async () => {
    const dead = { why: 'died', on: '2021-03-01', to: null }
    await change('left', dead)
    await change('life', { status: '2', on: '2021-03-01', paper: null })
    world.centre.write(muiNe, household, 'closed', { why: 'died-out', on: '2021-03-01', into: null })
    await comeOnline(world.tablet)
    const home = world.tablet.view(household)
    if (home === undefined) throw new Error('the household is not shown')
    const edits = [leavingEdit(view(), null, seenNow(view())), openingEdit(home, { reason: 'báo nhầm' })]
    expect((await world.tablet.tablet.saveBeside(household, edits)).kind).toBe('saved')
    expect(view().units).toMatchObject({ left: null, life: null })
    expect(world.tablet.view(household)?.units.closed ?? null).toBeNull()
  })
})

describe('an opening of a closed household', () => {
  it('that somebody else has closed for another reason meanwhile opens nothing, and says so', async () => {
    const closed = { why: 'moved', on: '2021-03-01', into: null }
    world.centre.write(muiNe, household, 'closed', closed)
    await comeOnline(world.tablet)
    world.tablet.offline()
    const home = () => {
      const found = world.tablet.view(household)
      if (found === undefined) throw new Error('the household is not shown')
      return found
    }
    const seen = seenNow(home())
    const now = { ...closed, why: 'died-out' }
    world.centre.write(muiNe, household, 'closed', now)
    await comeOnline(world.tablet)
    world.tablet.offline()
    expect(await save(openingEdit(home(), { reason: 'đóng nhầm', seen }))).toMatchObject({
      kind: 'changed',
      conflicts: [{ unit: 'closed', saw: closed, now }],
    })
    expect((await save(openingEdit(home(), { reason: 'đóng nhầm' }))).kind).toBe('saved')
    expect(home().units.closed ?? null).toBeNull()
  })
})

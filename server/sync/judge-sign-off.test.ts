import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signOffBy } from '#shared/forms/sign-off.ts'
import type { RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Group } from '#shared/sync/change.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { applyDecision } from './apply-decision.ts'
import { processHeld } from './process-held.ts'

const { approve, confirm, declare } = signOffBy((text) => createHash('sha256').update(text).digest('hex'))
const on = '2021-03-04'
let world: World
let lan: TestTablet
let chief: TestTablet
let an: RecordId
let units: UnitValues

const mayApprove = (username: string, may: boolean) =>
  world.db.owner.query('update account set approves = $2 where username = $1', [username, may])

beforeAll(async () => {
  world = await openWorld()
  lan = await world.enrol('lan')
  chief = await world.enrol('truong')
  await mayApprove('truong', true)
})
afterAll(() => world.close())
beforeEach(async () => {
  const home = newId()
  an = newId()
  const known = resident({ household: home, name: 'NGUYỄN VĂN AN', relation: 'CH' })
  const nobodyElse = { commune: muiNe, units: household(), head: undefined, residents: [] }
  const form = { units: known, household: nobodyElse }
  const declared = declare(form, { on, how: 'signed', name: 'NGUYỄN VĂN AN', strokes: 'AAAABB' })
  units = { ...known, ...declared }
  await lan.sendOne(
    lan.group([createChange('household', home, household()), createChange('resident', an, units)]),
  )
})

const write = (tablet: TestTablet, wrote: UnitValues, saw: UnitValues = {}): Group => {
  const shown = Object.fromEntries(Object.keys(wrote).map((unit) => [unit, saw[unit] ?? null]))
  return tablet.group([editChange(an, { saw: shown, wrote, base: 99 })])
}
const approval = (by: string) => approve(units, { on, by })
const approvedNow = async () => (await world.findRow('resident', an))?.units.approved

describe('a form is approved', () => {
  test('by an account that has the right to', async () => {
    expect(await chief.sendOne(write(chief, approval('truong')))).toMatchObject({ outcome: 'applied' })
    expect(await approvedNow()).toMatchObject({ by: 'truong' })
  })

  test('by nobody else: the save is held, and says which item it is about', async () => {
    const problem = { code: 'approve-not-allowed', record: an, unit: 'approved' }
    expect(await lan.sendOne(write(lan, approval('lan')))).toMatchObject({ outcome: 'held', problem })
    expect(await lan.sendOne(write(lan, approval('truong')))).toMatchObject({ outcome: 'held' })
    expect(await approvedNow()).toBeNull()
  })

  test('in one’s own name', async () => {
    const problem = { code: 'signed-by-other', record: an, unit: 'approved' }
    expect(await chief.sendOne(write(chief, approval('lan')))).toMatchObject({ outcome: 'held', problem })
  })

  test('and the approval is taken back by who has the right to alone', async () => {
    await chief.sendOne(write(chief, approval('truong')))
    const back = (tablet: TestTablet) => write(tablet, { approved: null }, approval('truong'))
    expect(await lan.sendOne(back(lan))).toMatchObject({ problem: { code: 'approve-not-allowed' } })
    expect(await chief.sendOne(back(chief))).toMatchObject({ outcome: 'applied' })
    expect(await approvedNow()).toBeNull()
  })

  test('by a held save as soon as its account has been given the right', async () => {
    const group = write(lan, approval('lan'))
    await lan.sendOne(group)
    const ask = { commune: muiNe, groupId: group.groupId, by: 'doi' }
    expect(await processHeld(world.centre, ask)).toMatchObject({ outcome: 'held' })
    await mayApprove('lan', true)
    expect(await processHeld(world.centre, ask)).toMatchObject({ outcome: 'applied' })
    await mayApprove('lan', false)
    expect(await approvedNow()).toMatchObject({ by: 'lan' })
  })
})

describe('a form is confirmed', () => {
  test('by every officer, in their own name', async () => {
    const problem = { code: 'signed-by-other', record: an, unit: 'confirmed' }
    const others = await lan.sendOne(write(lan, confirm(units, { on, by: 'truong' })))
    expect(others).toMatchObject({ outcome: 'held', problem })
    const own = write(chief, confirm(units, { on, by: 'truong' }))
    expect(await chief.sendOne(own)).toMatchObject({ outcome: 'applied' })
  })

  test('and whoever saves other items of it signs nothing', async () => {
    await chief.sendOne(write(chief, { ...confirm(units, { on, by: 'truong' }), ...approval('truong') }))
    const same = { approved: approval('truong').approved ?? null, name: 'NGUYỄN VĂN ẤN' }
    const saved = await lan.sendOne(write(lan, same, units))
    expect(saved).toMatchObject({ outcome: 'applied', conflicts: [] })
    expect(await approvedNow()).toMatchObject({ by: 'truong' })
  })
})

test('a desk signs no form, and may take an approval away', async () => {
  await world.db.owner.query(
    `insert into account (id, username, name, role) values ('gs', 'gs', 'gs', 'supervisor') on conflict do nothing`,
  )
  await world.db.owner.query(`insert into account_area values ('gs', 'commune', $1)`, [muiNe])
  await chief.sendOne(write(chief, approval('truong')))
  const decide = (wrote: UnitValues) => {
    const change = editChange(an, { saw: approval('truong'), wrote, base: 999_999 })
    const group = lan.group([{ ...change, reason: 'thử' }])
    return applyDecision(world.centre, { commune: muiNe, account: 'gs', username: 'gs', group, seen: {} })
  }
  expect(await decide(approval('gs'))).toMatchObject({
    kind: 'refused',
    problem: { code: 'signed-by-other' },
  })
  expect(await decide({ approved: null })).toMatchObject({ kind: 'applied' })
})

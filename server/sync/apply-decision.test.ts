import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { applyDecision, type DecisionOutcome } from './apply-decision.ts'
import { drainNumberChecks } from './check-numbers.ts'

let world: World
let lan: TestTablet
let minh: TestTablet
let home: RecordId
let an: RecordId
let people = 0

beforeAll(async () => {
  world = await openWorld()
  // accounts with areas; they write at a desk
  for (const name of ['supervisor', 'second supervisor']) await world.enrol(name)
})
afterAll(() => world.close())

async function aHousehold(units: UnitValues = {}): Promise<void> {
  people += 1
  lan = await world.enrol(`lan-${people}`)
  minh = await world.enrol(`minh-${people}`)
  home = newId()
  an = newId()
  const born = resident({
    household: home,
    name: 'NGUYỄN VĂN AN',
    relation: 'CH',
    sex: '1',
    birth: '1986',
    ...units,
  })
  await lan.send([
    lan.group([createChange('household', home, household()), createChange('resident', an, born)]),
  ])
}

const edit = (saw: UnitValues, wrote: UnitValues, base = 0): Change => editChange(an, { saw, wrote, base })
const rowOf = async (id: RecordId) => {
  const row = (await world.findRow('resident', id)) ?? (await world.findRow('household', id))
  if (row === undefined) throw new Error(`no row of ${id}`)
  return row
}
const flagOf = async (id: RecordId, state: Flag['state'] = 'open'): Promise<Flag> => {
  const found = (await world.flags(id)).filter((flag) => flag.state === state)
  expect(found).toHaveLength(1)
  return found[0] as Flag
}

/** 1986 stands; An's year is 1987 by Lan and 1978 by Minh: Lan's is written, Minh's is a claim. */
async function aConflict(): Promise<Flag> {
  await aHousehold()
  const { seq } = await rowOf(an)
  await lan.send([lan.group([edit({ birth: '1986' }, { birth: '1987' }, seq)])])
  await minh.send([minh.group([edit({ birth: '1986' }, { birth: '1978' }, seq)])])
  return flagOf(an)
}

interface Given {
  readonly username?: string
  readonly flag?: Flag
  readonly flags?: Readonly<Record<string, number>>
  readonly group?: Partial<Group>
  readonly reason?: string
}

/** As a supervisor's screen would send it: the present row is on it, unless a test gives another. */
async function decide(changes: readonly Change[], given: Given = {}) {
  const { username = 'supervisor', flag, reason = 'Đã xem giấy khai sinh' } = given
  const group = lan.group(
    changes.map((change) => ({
      ...change,
      reason,
      ...(flag === undefined ? {} : { closes: flag.id }),
    })),
    given.group,
  )
  const seen = given.flags ?? (flag === undefined ? {} : { [flag.id]: flag.seq })
  const ask = { commune: muiNe, account: username, username, group, seen }
  return { outcome: await applyDecision(world.centre, ask), ask }
}

const kindOf = (outcome: DecisionOutcome) => outcome.kind
const atNow = async (saw: UnitValues, wrote: UnitValues) => edit(saw, wrote, (await rowOf(an)).seq)

describe('a conflict is settled', () => {
  test('by keeping what stands: the value stays, the unit is decided at the row’s new number, the claim is over', async () => {
    const flag = await aConflict()
    const { outcome } = await decide([await atNow({ birth: '1987' }, { birth: '1987' })], { flag })
    expect(kindOf(outcome)).toBe('applied')
    const row = await rowOf(an)
    expect(row.units.birth).toBe('1987')
    expect(row.decided).toEqual({ birth: row.seq })
    expect(await flagOf(an, 'settled')).toMatchObject({
      id: flag.id,
      settledBy: 'supervisor',
      reason: 'Đã xem giấy khai sinh',
      found: { how: 'keep' },
      claims: [{ by: minh.username, wrote: '1978' }],
    })
  })

  test('by taking a claim: its value is written, and it is said whose it was', async () => {
    const flag = await aConflict()
    const { outcome } = await decide([await atNow({ birth: '1987' }, { birth: '1978' })], { flag })
    expect(outcome).toMatchObject({ kind: 'applied', rows: [{ units: { birth: '1978' } }] })
    expect((await flagOf(an, 'settled')).found).toEqual({ how: 'take', claim: minh.username })
    expect(await rowOf(an)).toMatchObject({ units: { birth: '1978' }, updatedBy: 'supervisor' })
  })

  test('by a third value', async () => {
    const flag = await aConflict()
    await decide([await atNow({ birth: '1987' }, { birth: '1968-03-02' })], { flag })
    expect((await rowOf(an)).units.birth).toBe('1968-03-02')
    expect((await flagOf(an, 'settled')).found).toEqual({ how: 'write' })
  })

  test('of a blood type by what a tablet wrote without a paper, and by no such value of the desk’s own', async () => {
    const blood = (type: string, paper: string | null = null) => ({ bloodType: { type, paper } })
    await aHousehold()
    const { seq } = await rowOf(an)
    await lan.send([lan.group([edit({ bloodType: null }, blood('01'), seq)])])
    await minh.send([minh.group([edit({ bloodType: null }, blood('02'), seq)])])
    const flag = await flagOf(an)
    const bare = await decide([await atNow(blood('01'), blood('03'))], { flag })
    expect(bare.outcome).toMatchObject({ kind: 'refused', problem: { code: 'shape', unit: 'bloodType' } })
    const own = await decide([await atNow(blood('01'), blood('03', 'Bệnh viện Bình Thuận'))], { flag })
    expect(kindOf(own.outcome)).toBe('applied')
    const again = await flagOf(an, 'settled')
    const taken = await atNow(blood('03', 'Bệnh viện Bình Thuận'), blood('02'))
    expect(kindOf((await decide([taken], { flag: again })).outcome)).toBe('applied')
  })

  test('by removing the record', async () => {
    const flag = await aConflict()
    const other = newId()
    const other_birth = createChange(
      'resident',
      other,
      resident({ household: home, name: 'NGUYỄN THỊ BÌNH' }),
    )
    await lan.send([lan.group([other_birth])])
    const { outcome } = await decide([removeChange(await rowOf(an))], { flag })
    expect(kindOf(outcome)).toBe('applied')
    expect((await rowOf(an)).removedAt).not.toBeNull()
    expect(await flagOf(an, 'settled')).toMatchObject({ found: { how: 'remove' } })
  })

  test('anew, while it is looked at again: the later decision stands, and the flag says how and why', async () => {
    const flag = await aConflict()
    await decide([await atNow({ birth: '1987' }, { birth: '1987' })], { flag })
    const settled = await flagOf(an, 'settled')
    const again = { flag: settled, reason: 'Xem lại: giấy khai sinh ghi 1978' }
    await decide([await atNow({ birth: '1987' }, { birth: '1978' })], again)
    expect(await flagOf(an, 'settled')).toMatchObject({
      id: flag.id,
      reason: again.reason,
      found: { how: 'take' },
    })
    const row = await rowOf(an)
    expect(row).toMatchObject({ units: { birth: '1978' }, decided: { birth: row.seq } })
    const late = await decide([await atNow({ birth: '1978' }, { birth: '1987' })], again)
    expect(kindOf(late.outcome)).toBe('changed')
  })

  test('and both tablets hear of it in their next page: the value, the decision and the reason', async () => {
    const flag = await aConflict()
    const before = (await minh.feed(0)).next
    await decide([await atNow({ birth: '1987' }, { birth: '1987' })], { flag })
    for (const tablet of [lan, minh]) {
      const page = await tablet.feed(before)
      expect(page.rows.resident.decided).toEqual([{ birth: page.rows.resident.seq[0] }])
      expect(page.flags).toMatchObject([{ id: flag.id, state: 'settled', reason: 'Đã xem giấy khai sinh' }])
    }
  })
})

describe('17 · A→B by one, A→C by another, the supervisor decides A', () => {
  test('17 · a third tablet that was offline sends A→B, and the decision stands', async () => {
    const flag = await aConflict()
    const third = await world.enrol(`third-${people}`)
    await decide([await atNow({ birth: '1987' }, { birth: '1986' })], { flag })
    const before = await rowOf(an)
    const sent = await third.sendOne(
      third.group([edit({ birth: '1986' }, { birth: '1987' }, before.seq - 5)]),
    )
    expect(sent).toMatchObject({ outcome: 'applied', conflicts: [{ id: an, unit: 'birth' }] })
    expect(await rowOf(an)).toEqual(before)
    expect(await flagOf(an)).toMatchObject({ claims: [{ by: third.username, wrote: '1987' }] })
  })

  test('17 · a resend of the rejected group brings nothing back', async () => {
    await aHousehold()
    const { seq } = await rowOf(an)
    const rejected = lan.group([edit({ birth: '1986' }, { birth: '1987' }, seq)])
    await minh.send([minh.group([edit({ birth: '1986' }, { birth: '1978' }, seq)])])
    const first = await lan.sendOne(rejected)
    await decide([await atNow({ birth: '1978' }, { birth: '1978' })], { flag: await flagOf(an) })
    expect(await lan.sendOne(rejected)).toEqual(first)
    expect((await rowOf(an)).units.birth).toBe('1978')
    await expect(flagOf(an)).rejects.toThrow()
  })
})

describe('20 · a supervisor settles on a screen of ten minutes ago', () => {
  test('20 · another value stands by now: nothing is written and the present one is answered', async () => {
    const flag = await aConflict()
    const late = await atNow({ birth: '1987' }, { birth: '1978' })
    await lan.send([lan.group([await atNow({ birth: '1987' }, { birth: '1985' })])])
    const before = await rowOf(an)
    const { outcome } = await decide([late], { flag })
    expect(outcome).toMatchObject({
      kind: 'changed',
      rows: [{ units: { birth: '1985' } }],
      flags: [{ id: flag.id }],
    })
    expect(await rowOf(an)).toEqual(before)
    expect((await flagOf(an)).claims).toHaveLength(1)
  })

  test('20 · a claim that was not on the screen is not closed unseen', async () => {
    const flag = await aConflict()
    const third = await world.enrol(`third-${people}`)
    await third.send([third.group([edit({ birth: '1986' }, { birth: '1966' })])])
    const { outcome } = await decide([await atNow({ birth: '1987' }, { birth: '1978' })], { flag })
    expect(outcome).toMatchObject({
      kind: 'changed',
      flags: [{ claims: [{ wrote: '1978' }, { wrote: '1966' }] }],
    })
    expect((await flagOf(an)).claims).toHaveLength(2)
  })

  test('20 · the same value decided since is a later word all the same', async () => {
    const flag = await aConflict()
    const late = await atNow({ birth: '1987' }, { birth: '1978' })
    await decide([await atNow({ birth: '1987' }, { birth: '1987' })], { flag })
    const { outcome } = await decide([late], { username: 'second supervisor' })
    expect(kindOf(outcome)).toBe('changed')
    expect((await rowOf(an)).units.birth).toBe('1987')
  })

  test('of two supervisors on one flag the second is told who settled it, how and why', async () => {
    const flag = await aConflict()
    const keep = await atNow({ birth: '1987' }, { birth: '1987' })
    const take = await atNow({ birth: '1987' }, { birth: '1978' })
    const [first, second] = await Promise.all([
      decide([keep], { flag, reason: 'Đã gọi điện' }),
      decide([take], { flag, username: 'second supervisor' }),
    ])
    const kinds = [kindOf(first.outcome), kindOf(second.outcome)]
    expect(kinds.sort()).toEqual(['applied', 'changed'])
    const told = [first.outcome, second.outcome].find((outcome) => outcome.kind === 'changed')
    const settled = await flagOf(an, 'settled')
    expect(told).toMatchObject({ flags: [{ id: flag.id, state: 'settled', settledBy: settled.settledBy }] })
  })
})

describe('what a desk sends', () => {
  test('is applied once, however often it is sent', async () => {
    const flag = await aConflict()
    const { ask } = await decide([await atNow({ birth: '1987' }, { birth: '1978' })], { flag })
    const before = await rowOf(an)
    expect(kindOf(await applyDecision(world.centre, ask))).toBe('applied')
    expect(await rowOf(an)).toEqual(before)
    expect(await world.count('change_group where id = $1', [ask.group.groupId])).toBe(1)
    const other = { ...ask, group: { ...ask.group, household: newId() } }
    expect(await applyDecision(world.centre, other)).toMatchObject({ problem: { code: 'content-differs' } })
  })

  test('stands in the log as a batch of one line under the desk of its person', async () => {
    const flag = await aConflict()
    const { ask } = await decide([await atNow({ birth: '1987' }, { birth: '1978' })], { flag })
    const logged = await world.db.owner.query(
      `select d.kind, d.account, g.line from change_group g join device d on d.id = g.device
       join batch b on b.commune = g.commune and b.seq = g.batch where g.id = $1`,
      [ask.group.groupId],
    )
    expect(logged.rows).toEqual([{ kind: 'desk', account: 'supervisor', line: 2 }])
    expect(await world.count(`device where kind = 'desk' and account = 'supervisor'`)).toBe(1)
  })

  test.each([
    ['without a reason', (change: Change): Change => ({ ...change, reason: undefined as never }), 'shape'],
    [
      'with a unit that nobody knows',
      (change: Change): Change => ({ ...change, wrote: { soul: 'x' } }),
      'unknown-unit',
    ],
    [
      'with a date that does not exist',
      (change: Change): Change => ({ ...change, wrote: { birth: '1987-02-30' } }),
      'shape',
    ],
    [
      'that closes a conflict without a word on its unit',
      (change: Change): Change => ({ ...change, saw: {}, wrote: {} }),
      'shape',
    ],
  ])('%s is refused with the reason, and nothing is written', async (_name, broken, code) => {
    const flag = await aConflict()
    const before = await rowOf(an)
    const sound = { ...(await atNow({ birth: '1987' }, { birth: '1978' })), reason: 'x', closes: flag.id }
    const group = lan.group([broken(sound)])
    const ask = { commune: muiNe, account: 'supervisor', username: 'supervisor', group }
    const outcome = await applyDecision(world.centre, { ...ask, seen: { [flag.id]: flag.seq } })
    expect(outcome).toMatchObject({ kind: 'refused', problem: { code } })
    expect(await rowOf(an)).toEqual(before)
    expect((await flagOf(an)).seq).toBe(flag.seq)
  })

  test('on a record that was removed is refused, on rows of another epoch looked at anew', async () => {
    const flag = await aConflict()
    const change = await atNow({ birth: '1987' }, { birth: '1978' })
    const elsewhen = await decide([change], { flag, group: { epoch: 'another' as never } })
    expect(kindOf(elsewhen.outcome)).toBe('changed')
    const before = await rowOf(an)
    await lan.send([lan.group([removeChange(before)])])
    const { outcome } = await decide([change])
    expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'record-removed' } })
  })

  test('for a commune that is not in the areas of the account is not allowed, whatever is there', async () => {
    const flag = await aConflict()
    const change = await atNow({ birth: '1987' }, { birth: '1978' })
    const { ask } = await decide([change], { flag, flags: {} })
    const outcome = await applyDecision(world.centre, { ...ask, commune: hamTien })
    expect(outcome).toEqual({ kind: 'problem', code: 'not-allowed' })
  })
})

describe('a failed check', () => {
  const aFlaw = async (): Promise<Flag> => {
    await aHousehold({ idNumber: '06108600001' })
    return flagOf(an)
  }

  test('is settled by the correction that makes it pass, with the reason', async () => {
    const flag = await aFlaw()
    expect(flag.rule).toBe('ID_FORMAT')
    await decide([await atNow({ idNumber: '06108600001' }, { idNumber: '060086000015' })], { flag })
    expect(await flagOf(an, 'settled')).toMatchObject({ id: flag.id, settledBy: 'supervisor' })
    const row = await rowOf(an)
    expect(row).toMatchObject({ units: { idNumber: '060086000015' }, decided: { idNumber: row.seq } })
  })

  test('stays open where the correction does not mend it', async () => {
    const flag = await aFlaw()
    const { outcome } = await decide([await atNow({ idNumber: '06108600001' }, { idNumber: '0610860000' })], {
      flag,
    })
    expect(kindOf(outcome)).toBe('applied')
    expect(await flagOf(an)).toMatchObject({ id: flag.id, found: { length: '10' }, settledBy: null })
  })

  test('that is dismissed is not asked again while its values stay, and is when they change', async () => {
    const flag = await aFlaw()
    await decide([edit({}, {})], { flag, reason: 'Giấy tờ ghi đúng như vậy' })
    expect(await flagOf(an, 'dismissed')).toMatchObject({ reason: 'Giấy tờ ghi đúng như vậy' })
    await lan.send([lan.group([await atNow({ name: 'NGUYỄN VĂN AN' }, { name: 'NGUYỄN VĂN ÂN' })])])
    await expect(flagOf(an)).rejects.toThrow()
    await lan.send([lan.group([await atNow({ idNumber: '06108600001' }, { idNumber: '06108600002' })])])
    expect((await flagOf(an)).id).not.toBe(flag.id)
  })

  test('of a household is settled by an edit of one of its residents', async () => {
    await aHousehold({ relation: 'CON' })
    const flag = await flagOf(home)
    expect(flag.rule).toBe('HEAD_COUNT')
    await decide([await atNow({ relation: 'CON' }, { relation: 'CH' })], { flag })
    expect(await flagOf(home, 'settled')).toMatchObject({ id: flag.id })
  })

  test('of another household is not closed by it', async () => {
    const flag = await aFlaw()
    await aHousehold()
    const { outcome } = await decide([await atNow({ name: 'NGUYỄN VĂN AN' }, { name: 'NGUYỄN VĂN ÂN' })], {
      flag,
    })
    expect(kindOf(outcome)).toBe('changed')
    expect((await world.flags()).find(({ id }) => id === flag.id)?.state).toBe('open')
  })
})

describe('a number that is used twice', () => {
  let twin: RecordId
  async function aTwin(): Promise<Flag> {
    const idNumber = `060086${String(100_000 + people)}`
    await aHousehold({ idNumber })
    twin = newId()
    await minh.send([
      minh.group([
        createChange('resident', twin, resident({ household: home, name: 'TRẦN THỊ BÌNH', idNumber })),
      ]),
    ])
    await drainNumberChecks(world.centre)
    return (await world.flags(an)).find((flag) => flag.rule === 'ID_DUP') as Flag
  }
  const numberFlags = async (id: RecordId) => (await world.flags(id)).filter((flag) => flag.rule === 'ID_DUP')

  test('is settled in both records by the correction of one', async () => {
    const flag = await aTwin()
    const { idNumber } = (await rowOf(an)).units
    await decide([await atNow({ idNumber: idNumber ?? null }, { idNumber: '060086999999' })], { flag })
    expect(await numberFlags(an)).toMatchObject([{ state: 'open', settledBy: 'supervisor' }])
    await drainNumberChecks(world.centre)
    expect(await numberFlags(an)).toMatchObject([{ state: 'settled', settledBy: 'supervisor' }])
    expect(await numberFlags(twin)).toMatchObject([{ state: 'cleared' }])
  })

  test('and called right is not asked again, until the number is another', async () => {
    const flag = await aTwin()
    await decide([edit({}, {})], { flag })
    const name = (await rowOf(an)).units.name ?? null
    await lan.send([lan.group([await atNow({ name }, { name: 'NGUYỄN VĂN ÂN' })])])
    const left = { why: 'ND', on: null, to: null }
    await lan.send([lan.group([await atNow({ left: null }, { left })])])
    await drainNumberChecks(world.centre)
    await lan.send([lan.group([await atNow({ left }, { left: null })])])
    await drainNumberChecks(world.centre)
    expect(await numberFlags(an)).toMatchObject([{ state: 'dismissed' }])
  })
})

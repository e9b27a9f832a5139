import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CommuneCode, communeCode, flagId, type RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { applyDecision } from './apply-decision.ts'
import { drainNumberChecks } from './check-numbers.ts'
import { drainMoves } from './drain-moves.ts'

let world: World
let lan: TestTablet
let number: string
let numbers = 0

beforeAll(async () => {
  world = await openWorld()
  lan = await world.enrol('lan', [muiNe, hamTien])
})
afterAll(() => world.close())
beforeEach(() => {
  numbers += 10
  number = `06006100${String(numbers).padStart(4, '0')}`
})

async function lives(commune: CommuneCode, given: UnitValues): Promise<RecordId> {
  const home = newId()
  const id = newId()
  const group = lan.group([
    createChange('household', home, { ...household(), hamlet: 'Thôn 1' }),
    createChange('resident', id, { ...resident({ household: home, name: 'A' }), ...given }),
  ])
  await lan.send([group], { commune })
  return id
}
async function edit(commune: CommuneCode, id: RecordId, saw: UnitValues, wrote: UnitValues): Promise<void> {
  const receipt = await lan.sendOne(lan.group([editChange(id, { saw, wrote })]), { commune })
  expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
}
const moved = { why: 'moved', on: '2021-03-01', to: 'Phường Hàm Tiến' }
const leave = (id: RecordId) => edit(muiNe, id, { left: null }, { left: moved })
const from = (commune: CommuneCode) => ({
  movedFrom: { commune, household: null, resident: null, on: '2021-03-01' },
})

const halves = async (id: RecordId) => {
  const found = await world.db.owner.query<{ side: string; met: boolean; other_resident: string | null }>(
    'select side, met_at is not null as met, other_resident from move where resident = $1 order by side',
    [id],
  )
  return found.rows
}
const flags = async (id: RecordId) => {
  const found = await world.db.owner.query<{ state: string; found: unknown }>(
    `select state, found from flag where record = $1 and rule = 'ARRIVED_ELSEWHERE' order by seq`,
    [id],
  )
  return found.rows.map(({ state, found: what }) => [state, what])
}
const countIn = async (commune: CommuneCode, count: 'twice' | 'unseen') => {
  const found = await world.db.owner.query<Record<string, number>>(
    'select twice, unseen from commune_count where commune = $1',
    [commune],
  )
  return found.rows[0]?.[count]
}
const twice = (commune: CommuneCode) => countIn(commune, 'twice')
async function drain(): Promise<void> {
  await drainMoves(world.centre)
  await drainNumberChecks(world.centre)
}

describe('somebody who moves from one commune to another', () => {
  test('is on the way until the other commune sees them arrive; then the two halves have met', async () => {
    const left = await lives(muiNe, { idNumber: number })
    await leave(left)
    await drain()
    expect(await halves(left)).toEqual([{ side: 'left', met: false, other_resident: null }])
    const arrived = await lives(hamTien, { idNumber: number, ...from(muiNe) })
    await drain()
    expect(await halves(left)).toEqual([{ side: 'left', met: true, other_resident: arrived }])
    expect(await halves(arrived)).toEqual([{ side: 'arrived', met: true, other_resident: left }])
    expect(await flags(left)).toEqual([])
  })

  test('is found without a number by name and birth, however the tones were written, from that commune only', async () => {
    const birth = '1987-02-03'
    const left = await lives(muiNe, { name: 'ĐẶNG THỊ HOÀ', birth })
    await leave(left)
    const stranger = await lives(hamTien, { name: 'ĐẶNG THỊ HÒA', birth, ...from(communeCode('22921')) })
    await drain()
    expect(await halves(left)).toMatchObject([{ met: false }])
    const arrived = await lives(hamTien, { name: 'ĐẶNG THỊ HÒA', birth, ...from(muiNe) })
    await drain()
    expect(await halves(left)).toMatchObject([{ met: true, other_resident: arrived }])
    expect(await halves(stranger)).toMatchObject([{ met: false }])
  })

  test('is not taken for another of the same name who has another number', async () => {
    const given = { name: 'LÊ VĂN TRÙNG', birth: '1960' }
    const left = await lives(muiNe, { ...given, idNumber: number })
    await leave(left)
    await lives(hamTien, { ...given, idNumber: `${number.slice(0, 11)}9`, ...from(muiNe) })
    await drain()
    expect(await halves(left)).toMatchObject([{ met: false }])
  })

  test('who has arrived and still stands at the old commune is asked about there, and counted once', async () => {
    const before = await twice(muiNe)
    const stands = await lives(muiNe, { idNumber: number })
    const arrived = await lives(hamTien, { idNumber: number, ...from(muiNe) })
    await drain()
    expect(await flags(stands)).toEqual([['open', { elsewhere: 'other-commune' }]])
    expect(await twice(muiNe)).toBe((before ?? 0) + 1)
    const unseen = (await countIn(hamTien, 'unseen')) ?? 0
    await leave(stands)
    await drain()
    expect(await countIn(hamTien, 'unseen')).toBe(unseen - 1)
    expect(await flags(stands)).toEqual([['cleared', { elsewhere: 'other-commune' }]])
    expect(await twice(muiNe)).toBe(before ?? 0)
    expect(await halves(arrived)).toMatchObject([{ met: true, other_resident: stands }])
  })

  test('is asked about whichever is heard of first, the arrival or the number at the old commune', async () => {
    await lives(hamTien, { idNumber: number, ...from(muiNe) })
    await drain()
    const stands = await lives(muiNe, { idNumber: number })
    await drain()
    expect(await flags(stands)).toMatchObject([['open', {}]])
  })

  test('is asked about where they came from, though they have died since, and the number there is heard of last', async () => {
    const left = { why: 'died', on: '2021-03-02', to: null }
    await lives(hamTien, { idNumber: number, ...from(muiNe), left })
    await drain()
    const stands = await lives(muiNe, { idNumber: number })
    await drain()
    expect(await flags(stands)).toMatchObject([['open', {}]])
  })

  test('who did not leave after all, or did not come, leaves the other half on the way again', async () => {
    const left = await lives(muiNe, { idNumber: number })
    await leave(left)
    const arrived = await lives(hamTien, { idNumber: number, ...from(muiNe) })
    await drain()
    await edit(hamTien, arrived, from(muiNe), { movedFrom: null })
    await drain()
    expect(await halves(arrived)).toEqual([])
    expect(await halves(left)).toEqual([{ side: 'left', met: false, other_resident: null }])
    await edit(muiNe, left, { left: moved }, { left: null })
    await drain()
    expect(await halves(left)).toEqual([])
  })

  test('and moves on to a third is paired stage by stage, never with themselves', async () => {
    const first = await lives(muiNe, { idNumber: number })
    await leave(first)
    const second = await lives(hamTien, { idNumber: number, ...from(muiNe) })
    await drain()
    await edit(hamTien, second, { left: null }, { left: moved })
    await drain()
    expect(await halves(second)).toEqual([
      { side: 'arrived', met: true, other_resident: first },
      { side: 'left', met: false, other_resident: null },
    ])
    const third = await lives(muiNe, { idNumber: number, ...from(hamTien) })
    await drain()
    expect((await halves(second))[1]).toMatchObject({ met: true, other_resident: third })
  })

  test('is looked for only when a half changes, and twice at once asks nothing twice', async () => {
    const stands = await lives(muiNe, { idNumber: number })
    expect(await world.count('move_queue')).toBe(0)
    await lives(hamTien, { idNumber: number, ...from(muiNe) })
    await Promise.all([drain(), drain(), drain()])
    expect(await world.count('move_queue')).toBe(0)
    expect(await flags(stands)).toMatchObject([['open', {}]])
  })
})

describe('somebody who arrives without a number, and was not seen to leave', () => {
  let births = 0
  const onePerson = () => {
    births += 1
    return { name: 'TRẦN THỊ HOÀ', birth: `1970-01-${String(births).padStart(2, '0')}`, sex: '2' }
  }
  const byName = { elsewhere: 'other-commune', by: 'name' }
  const oneFewer = async (before: number | undefined) => expect(await twice(muiNe)).toBe((before ?? 0) + 1)

  test('is asked about where they came from, by name and date of birth, and counted once', async () => {
    const before = await twice(muiNe)
    const one = onePerson()
    const stands = await lives(muiNe, { ...one, idNumber: number })
    const arrived = await lives(hamTien, { ...one, name: 'TRẦN THỊ HÒA', ...from(muiNe) })
    await drain()
    expect(await flags(stands)).toEqual([['open', byName]])
    await oneFewer(before)
    await leave(stands)
    await drain()
    expect(await flags(stands)).toEqual([['cleared', byName]])
    expect(await twice(muiNe)).toBe(before ?? 0)
    expect(await halves(arrived)).toMatchObject([{ met: true, other_resident: stands }])
  })

  test('is asked about where nobody there has a number, and whichever is heard of first', async () => {
    const one = onePerson()
    await lives(hamTien, { ...one, idNumber: number, ...from(muiNe) })
    await drain()
    const stands = await lives(muiNe, one)
    await drain()
    expect(await flags(stands)).toEqual([['open', byName]])
  })

  test('is not taken for one who has another number, another birth, only a year, or lives in a third commune', async () => {
    const one = onePerson()
    const others = [
      await lives(muiNe, { ...one, birth: '1971-01-01' }),
      await lives(muiNe, { ...one, birth: one.birth.slice(0, 4) }),
      await lives(muiNe, { ...one, name: 'TRẦN THỊ HOA LAN' }),
    ]
    const numbered = await lives(muiNe, { ...onePerson(), idNumber: number })
    await lives(hamTien, { ...one, ...from(communeCode('22921')) })
    await lives(hamTien, { ...one, birth: one.birth.slice(0, 4), ...from(muiNe) })
    await lives(hamTien, {
      ...{ ...one, birth: `1970-01-${String(births).padStart(2, '0')}` },
      ...{ idNumber: `${number.slice(0, 11)}9`, ...from(muiNe) },
    })
    await drain()
    for (const id of [...others, numbered]) expect(await flags(id)).toEqual([])
  })

  test('is asked about no more once the name there is another, or the arrival was a mistake', async () => {
    const one = onePerson()
    const stands = await lives(muiNe, one)
    const arrived = await lives(hamTien, { ...one, ...from(muiNe) })
    await drain()
    await edit(muiNe, stands, { name: one.name }, { name: 'TRẦN THỊ HUỆ' })
    await drain()
    expect(await flags(stands)).toEqual([['cleared', byName]])
    await edit(muiNe, stands, { name: 'TRẦN THỊ HUỆ' }, { name: one.name })
    await drain()
    expect((await flags(stands)).map(([state]) => state)).toEqual(['cleared', 'open'])
    await edit(hamTien, arrived, from(muiNe), { movedFrom: null })
    await drain()
    expect((await flags(stands)).map(([state]) => state)).toEqual(['cleared', 'cleared'])
  })

  test('is not asked about when another of that name was seen to leave, and is again when they had not', async () => {
    const one = onePerson()
    const stands = await lives(muiNe, one)
    await lives(hamTien, { ...one, ...from(muiNe) })
    await drain()
    const gone = await lives(muiNe, one)
    await leave(gone)
    await drain()
    expect(await flags(stands)).toMatchObject([['cleared', byName]])
    await edit(muiNe, gone, { left: moved }, { left: null })
    await drain()
    expect((await flags(stands)).at(-1)).toMatchObject(['open', byName])
  })

  test('is somebody else by a supervisor’s word: both are counted, and nobody asks again but by a number', async () => {
    const before = await twice(muiNe)
    const one = onePerson()
    const stands = await lives(muiNe, { ...one, idNumber: number })
    const arrived = await lives(hamTien, { ...one, ...from(muiNe) })
    await drain()
    await oneFewer(before)
    await dismiss(stands)
    expect(await twice(muiNe)).toBe(before ?? 0)
    await edit(hamTien, arrived, { name: one.name }, { name: 'TRẦN THỊ HÒA' })
    await drain()
    expect(await flags(stands)).toMatchObject([['dismissed', byName]])
    await edit(hamTien, arrived, { idNumber: null }, { idNumber: number })
    await drain()
    expect((await flags(stands)).at(-1)).toEqual(['open', { elsewhere: 'other-commune' }])
  })

  test('is asked about by the number as soon as there is one', async () => {
    const one = onePerson()
    const stands = await lives(muiNe, { ...one, idNumber: number })
    const arrived = await lives(hamTien, { ...one, ...from(muiNe) })
    await drain()
    await edit(hamTien, arrived, { idNumber: null }, { idNumber: number })
    await drain()
    expect(await flags(stands)).toEqual([['open', { elsewhere: 'other-commune' }]])
  })
})

test('how many came whom nobody saw leave is what the halves say, in each commune', async () => {
  const kept = await world.db.owner.query<{ commune: string; unseen: number; counted: number }>(
    `select commune, unseen, (select count(*)::integer from move m
       where m.commune = n.commune and m.side = 'arrived' and m.met_at is null) as counted
     from commune_count n order by commune`,
  )
  expect(kept.rows.some(({ unseen }) => unseen > 0)).toBe(true)
  for (const { commune, unseen, counted } of kept.rows) expect(unseen, commune).toBe(counted)
})

/** As a supervisor does who says that they are two people. */
async function dismiss(record: RecordId): Promise<void> {
  const found = await world.db.owner.query<{ id: string; seq: string }>(
    `select id, seq from flag where record = $1 and rule = 'ARRIVED_ELSEWHERE' and state = 'open'`,
    [record],
  )
  const { id, seq } = found.rows[0] ?? { id: '', seq: '0' }
  const account = 'giam-sat'
  await world.db.owner.query(
    `insert into account (id, username, name, role) values ($1, $1, $1, 'supervisor') on conflict do nothing`,
    [account],
  )
  await world.setScope(account, [muiNe])
  const change = editChange(record, { saw: {}, wrote: {} })
  const outcome = await applyDecision(world.centre, {
    commune: muiNe,
    account,
    username: account,
    group: lan.group([{ ...change, reason: 'Hai người khác nhau', closes: flagId(id) }]),
    seen: { [id]: Number(seq) },
  })
  expect(outcome.kind).toBe('applied')
}

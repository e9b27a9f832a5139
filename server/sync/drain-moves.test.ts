import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CommuneCode, communeCode, type RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
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
  numbers += 1
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
const twice = async (commune: CommuneCode) => {
  const found = await world.db.owner.query<{ twice: number }>(
    'select twice from commune_count where commune = $1',
    [commune],
  )
  return found.rows[0]?.twice
}
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
    await leave(stands)
    await drain()
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

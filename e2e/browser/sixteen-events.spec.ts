/** Every event of a household's life, one after the other at two doors without a network, and what the centre has of each. */
import { gunzipSync } from 'node:zlib'
import { unitsFromColumns } from '#server/store/record-columns.ts'
import { type EventKind, eventKindCodes } from '#shared/codes/event-kinds.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Centre } from '../centre.ts'
import { type Family, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { type EventInput, eventName, eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

const head = 'VÕ VĂN MƯỜI SÁU'
const wife = 'ĐINH THỊ BIẾN'
const son = 'VÕ VĂN ĐỘNG'
const mother = 'CAO THỊ NGUỒN'
const aunt = 'VÕ THỊ MỘT MÌNH'
const born = 'VÕ THỊ MỚI'
const arrived = 'TRẦN VĂN ĐẾN'
const outside = 'LÊ THỊ HẠNH'
const oldNumber = '060172009916'
const newNumber = '060173009916'
/** Households are known by the numbers of their books. */
const home = 'BD-16'
const auntsHome = 'BD-17'
const sonsHome = 'BD-16/2'
const ethnicGroup = 'Kinh'
const family: Family = {
  home: { hamlet: 'Khu phố 1', house: '16', street: 'Hồ Xuân Hương', bookNumber: home },
  members: [
    { name: head, birth: '1970', sex: 'Nam', relation: 'Chủ hộ', ethnicGroup },
    { name: wife, birth: '1972', sex: 'Nữ', relation: 'Vợ', ethnicGroup, idNumber: oldNumber },
    { name: son, birth: '1995', sex: 'Nam', relation: 'Con đẻ', ethnicGroup },
    { name: mother, birth: '1945', sex: 'Nữ', relation: 'Mẹ đẻ', ethnicGroup },
  ],
}
const alone: Family = {
  home: { hamlet: 'Khu phố 1', house: '17', street: 'Hồ Xuân Hương', bookNumber: auntsHome },
  members: [{ name: aunt, birth: '1950', sex: 'Nữ', relation: 'Chủ hộ', ethnicGroup }],
}

const on = '2021-03-01'
const until = '2023-03-01'
const typed = { on: '1/3/2021' }
const inWords = 'ngày 1 tháng 3 năm 2021'
const paperOf = (kind: EventKind) => `Giấy số ${eventKindCodes.indexOf(kind) + 1}/2021`
const linkTo = (resident: string) => ({ resident, nationality: null, number: null })

interface Told {
  /** Whose household: its head's name. */
  readonly at: string
  readonly input: EventInput
  /** What the form says that it will do. */
  readonly says: readonly string[]
  /** What the household's list says of a resident once it is saved. */
  readonly lists?: readonly [string, string]
  /** What stands at the centre in the end, by a resident's name or the number of a household's book. */
  readonly does: Readonly<Record<string, UnitValues>>
}

const told: Readonly<Record<EventKind, Told>> = {
  birth: {
    at: head,
    input: {
      typed: { ...typed, name: 'Võ Thị Mới' },
      sex: 'Nữ',
      chosen: { mother: wife, father: head },
    },
    says: [say('events:effect.joins', { name: born, relation: 'Con đẻ' })],
    does: {
      [born]: {
        ...{ household: home, birth: on, sex: '2', marital: '1', ethnicGroup: 'kinh' },
        ...{ mother: linkTo(wife), father: linkTo(head) },
      },
    },
  },
  'move-in': {
    at: head,
    input: {
      typed: { ...typed, name: 'Trần Văn Đến', birth: '1990' },
      sex: 'Nam',
      from: ['Bình Thuận', 'Phan Thiết', 'Hàm Tiến'],
      chosen: { relation: 'Ở nhờ' },
    },
    says: [say('events:effect.joins', { name: arrived, relation: 'Ở nhờ' })],
    does: {
      [arrived]: {
        ...{ household: home, birth: '1990', sex: '1' },
        movedFrom: { commune: '22918', household: null, resident: null, on },
      },
    },
  },
  adoption: {
    at: head,
    input: { about: [arrived], typed, chosen: { father: head, relation: 'Con nuôi' } },
    says: [
      say('events:effect.parent', { name: arrived, role: say('collect:units.fatherName'), other: head }),
      say('events:effect.relation', { name: arrived, from: 'Ở nhờ', to: 'Con nuôi' }),
    ],
    does: { [arrived]: { father: linkTo(head) } },
  },
  correction: {
    at: head,
    input: { about: [wife], typed: { ...typed, birth: '1973', idNumber: newNumber } },
    says: [
      say('events:effect.unit', { name: wife, unit: say('collect:units.birth'), from: '1972', to: '1973' }),
      say('events:effect.number-kept', { name: wife, number: oldNumber }),
    ],
    does: {
      [wife]: { birth: '1973', idNumber: newNumber, formerNumbers: `${oldNumber}/${on}/year` },
    },
  },
  temporary: {
    at: head,
    input: { about: [mother], typed: { ...typed, until: '1/3/2023' } },
    says: [say('events:effect.temporary', { name: mother, on: inWords, until: 'ngày 1 tháng 3 năm 2023' })],
    lists: [mother, 'Tạm trú'],
    does: {
      [mother]: {
        residenceStatus: 'TR',
        temporaryAddress: {
          ...{ province: '60', district: '593', commune: '22915', detail: '16, Hồ Xuân Hương, Khu phố 1' },
          ...{ from: on, until },
        },
      },
    },
  },
  absence: {
    at: head,
    input: { about: [arrived], typed: { ...typed, to: 'Bình Dương' }, chosen: { why: 'Đi làm ăn xa' } },
    says: [say('events:effect.absent', { name: arrived, on: inWords })],
    lists: [arrived, 'Tạm vắng'],
    does: { [arrived]: { absence: { from: on, until: null, why: 'work', to: 'Bình Dương' } } },
  },
  service: {
    at: head,
    input: { about: [son], typed, chosen: { why: 'Đang tại ngũ' } },
    says: [say('events:effect.absent', { name: son, on: inWords })],
    does: {
      [son]: { residenceStatus: 'TV', absence: { from: on, until: null, why: 'service', to: null } },
    },
  },
  marriage: {
    at: head,
    input: { about: [son], typed: { ...typed, spouseName: 'Lê Thị Hạnh' } },
    says: [
      say('events:effect.married', { name: son }),
      say('events:effect.spouse', { name: son, other: outside }),
    ],
    does: { [son]: { marital: '2', spouse: null, spouseName: outside } },
  },
  divorce: {
    at: head,
    input: { about: [head], typed, chosen: { relation: 'Khác' } },
    says: [head, wife].map((name) => say('events:effect.unmarried', { name })),
    does: {
      [head]: { marital: '3', spouse: null, spouseName: null },
      [wife]: { marital: '3', spouse: null },
    },
  },
  split: {
    at: head,
    input: { about: [son], typed: { ...typed, bookNumber: sonsHome }, chosen: { newHead: son } },
    says: [say('events:effect.new-household'), say('events:effect.movesNew', { name: son })],
    does: {
      [sonsHome]: {
        ...{ hamlet: 'Khu phố 1', address: { street: 'Hồ Xuân Hương', house: '16' } },
        splitFrom: { household: home, on },
      },
    },
  },
  merge: {
    at: son,
    input: { typed, into: aunt, chosen: { relation: 'Cháu ruột' } },
    says: [say('events:effect.closed.merged'), say('events:effect.movesInto', { name: son, head: aunt })],
    does: { [sonsHome]: { closed: { why: 'merged', on, into: auntsHome } }, [son]: { household: auntsHome } },
  },
  'change-of-head': {
    at: aunt,
    input: { typed, chosen: { head: son } },
    says: [say('events:effect.head', { name: son })],
    does: { [son]: { relation: 'CH' }, [aunt]: { relation: 'KHAC' } },
  },
  missing: {
    at: son,
    input: { about: [aunt], typed },
    says: [say('events:effect.leaves.missing', { name: aunt, on: inWords })],
    does: {
      [aunt]: {
        left: { why: 'missing', on, to: null },
        life: { status: '3', on, paper: paperOf('missing') },
      },
    },
  },
  death: {
    at: head,
    input: { about: [head], typed, chosen: { head: mother } },
    says: [
      say('events:effect.leaves.died', { name: head, on: inWords }),
      say('events:effect.head', { name: mother }),
      say('events:effect.relation', { name: born, from: 'Con đẻ', to: 'Cháu ruột' }),
    ],
    does: {
      [head]: {
        left: { why: 'died', on, to: null },
        life: { status: '2', on, paper: paperOf('death') },
      },
      [mother]: { relation: 'CH' },
      [born]: { relation: 'CHAU' },
    },
  },
  'move-out': {
    at: mother,
    input: { about: [wife], typed: { ...typed, to: 'Xã Hàm Mỹ, Hàm Thuận Nam' } },
    says: [say('events:effect.leaves.moved', { name: wife, on: inWords, to: 'Xã Hàm Mỹ, Hàm Thuận Nam' })],
    does: { [wife]: { household: home, left: { why: 'moved', on, to: 'Xã Hàm Mỹ, Hàm Thuận Nam' } } },
  },
  emigration: {
    at: mother,
    input: { about: [arrived], typed: { ...typed, to: 'Úc' } },
    says: [say('events:effect.leaves.abroad', { name: arrived, on: inWords, to: 'Úc' })],
    does: { [arrived]: { residenceStatus: 'NN', left: { why: 'abroad', on, to: 'Úc' } } },
  },
}
/** Each finds the households as the one before has left them. */
const kinds = Object.keys(told) as EventKind[]

async function rowsOf({ database }: Centre, type: RecordType, where: string, values: readonly string[]) {
  const { rows } = await database.query<Record<string, string | null>>(
    `select * from ${type} where ${where} = any ($1)`,
    [values],
  )
  return rows.map((row) => ({ id: row.id ?? '', units: unitsFromColumns(type, row) }))
}

/** The records of both families as they stand, by name or book, with the same for the ids of others in them. */
async function standingAt(centre: Centre): Promise<Readonly<Record<string, UnitValues>>> {
  const books = await rowsOf(centre, 'household', 'book_number', [home, auntsHome, sonsHome])
  const people = await rowsOf(centre, 'resident', 'name', [head, wife, son, mother, aunt, born, arrived])
  const known = [...books, ...people].map(({ id, units }) => ({
    id,
    name: String(units.bookNumber ?? units.name),
    units,
  }))
  const named = known.reduce((text, { id, name }) => text.replaceAll(id, name), JSON.stringify(known))
  return Object.fromEntries((JSON.parse(named) as typeof known).map(({ name, units }) => [name, units]))
}

/** The events that the tablet's groups were, as they lie in the batches that the centre keeps. */
async function eventsAt({ database }: Centre, device: string) {
  const { rows } = await database.query<{ bytes: Buffer }>(
    'select bytes from batch where device = $1 order by seq',
    [device],
  )
  return rows
    .flatMap(({ bytes }) => gunzipSync(bytes).toString('utf8').trim().split('\n').slice(1))
    .flatMap((line) => (JSON.parse(line) as { event?: unknown }).event ?? [])
}

test('each of the 16 events is told at the door without a network, says what it will do, and is so at the centre', async ({
  centre,
  lan,
}) => {
  test.setTimeout(300_000)
  expect(kinds.toSorted()).toEqual(eventKindCodes.toSorted())
  expect(kinds).toHaveLength(16)
  const list = householdListScreen(lan.page)
  const screen = eventScreen(lan.page)
  // of other journeys of the same tablet
  const before = await eventsAt(centre, lan.id)
  await lan.goOffline()
  await recordFamily(lan, alone)
  await recordFamily(lan, family)
  await expect(householdScreen(lan.page).members).toHaveCount(4)
  for (const kind of kinds) {
    const { at, input, says, lists } = told[kind]
    await test.step(kind, async () => {
      await list.open(at)
      await screen.open(kind)
      await screen.answer({ ...input, typed: { ...input.typed, evidence: paperOf(kind) } })
      for (const sentence of says)
        await expect(screen.effects.filter({ hasText: sentence }), sentence).toHaveCount(1)
      await screen.save()
      if (lists !== undefined) await expect(householdScreen(lan.page).row(lists[0])).toContainText(lists[1])
    })
  }
  const sync = syncScreen(lan.page)
  await sync.show('waiting')
  for (const kind of kinds) await expect(sync.entries.filter({ hasText: eventName(kind) })).not.toHaveCount(0)
  await lan.goOnline()
  await lan.sync()

  const events = await eventsAt(centre, lan.id)
  expect(events.slice(before.length)).toEqual(kinds.map((kind) => ({ kind, on, evidence: paperOf(kind) })))
  const standing = await standingAt(centre)
  for (const kind of kinds)
    for (const [whose, units] of Object.entries(told[kind].does))
      expect(standing[whose], `${kind}: ${whose}`).toMatchObject(units)
})

import { type EventKind, eventKindCodes } from '#shared/codes/event-kinds.ts'
import type { Device } from '../device.ts'
import { type Family, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { type EventInput, eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { say } from '../words.ts'

const head = 'VÕ VĂN MƯỜI SÁU'
const wife = 'ĐINH THỊ BIẾN'
const son = 'VÕ VĂN ĐỘNG'
const mother = 'CAO THỊ NGUỒN'
const other = 'VÕ THỊ MỘT MÌNH'
const family: Family = {
  home: { hamlet: 'Khu phố 1', house: '16', street: 'Hồ Xuân Hương' },
  members: [
    { name: head, birth: '1970', sex: 'Nam', relation: 'Chủ hộ', ethnicGroup: 'Kinh' },
    { name: wife, birth: '1972', sex: 'Nữ', relation: 'Vợ', ethnicGroup: 'Kinh' },
    { name: son, birth: '1995', sex: 'Nam', relation: 'Con đẻ', ethnicGroup: 'Kinh' },
    { name: mother, birth: '1945', sex: 'Nữ', relation: 'Mẹ đẻ', ethnicGroup: 'Kinh' },
  ],
}
const alone: Family = {
  home: { house: '17', street: 'Hồ Xuân Hương' },
  members: [{ name: other, birth: '1950', sex: 'Nữ', relation: 'Chủ hộ', ethnicGroup: 'Kinh' }],
}

const on = '1/3/2021'
const binhThuan = ['Bình Thuận', 'Phan Thiết', 'Hàm Tiến'] as const

/** For each event the fewest answers, and a sentence of what it will do. */
const tellings: Readonly<
  Record<EventKind, { readonly input: EventInput; readonly says: readonly string[] }>
> = {
  birth: {
    input: { typed: { name: 'Võ Thị Mới', on }, sex: 'Nữ', chosen: { mother: wife } },
    says: [say('events:effect.joins', { name: 'VÕ THỊ MỚI', relation: 'Con đẻ' })],
  },
  death: {
    input: { about: [head], typed: { on, evidence: 'Trích lục 16/2021' }, chosen: { head: son } },
    says: [
      say('events:effect.leaves.died', { name: head, on: 'ngày 1 tháng 3 năm 2021' }),
      say('events:effect.head', { name: son }),
      say('events:effect.relation', { name: mother, from: 'Mẹ đẻ', to: 'Bà nội' }),
      say('events:effect.relation', { name: wife, from: 'Vợ', to: 'Mẹ đẻ' }),
    ],
  },
  missing: {
    input: { about: [son], typed: { on } },
    says: [say('events:effect.leaves.missing', { name: son, on: 'ngày 1 tháng 3 năm 2021' })],
  },
  marriage: {
    input: { about: [son], typed: { on, spouseName: 'Lê Thị Hạnh' } },
    says: [
      say('events:effect.married', { name: son }),
      say('events:effect.spouse', { name: son, other: 'LÊ THỊ HẠNH' }),
    ],
  },
  divorce: {
    input: { about: [head], typed: { on }, chosen: { relation: 'Khác' } },
    says: [say('events:effect.unmarried', { name: wife })],
  },
  'move-in': {
    input: {
      typed: { name: 'Trần Văn Đến', birth: '1990', on },
      sex: 'Nam',
      from: binhThuan,
      chosen: { relation: 'Ở nhờ' },
    },
    says: [say('events:effect.joins', { name: 'TRẦN VĂN ĐẾN', relation: 'Ở nhờ' })],
  },
  'move-out': {
    input: { about: [son], typed: { on, to: 'Xã Hàm Mỹ, Hàm Thuận Nam' } },
    says: [
      say('events:effect.leaves.moved', {
        name: son,
        on: 'ngày 1 tháng 3 năm 2021',
        to: 'Xã Hàm Mỹ, Hàm Thuận Nam',
      }),
    ],
  },
  split: {
    input: { about: [son], typed: { on }, chosen: { newHead: son } },
    says: [say('events:effect.new-household'), say('events:effect.movesNew', { name: son })],
  },
  merge: {
    input: { typed: { on }, into: other, chosen: { relation: 'Con đẻ' } },
    says: [say('events:effect.closed.merged'), say('events:effect.movesInto', { name: head, head: other })],
  },
  'change-of-head': {
    input: { typed: { on }, chosen: { head: wife } },
    says: [
      say('events:effect.head', { name: wife }),
      say('events:effect.relation', { name: head, from: 'Chủ hộ', to: 'Chồng' }),
    ],
  },
  temporary: {
    input: { about: [mother], typed: { on, until: '1/3/2023' } },
    says: [
      say('events:effect.temporary', {
        name: mother,
        on: 'ngày 1 tháng 3 năm 2021',
        until: 'ngày 1 tháng 3 năm 2023',
      }),
    ],
  },
  absence: {
    input: { about: [son], typed: { on, to: 'Bình Dương' }, chosen: { why: 'Đi làm ăn xa' } },
    says: [say('events:effect.absent', { name: son, on: 'ngày 1 tháng 3 năm 2021' })],
  },
  adoption: {
    input: { about: [son], typed: { on }, chosen: { father: head } },
    says: [say('events:effect.parent', { name: son, role: say('collect:units.fatherName'), other: head })],
  },
  correction: {
    input: { about: [wife], typed: { on, birth: '1973' } },
    says: [
      say('events:effect.unit', { name: wife, unit: say('collect:units.birth'), from: '1972', to: '1973' }),
    ],
  },
  emigration: {
    input: { about: [son], typed: { on, to: 'Úc' } },
    says: [say('events:effect.leaves.abroad', { name: son, on: 'ngày 1 tháng 3 năm 2021', to: 'Úc' })],
  },
  service: {
    input: { about: [son], typed: { on }, chosen: { why: 'Đang tại ngũ' } },
    says: [say('events:effect.absent', { name: son, on: 'ngày 1 tháng 3 năm 2021' })],
  },
}

async function tell({ page }: Device, kind: EventKind) {
  const { input, says } = tellings[kind]
  const screen = eventScreen(page)
  await screen.open(kind)
  await screen.answer({ ...input, typed: { evidence: 'Giấy số 16/2021', ...input.typed } })
  for (const sentence of says) await expect(screen.effects.filter({ hasText: sentence })).toHaveCount(1)
  await screen.save()
}

test('each of the 16 events is told at the door without a network, says what it will do, and is undone as a whole', async ({
  lan,
}) => {
  test.setTimeout(300_000)
  await lan.goOffline()
  await recordFamily(lan, alone)
  await recordFamily(lan, family)
  const { members } = householdScreen(lan.page)
  await expect(members).toHaveCount(4)
  const before = await lan.page.getByRole('main').getByRole('list').first().textContent()
  expect(eventKindCodes).toHaveLength(16)
  for (const kind of eventKindCodes) {
    await test.step(kind, async () => {
      await tell(lan, kind)
      await eventScreen(lan.page).undo()
      await expect(members).toHaveCount(4)
      expect(await lan.page.getByRole('main').getByRole('list').first().textContent()).toBe(before)
      await householdListScreen(lan.page).open(head)
    })
  }
  await lan.goOnline()
  await lan.sync()
})

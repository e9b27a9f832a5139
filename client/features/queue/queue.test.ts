import { describe, expect, it } from 'vitest'
import type { QueueDevice } from '#shared/api/queue.ts'
import { communeCode, deviceId } from '#shared/ids.ts'
import { type Batch, storyOf } from './device-story.ts'
import { countUrgencies, listDevices, openedOf } from './queue-list.ts'
import { deviceChange, heldChange, readView, sortChange } from './queue-view.ts'

const id = (end: string) => deviceId(`01a209b6-c8d1-7698-94b7-0000${end.padStart(8, '0')}`)
const muiNe = { code: communeCode('22915'), name: 'Phường Mũi Né' }
const hamTien = { code: communeCode('22912'), name: 'Phường Hàm Tiến' }
const device = (end: string, given: Partial<QueueDevice> = {}): QueueDevice => ({
  id: id(end),
  officer: { username: `can-bo-${end}`, name: `Cán bộ ${end}` },
  communes: [muiNe],
  enrolledAt: '2026-09-01T01:00:00Z',
  revokedAt: null,
  lastContactAt: '2026-11-20T01:00:00Z',
  waiting: 0,
  receivedToday: 0,
  held: 0,
  appVersion: '0.1.0',
  storage: null,
  urgency: 'calm',
  ...given,
})
const lan = device('1', {
  urgency: 'held',
  held: 2,
  officer: { username: 'lan.mui-ne', name: 'Nguyễn Thị Lan' },
})
const minh = device('2', { urgency: 'silent', lastContactAt: null, communes: [hamTien] })
const hoa = device('3', { communes: [hamTien, muiNe], waiting: 4, urgency: 'waiting' })
const bao = device('ab12', { receivedToday: 9 })
const all = [lan, minh, hoa, bao]

const shown = (search: Record<string, string>) =>
  listDevices(all, readView(search)).map((each) => all.indexOf(each))

describe('the tablet whose panel is open', () => {
  it('is the one of the address, as the list has it now', () => {
    const now = { ...lan, held: 1 }
    expect(openedOf([now, minh], lan.id, lan)).toBe(now)
    expect(openedOf(all, minh.id, lan)).toBe(minh)
    expect(openedOf(all, undefined, lan)).toBeUndefined()
  })

  it('stays open when its last held save was settled and an administrator’s list has it no more', () => {
    const left = openedOf([minh], lan.id, lan)
    expect(left).toMatchObject({ id: lan.id, held: 0, urgency: 'calm' })
    expect(openedOf([minh], lan.id, left)).toBe(left)
  })

  it('is none when the address names one that was never in the list', () => {
    expect(openedOf(all, id('none'), undefined)).toBeUndefined()
    expect(openedOf(all, id('none'), lan)).toBeUndefined()
  })
})

describe('the list of tablets', () => {
  it('stands in the centre’s order, the most urgent first', () => {
    expect(shown({})).toEqual([0, 1, 2, 3])
  })

  it('is narrowed by urgency, by commune and by words, all at once', () => {
    expect(shown({ muc: 'held' })).toEqual([0])
    expect(shown({ xa: '22912' })).toEqual([1, 2])
    expect(shown({ xa: '22912', muc: 'waiting' })).toEqual([2])
  })

  it('finds an officer without tones, by the parts of a name in any order', () => {
    expect(shown({ tim: 'lan nguyen' })).toEqual([0])
    expect(shown({ tim: 'LAN.MUI' })).toEqual([0])
  })

  it('finds a tablet by the name that officers read out', () => {
    expect(shown({ tim: '0000-ab12' })).toEqual([3])
  })

  it('sorts both ways, and a tablet that was never heard of is the oldest contact', () => {
    expect(shown({ xep: 'contact' })[0]).toBe(1)
    expect(shown({ xep: 'contact', chieu: 'giam' }).at(-1)).toBe(1)
    expect(shown({ xep: 'today', chieu: 'giam' })[0]).toBe(3)
  })

  it('what stands alike keeps the centre’s order in both directions', () => {
    expect(shown({ xep: 'version' })).toEqual([0, 1, 2, 3])
    expect(shown({ xep: 'version', chieu: 'giam' })).toEqual([0, 1, 2, 3])
  })
})

it('the counts say what each urgency would show', () => {
  expect(countUrgencies(all, readView({ muc: 'held' }))).toEqual({
    all: 4,
    held: 1,
    silent: 1,
    waiting: 1,
    calm: 1,
  })
  expect(countUrgencies(all, readView({ xa: '22912' }))).toMatchObject({ all: 2, held: 0 })
})

describe('the address', () => {
  it('opens a tablet and its held save again', () => {
    const held = { commune: muiNe.code, groupId: '01a209b6-c8d1-7698-94b7-000000000099' }
    const view = readView({ may: lan.id, lan: `${held.commune}.${held.groupId}` })
    expect(view).toMatchObject({ device: lan.id, held })
  })

  it('another tablet closes the held save of the one before', () => {
    expect(deviceChange(minh.id)).toEqual({ may: minh.id, lan: undefined })
    expect(heldChange(undefined)).toEqual({ lan: undefined })
  })

  it('what nobody wrote into it is not read out of it', () => {
    expect(readView({ may: '1; drop', lan: '22915', xa: 'x', muc: 'toString', xep: 'constructor' })).toEqual({
      urgency: 'all',
      commune: undefined,
      text: '',
      sort: 'urgency',
      down: false,
      device: undefined,
      held: undefined,
    })
  })

  it('a column turns round at the second press', () => {
    expect(sortChange({ sort: 'held', down: false }, 'held')).toEqual({ xep: 'held', chieu: 'giam' })
    expect(sortChange({ sort: 'held', down: false }, 'urgency')).toEqual({ xep: undefined, chieu: undefined })
  })
})

describe('the story of a tablet', () => {
  const batch = (seq: number, hour: string, appVersion: string | null): Batch => ({
    commune: muiNe,
    seq,
    receivedAt: `2026-11-20T${hour}:00:00Z`,
    appVersion,
    waiting: 0,
    applied: 3,
    held: 0,
    dismissed: 0,
  })

  it('is told newest first, from the enrolment on', () => {
    const story = storyOf(lan, [batch(2, '05', '0.1.0'), batch(1, '03', '0.1.0')])
    expect(story.map(({ kind }) => kind)).toEqual(['batch', 'batch', 'enrolled'])
    expect(story[0]).toMatchObject({ batch: { seq: 2 } })
  })

  it('says where the app changed, and a batch without a version changes nothing', () => {
    const story = storyOf(lan, [batch(1, '03', '0.0.9'), batch(2, '04', null), batch(3, '05', '0.1.0')])
    expect(story.map(({ kind }) => kind)).toEqual(['batch', 'version', 'batch', 'batch', 'enrolled'])
    expect(story[1]).toMatchObject({ version: '0.1.0', at: '2026-11-20T05:00:00Z' })
  })

  it('says when the tablet was revoked', () => {
    const revoked = { ...lan, revokedAt: '2026-11-20T04:00:00Z' }
    const story = storyOf(revoked, [batch(1, '03', null), batch(2, '05', null)])
    expect(story.map(({ kind }) => kind)).toEqual(['batch', 'revoked', 'batch', 'enrolled'])
  })
})

import { describe, expect, it } from 'vitest'
import { communeCode, epoch, flagId, groupId, recordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import { residentUnits } from '#shared/records/resident.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { Change } from '#shared/sync/change.ts'
import type { Claim, Flag } from '#shared/sync/flag.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import type { GroupState } from './database.ts'
import type { OutboxGroup } from './groups.ts'
import { findOpenConflicts, mostUrgent, type ShowInput, showRecord } from './show-record.ts'

const id = recordId('019aaf00-0000-7000-8000-000000000002')
const commune = communeCode('22915')
const at = '2026-03-02T08:00:00.000Z'
const saved = '2026-03-03T08:00:00.000Z'

const row = (units: UnitValues, part: Partial<Row> = {}): Row => ({
  type: 'resident',
  id,
  commune,
  seq: 5,
  units,
  createdAt: at,
  updatedAt: at,
  updatedBy: 'minh',
  removedAt: null,
  decided: {},
  ...part,
})

let order = 0
function group(state: GroupState, part: Partial<Change>, problem?: { code: 'scope' | 'shape' }): OutboxGroup {
  order += 1
  const own = groupId(`019aaf02-0000-7000-8000-${String(order).padStart(12, '0')}`)
  const change: Change = {
    type: 'resident',
    id,
    kind: 'edit',
    saw: {},
    wrote: {},
    base: 5,
    madeAt: at,
    ...part,
  }
  const parsed = { groupId: own, contractVersion: 1, epoch: epoch('e'), household: id, changes: [change] }
  const outcome = state === 'dismissed' ? ('dismissed' as const) : ('held' as const)
  const receipt = problem === undefined ? null : { groupId: own, outcome, seqs: {}, conflicts: [], problem }
  return {
    order,
    groupId: own,
    commune,
    state,
    version: 1,
    life: 0,
    content: { line: JSON.stringify(parsed), savedAt: saved, receipt, parked: null },
    group: parsed,
  }
}

const edit = (state: GroupState, saw: UnitValues, wrote: UnitValues, base = 5) =>
  group(state, { saw, wrote, base })

const claim = (by: string, wrote: string): Claim => ({
  by,
  device: 'd',
  groupId: 'g',
  saw: 'A',
  wrote,
  base: 5,
  madeAt: at,
  at,
})
const flag = (part: Partial<Flag> = {}): Flag => ({
  id: flagId('00000000-0000-4000-8000-000000000001'),
  commune,
  seq: 6,
  kind: 'conflict',
  type: 'resident',
  recordId: id,
  household: null,
  unit: 'name',
  rule: null,
  claims: [claim('lan', 'B')],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: at,
  closedAt: null,
  ...part,
})

const show = (part: Partial<ShowInput>) =>
  showRecord({
    type: 'resident',
    id,
    commune,
    life: 0,
    row: undefined,
    groups: [],
    flags: [],
    hasDraft: false,
    me: 'lan',
    ...part,
  })

describe('what is shown of a record', () => {
  it('is the centre’s row where nothing of one’s own lies over it, with every unit and its copy', () => {
    const view = show({ row: row({ name: 'A' }) })
    expect(view).toMatchObject({ state: 'received', updatedBy: 'minh', updatedAt: at, atCentre: true })
    expect(Object.keys(view?.units ?? {}).sort()).toEqual(Object.keys(residentUnits).sort())
    expect(view?.units.birth).toBeNull()
    expect(new Set(Object.values(view?.base ?? {}))).toEqual(new Set([5]))
  })

  it('is nothing for a record that nobody knows, and for an edit of a record that is not here', () => {
    expect(show({})).toBeUndefined()
    expect(show({ groups: [edit('open', { name: 'A' }, { name: 'B' })] })).toBeUndefined()
  })

  it.each(['open', 'sent', 'applied'] as const)(
    'has one’s own value over the row while its group is %s',
    (state) => {
      const view = show({ row: row({ name: 'A' }), groups: [edit(state, { name: 'A' }, { name: 'B' }, 3)] })
      const shown = state === 'applied' ? 'received' : 'waiting'
      expect(view).toMatchObject({ state: shown, updatedBy: 'lan', updatedAt: saved })
      expect(view?.units.name).toBe('B')
      // On one's own unanswered value: that group's base.
      expect(view?.base).toMatchObject({ name: 3, birth: 5 })
    },
  )

  it.each(['held', 'parked'] as const)(
    'has one’s own value over the row while its group is %s, and says why',
    (state) => {
      const held = group(state, { saw: { name: 'A' }, wrote: { name: 'B' } }, { code: 'scope' })
      const view = show({ row: row({ name: 'A' }), groups: [held] })
      expect(view?.units.name).toBe('B')
      expect(view).toMatchObject({
        state: 'held',
        held: [{ kind: state, groupId: held.groupId, savedAt: saved }],
      })
    },
  )

  it('is the row again once the group was dismissed, with the reason until it is read', () => {
    const dismissed = group('dismissed', { saw: { name: 'A' }, wrote: { name: 'B' } }, { code: 'shape' })
    const view = show({ row: row({ name: 'A' }), groups: [dismissed] })
    expect(view?.units.name).toBe('A')
    expect(view).toMatchObject({ state: 'held', held: [{ kind: 'dismissed', problem: { code: 'shape' } }] })
  })

  it('lays several groups over each other, oldest first', () => {
    const groups = [edit('sent', { name: 'A' }, { name: 'B' }), edit('open', { name: 'B' }, { name: 'C' })]
    const view = show({ row: row({ name: 'A' }), groups })
    expect(view?.units.name).toBe('C')
    expect(view?.conflicts).toEqual([])
  })

  it('is a new record before the centre knows it', () => {
    const made = group('open', { kind: 'create', wrote: { name: 'A' } })
    const { saw: _, base: __, ...create } = made.group.changes[0] ?? {}
    const change = { ...create, type: 'resident', id, kind: 'create', madeAt: at } as Change
    const view = show({ groups: [{ ...made, group: { ...made.group, changes: [change] } }] })
    expect(view).toMatchObject({ state: 'waiting', atCentre: false })
    expect(view?.base.name).toBe(0)
  })

  it('never changes the row that it lies over', () => {
    const units = Object.freeze({ name: 'A' })
    show({ row: row(units), groups: [edit('open', { name: 'A' }, { name: 'B' })] })
    expect(units.name).toBe('A')
  })

  it('keeps a unit that this version does not know, for reading', () => {
    expect(show({ row: row({ name: 'A', shoeSize: '43' }) })?.units.shoeSize).toBe('43')
  })
})

describe('a removed record', () => {
  const remove = (state: GroupState) =>
    group(state, { kind: 'remove' }, state === 'held' ? { code: 'shape' } : undefined)

  it('is hidden, whether the centre or the tablet removed it', () => {
    expect(show({ row: row({ name: 'A' }, { removedAt: at }) })).toBeUndefined()
    expect(show({ row: row({ name: 'A' }), groups: [remove('open')] })).toBeUndefined()
    expect(show({ row: row({ name: 'A' }), groups: [remove('sent')] })).toBeUndefined()
  })

  it('is shown again when the centre refused to remove it', () => {
    expect(show({ row: row({ name: 'A' }), groups: [remove('held')] })).toMatchObject({ state: 'held' })
  })

  it('is shown while something of one’s own is held on it', () => {
    const held = group('held', { saw: { name: 'A' }, wrote: { name: 'B' } }, { code: 'shape' })
    expect(show({ row: row({ name: 'A' }, { removedAt: at }), groups: [held] })).toMatchObject({
      state: 'held',
    })
  })
})

describe('a conflict before sending', () => {
  it('is found by the merge over an open group, and both values are shown', () => {
    const view = show({
      row: row({ name: 'X' }, { seq: 9 }),
      groups: [edit('open', { name: 'A' }, { name: 'B' })],
    })
    expect(view?.conflicts).toEqual([
      {
        id,
        unit: 'name',
        saw: 'A',
        now: 'X',
        nowBy: 'minh',
        nowAt: at,
        mine: 'B',
        mineBy: 'lan',
        kind: 'unsent',
      },
    ])
    expect(view).toMatchObject({ state: 'conflict' })
    expect(view?.units.name).toBe('B')
  })

  it('is none where somebody wrote the same', () => {
    expect(
      show({ row: row({ name: 'B' }, { seq: 9 }), groups: [edit('open', { name: 'A' }, { name: 'B' })] })
        ?.conflicts,
    ).toEqual([])
  })

  it('is one where the same value was decided since it was seen', () => {
    const decided = row({ name: 'A' }, { seq: 9, decided: { name: 8 } })
    expect(
      show({ row: decided, groups: [edit('open', { name: 'A' }, { name: 'B' }, 5)] })?.conflicts,
    ).toMatchObject([{ unit: 'name', now: 'A', mine: 'B' }])
    expect(
      show({ row: decided, groups: [edit('open', { name: 'A' }, { name: 'B' }, 8)] })?.conflicts,
    ).toEqual([])
  })

  it.each(['sent', 'held', 'parked', 'applied'] as const)(
    'is not looked for in a group that is %s: the centre says',
    (state) => {
      expect(
        show({ row: row({ name: 'X' }), groups: [edit(state, { name: 'A' }, { name: 'B' })] })?.conflicts,
      ).toEqual([])
    },
  )

  it('tells what lies beneath and in which copy, for the choice', () => {
    const input = { type: 'resident', id, commune, flags: [], hasDraft: false, me: 'lan', life: 0 } as const
    const open = edit('open', { name: 'A' }, { name: 'B' })
    expect(
      findOpenConflicts({ ...input, row: row({ name: 'X' }, { seq: 9 }), groups: [open] }),
    ).toMatchObject([{ group: open, unit: 'name', saw: 'A', wrote: 'B', now: 'X', nowBase: 9 }])
  })
})

describe('a conflict at the centre', () => {
  it('is known from its flag: the centre’s value is shown, one’s own beside it', () => {
    const view = show({ row: row({ name: 'X' }), flags: [flag()] })
    expect(view?.units.name).toBe('X')
    expect(view?.conflicts).toMatchObject([
      { unit: 'name', saw: 'A', now: 'X', mine: 'B', mineBy: 'lan', kind: 'flagged' },
    ])
    expect(view?.state).toBe('conflict')
  })

  it('shows one’s own claim among several, and another’s where one has none', () => {
    const claims = [claim('lan', 'B'), claim('dao', 'C')]
    expect(show({ row: row({ name: 'X' }), flags: [flag({ claims })] })?.conflicts).toMatchObject([
      { mine: 'B', mineBy: 'lan' },
    ])
    expect(show({ row: row({ name: 'X' }), flags: [flag({ claims })], me: 'hoa' })?.conflicts).toMatchObject([
      { mine: 'C', mineBy: 'dao' },
    ])
  })

  it('is answered for now where the officer has written the unit again', () => {
    const view = show({
      row: row({ name: 'X' }),
      flags: [flag()],
      groups: [edit('sent', { name: 'X' }, { name: 'C' })],
    })
    expect(view).toMatchObject({ state: 'waiting', conflicts: [] })
    expect(view?.units.name).toBe('C')
  })

  it('of another unit stays beside what waits', () => {
    const view = show({
      row: row({ name: 'X' }),
      flags: [flag()],
      groups: [edit('sent', { birth: null }, { birth: '1980' })],
    })
    expect(view).toMatchObject({ state: 'conflict', conflicts: [{ unit: 'name' }] })
  })

  it('is not made of a failed check, which is a flag of its own', () => {
    const check = flag({ kind: 'check', unit: null, rule: 'ID_SEX', claims: [] })
    expect(show({ row: row({ name: 'X' }), flags: [check] })).toMatchObject({
      state: 'received',
      conflicts: [],
      flags: [check],
    })
  })

  it('names nobody where the row was last written by oneself', () => {
    expect(show({ row: row({ name: 'X' }, { updatedBy: 'lan' }), flags: [flag()] })?.conflicts).toMatchObject(
      [{ nowBy: '', nowAt: '' }],
    )
  })
})

describe('the state of which a person is told first', () => {
  it('is a conflict, then what is held, then a draft, then what waits', () => {
    const held = group('held', { saw: { name: 'A' }, wrote: { name: 'B' } }, { code: 'shape' })
    const waiting = edit('open', { birth: null }, { birth: '1980' })
    expect(show({ row: row({ name: 'X' }), groups: [waiting], hasDraft: true })?.state).toBe('draft')
    expect(show({ row: row({ name: 'X' }), groups: [held, waiting], hasDraft: true })?.state).toBe('held')
    const flags = [flag({ unit: 'sex' })]
    expect(show({ row: row({ name: 'X' }), groups: [held, waiting], flags, hasDraft: true })?.state).toBe(
      'conflict',
    )
  })

  it('of a household is the most urgent of its records', () => {
    expect(mostUrgent(['received', 'waiting', 'held', 'draft'])).toBe('held')
    expect(mostUrgent(['received', 'waiting'])).toBe('waiting')
    expect(mostUrgent([])).toBe('received')
  })
})

describe('what the centre has applied and the feed has not brought yet', () => {
  const written = edit('applied', { name: 'A' }, { name: 'B' })

  it('is shown as received: nothing of it waits', () => {
    const shown = show({ row: row({ name: 'A' }), groups: [written] })
    expect(shown).toMatchObject({ state: 'received', units: { name: 'B' } })
  })

  it('47 · lies over no row that contains it, whatever else of its group has not come', () => {
    const receipt: Receipt = {
      groupId: written.groupId,
      outcome: 'applied',
      seqs: { [id]: 11 },
      conflicts: [],
    }
    const answered = { ...written, content: { ...written.content, receipt } }
    const shownOver = (part: Partial<Row>, life = 0) =>
      show({ row: row({ name: 'C' }, part), groups: [answered], life })?.units.name
    expect(shownOver({ seq: 13 })).toBe('C')
    expect(shownOver({ seq: 11 })).toBe('C')
    expect(shownOver({ seq: 10 })).toBe('B')
    // a number of another life says nothing of this row
    expect(shownOver({ seq: 13 }, 1)).toBe('B')
  })

  it('is shown as waiting when a later save of it is still to be sent', () => {
    const later = edit('open', { name: 'B' }, { name: 'C' })
    const shown = show({ row: row({ name: 'A' }), groups: [written, later] })
    expect(shown).toMatchObject({ state: 'waiting', units: { name: 'C' } })
  })
})

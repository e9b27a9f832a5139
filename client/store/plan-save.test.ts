import { describe, expect, it } from 'vitest'
import { muiNe } from '#client/testing/test-tablet.ts'
import { epoch, groupId, recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { type Change, contractVersion, type Group, readGroup } from '#shared/sync/change.ts'
import type { GroupState } from './database.ts'
import type { OutboxGroup } from './groups.ts'
import { planSave, planSettle, type SaveInput, type SavePlan } from './plan-save.ts'
import type { Edit } from './views.ts'

const household = recordId('019aaf00-0000-7000-8000-000000000001')
const lan = recordId('019aaf00-0000-7000-8000-000000000002')
const minh = recordId('019aaf00-0000-7000-8000-000000000003')
const at = '2026-03-02T08:00:00.000Z'
const later = '2026-03-02T09:00:00.000Z'

let order = 0
function group(state: GroupState, ...changes: Change[]): OutboxGroup {
  order += 1
  const id = groupId(`019aaf02-0000-7000-8000-${String(order).padStart(12, '0')}`)
  const parsed: Group = { groupId: id, contractVersion, epoch: epoch('e'), household, changes }
  return {
    order,
    groupId: id,
    commune: muiNe,
    state,
    version: 1,
    life: 0,
    content: { line: JSON.stringify(parsed), savedAt: at, receipt: null, parked: null },
    group: parsed,
  }
}

const edited = (
  id: typeof lan,
  saw: UnitValues,
  wrote: UnitValues,
  base: number | Record<string, number> = 5,
): Change => ({
  type: 'resident',
  id,
  kind: 'edit',
  saw,
  wrote,
  base,
  madeAt: at,
})
const created = (id: typeof lan, wrote: UnitValues): Change => ({
  type: 'resident',
  id,
  kind: 'create',
  wrote,
  madeAt: at,
})

const edit = (
  id: typeof lan,
  saw: UnitValues,
  wrote: UnitValues,
  base: Record<string, number> = {},
): Edit => ({
  type: 'resident',
  id,
  kind: 'edit',
  saw,
  wrote,
  base,
})

const save = (
  groups: readonly OutboxGroup[],
  edits: readonly Edit[],
  part: Partial<SaveInput> = {},
): SavePlan =>
  planSave({
    groupId: groupId('019aaf03-0000-7000-8000-000000000001'),
    epoch: epoch('e'),
    household,
    edits,
    madeAt: later,
    groups,
    // nothing has come since the group was made
    beneath: (into, id) => into.group.changes.find((change) => change.id === id)?.saw ?? {},
    ...part,
  })

/** The plan's group, which every test also reads as the centre would. */
function groupOf(plan: SavePlan): Group {
  if (plan.kind === 'nothing' || plan.group === undefined) throw new Error(`the plan is ${plan.kind}`)
  const reading = readGroup(JSON.parse(JSON.stringify(plan.group)))
  if (reading.kind !== 'group')
    throw new Error(`the centre could not read it: ${JSON.stringify(reading.fault)}`)
  return reading.group
}

describe('a save', () => {
  it('of one record without an open group becomes a group of its own', () => {
    const plan = save([], [edit(lan, { name: 'A' }, { name: 'B' }, { name: 7 })])
    expect(plan.kind).toBe('new')
    expect(groupOf(plan)).toMatchObject({
      household,
      contractVersion,
      changes: [{ id: lan, kind: 'edit', saw: { name: 'A' }, wrote: { name: 'B' }, base: 7, madeAt: later }],
    })
  })

  it('of several records is always a new group, also when each has an open one', () => {
    const groups = [
      group('open', edited(lan, { name: 'A' }, { name: 'B' })),
      group('open', edited(minh, { name: 'A' }, { name: 'B' })),
    ]
    const plan = save(groups, [
      edit(lan, { name: 'B' }, { name: 'C' }),
      edit(minh, { name: 'B' }, { name: 'C' }),
    ])
    expect(plan.kind).toBe('new')
    expect(groupOf(plan).changes).toHaveLength(2)
  })

  it('of one record folds into its last group while that is open', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    const plan = save([open], [edit(lan, { name: 'B' }, { name: 'C' }, { name: 5 })])
    expect(plan).toMatchObject({ kind: 'fold', into: open })
    expect(groupOf(plan)).toMatchObject({
      groupId: open.groupId,
      changes: [{ saw: { name: 'A' }, wrote: { name: 'C' }, base: 5, madeAt: later }],
    })
  })

  it.each(['sent', 'held', 'parked', 'applied'] as const)('never folds into a group that is %s', (state) => {
    const plan = save(
      [group(state, edited(lan, { name: 'A' }, { name: 'B' }))],
      [edit(lan, { name: 'B' }, { name: 'C' }, { name: 5 })],
    )
    expect(plan.kind).toBe('new')
    expect(groupOf(plan).changes).toMatchObject([{ saw: { name: 'B' }, wrote: { name: 'C' } }])
  })

  it('folds into no open group when a later group of the record was sent', () => {
    const groups = [
      group('open', edited(lan, { name: 'A' }, { name: 'B' })),
      group('sent', edited(lan, { name: 'B' }, { name: 'C' })),
    ]
    expect(save(groups, [edit(lan, { name: 'C' }, { name: 'D' })]).kind).toBe('new')
  })

  it('folds past a dismissed group, which is no longer part of what is shown', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    const groups = [open, group('dismissed', edited(lan, { name: 'A' }, { name: 'X' }))]
    expect(save(groups, [edit(lan, { name: 'B' }, { name: 'C' })])).toMatchObject({
      kind: 'fold',
      into: open,
    })
  })

  it('folds into a group of several records without touching the others', () => {
    const open = group(
      'open',
      edited(lan, { name: 'A' }, { name: 'B' }),
      edited(minh, { name: 'M' }, { name: 'N' }),
    )
    const folded = groupOf(save([open], [edit(lan, { name: 'B' }, { name: 'C' })]))
    expect(folded.changes).toMatchObject([
      { id: lan, wrote: { name: 'C' } },
      { id: minh, saw: { name: 'M' }, wrote: { name: 'N' } },
    ])
  })

  it('that adds a unit keeps what the form showed of each, and the copy in which it showed it', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }, 5))
    const folded = groupOf(save([open], [edit(lan, { birth: '1980' }, { birth: '1981' }, { birth: 9 })]))
    expect(folded.changes).toMatchObject([
      { saw: { name: 'A', birth: '1980' }, wrote: { name: 'B', birth: '1981' }, base: { name: 5, birth: 9 } },
    ])
  })

  it('that takes a unit back to what was seen drops that unit and no other', () => {
    const open = group('open', edited(lan, { name: 'A', birth: '1980' }, { name: 'B', birth: '1981' }))
    const folded = groupOf(save([open], [edit(lan, { name: 'B' }, { name: 'A' })]))
    expect(folded.changes).toMatchObject([{ saw: { birth: '1980' }, wrote: { birth: '1981' }, base: 5 }])
    expect(folded.changes[0]?.wrote).not.toHaveProperty('name')
    expect(folded.changes[0]?.saw).not.toHaveProperty('name')
  })

  it('that takes everything back leaves no group, because no byte of it was ever sent', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    expect(save([open], [edit(lan, { name: 'B' }, { name: 'A' })])).toMatchObject({
      kind: 'fold',
      group: undefined,
    })
  })

  it('that takes back one record of several leaves the others', () => {
    const open = group(
      'open',
      edited(lan, { name: 'A' }, { name: 'B' }),
      edited(minh, { name: 'M' }, { name: 'N' }),
    )
    expect(groupOf(save([open], [edit(lan, { name: 'B' }, { name: 'A' })])).changes).toMatchObject([
      { id: minh },
    ])
  })

  it('into a create adds to what is created and needs to have seen nothing', () => {
    const open = group('open', created(lan, { household, name: 'A' }))
    const folded = groupOf(save([open], [edit(lan, { birth: null }, { birth: '1980' }, { birth: 0 })]))
    expect(folded.changes).toMatchObject([{ kind: 'create', wrote: { household, name: 'A', birth: '1980' } }])
    expect(folded.changes[0]).not.toHaveProperty('saw')
    expect(folded.changes[0]).not.toHaveProperty('base')
  })

  it('into a create can empty a field again', () => {
    const open = group('open', created(lan, { household, name: 'A', birth: '1980' }))
    expect(groupOf(save([open], [edit(lan, { birth: '1980' }, { birth: null })])).changes).toMatchObject([
      { wrote: { birth: null } },
    ])
  })

  it('of where one lives is a group of its own: its household may be made by a later group', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    const other = recordId('019aaf00-0000-7000-8000-000000000009')
    expect(save([open], [edit(lan, { household }, { household: other })]).kind).toBe('new')
  })

  it('of nothing new is no group', () => {
    expect(save([], [edit(lan, { name: 'A' }, { name: 'A' })])).toEqual({ kind: 'nothing' })
    expect(save([], [])).toEqual({ kind: 'nothing' })
  })

  it('sends only the units that differ from what was seen, also within a place', () => {
    const place = { province: '60', district: null, commune: null, detail: null }
    const plan = save([], [edit(lan, { name: 'A', hometown: place }, { name: 'B', hometown: { ...place } })])
    expect(Object.keys(groupOf(plan).changes[0]?.wrote ?? {})).toEqual(['name'])
  })

  it('sends a value that equals what was seen when that withdraws a claim', () => {
    const plan = save([], [edit(lan, { name: 'X' }, { name: 'X' }, { name: 8 })], { keepSame: true })
    expect(groupOf(plan).changes).toMatchObject([{ saw: { name: 'X' }, wrote: { name: 'X' }, base: 8 }])
  })

  it('keeps a number for each unit where the units were seen in different copies, and one where they share it', () => {
    const two = { name: 'B', birth: '1981' }
    const saw = { name: 'A', birth: '1980' }
    expect(groupOf(save([], [edit(lan, saw, two, { name: 4, birth: 4, sex: 9 })])).changes[0]?.base).toBe(4)
    expect(groupOf(save([], [edit(lan, saw, two, { name: 4, birth: 6 })])).changes[0]?.base).toEqual({
      name: 4,
      birth: 6,
    })
  })

  it('throws on a unit that this version does not know: such units are shown and never sent', () => {
    expect(() => save([], [edit(lan, { shoeSize: null }, { shoeSize: '43' })])).toThrow('shoeSize')
  })

  it('keeps the reason of a correction through later folds', () => {
    const open = group('open', {
      ...edited(lan, { name: 'A' }, { name: 'B' }),
      reason: 'theo giấy khai sinh',
    })
    expect(groupOf(save([open], [edit(lan, { name: 'B' }, { name: 'C' })])).changes).toMatchObject([
      { reason: 'theo giấy khai sinh' },
    ])
    const again = { ...edit(lan, { name: 'B' }, { name: 'C' }), reason: 'theo căn cước' }
    expect(groupOf(save([open], [again])).changes).toMatchObject([{ reason: 'theo căn cước' }])
  })
})

describe('a remove', () => {
  const remove = (saw: UnitValues, base: Record<string, number>): Edit => ({
    type: 'resident',
    id: lan,
    kind: 'remove',
    wrote: {},
    saw,
    base,
    reason: 'ghi nhầm',
  })

  it('names every unit of the record as its writer saw it, the empty ones too', () => {
    const change = groupOf(save([], [remove({ household, name: 'A' }, { household: 3, name: 3 })])).changes[0]
    expect(change).toMatchObject({
      kind: 'remove',
      reason: 'ghi nhầm',
      saw: { household, name: 'A', birth: null, left: null },
    })
    expect(change).not.toHaveProperty('wrote')
  })

  it('is never folded, and nothing is folded into it', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    expect(save([open], [remove({ name: 'B' }, {})]).kind).toBe('new')
    const removing = group('open', {
      type: 'resident',
      id: lan,
      kind: 'remove',
      saw: { name: 'B' },
      base: 5,
      madeAt: at,
    })
    expect(save([open, removing], [edit(lan, { name: 'B' }, { name: 'C' })]).kind).toBe('new')
  })
})

describe('a choice between two values before they are sent', () => {
  const conflict = (open: OutboxGroup, unit: string, now: string | null, nowBase: number) => ({
    group: open,
    unit,
    saw: open.group.changes[0]?.saw?.[unit] ?? null,
    wrote: open.group.changes[0]?.wrote?.[unit] ?? null,
    now,
    nowBase,
  })

  it('for one’s own value has now seen the centre’s', () => {
    const open = group('open', edited(lan, { name: 'A', birth: '1980' }, { name: 'B', birth: '1981' }))
    const settled = planSettle(conflict(open, 'name', 'X', 9), lan, 'B', later)
    expect(settled?.changes).toMatchObject([
      { saw: { name: 'X', birth: '1980' }, wrote: { name: 'B', birth: '1981' }, base: { name: 9, birth: 5 } },
    ])
  })

  it('for a third value writes that over the centre’s', () => {
    const open = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    expect(planSettle(conflict(open, 'name', 'X', 9), lan, 'C', later)?.changes).toMatchObject([
      { saw: { name: 'X' }, wrote: { name: 'C' }, base: 9 },
    ])
  })

  it('for the centre’s value drops the unit, and the group with its last one', () => {
    const two = group('open', edited(lan, { name: 'A', birth: '1980' }, { name: 'B', birth: '1981' }))
    expect(planSettle(conflict(two, 'name', 'X', 9), lan, 'X', later)?.changes).toMatchObject([
      { wrote: { birth: '1981' }, saw: { birth: '1980' } },
    ])
    const one = group('open', edited(lan, { name: 'A' }, { name: 'B' }))
    expect(planSettle(conflict(one, 'name', 'X', 9), lan, 'X', later)).toBeUndefined()
  })

  it('leaves the other records of the group alone', () => {
    const open = group(
      'open',
      edited(lan, { name: 'A' }, { name: 'B' }),
      edited(minh, { name: 'M' }, { name: 'N' }),
    )
    expect(planSettle(conflict(open, 'name', 'X', 9), lan, 'X', later)?.changes).toMatchObject([{ id: minh }])
  })
})

/** Many saves of one record before anything is sent: whatever they were, what goes says the same as all of them in a row. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { groupIdOf, madeAt, madeGroup } from '#client/testing/made-group.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { epoch } from '#shared/ids.ts'
import { sameUnit, type UnitValue, type UnitValues } from '#shared/records/unit.ts'
import { baseOf, type Group, readGroup } from '#shared/sync/change.ts'
import { mergeRecord } from '#shared/sync/merge-record.ts'
import type { GroupState } from './database.ts'
import type { OutboxGroup } from './groups.ts'
import { planSave } from './plan-save.ts'
import { type ShowInput, showRecord, unitsBeneath } from './show-record.ts'

const household = testRecord(1)
const id = testRecord(2)
const units = ['name', 'birth', 'hometown'] as const
const place = (detail: string): UnitValue => ({ province: '60', district: null, commune: null, detail })
const values: Readonly<Record<(typeof units)[number], readonly UnitValue[]>> = {
  name: ['A', 'B', 'C', null],
  birth: ['1980', '1981-02', null],
  hometown: [place('Mũi Né'), place('Hàm Tiến'), null],
}

const wroteArbitrary = fc
  .record(
    {
      name: fc.constantFrom(...values.name),
      birth: fc.constantFrom(...values.birth),
      hometown: fc.constantFrom(...values.hometown),
    },
    { requiredKeys: [] },
  )
  .filter((wrote) => Object.keys(wrote).length > 0)

/** The centre's row, and the groups of one tablet over it, as the store keeps them. */
class Outbox {
  readonly groups: OutboxGroup[] = []
  private next = 1
  constructor(public row: ShowInput['row']) {}

  private input() {
    const rest = {
      flags: [],
      hasDraft: false,
      me: 'lan',
      commune: muiNe,
      type: 'resident',
      id,
      life: 0,
    } as const
    return { ...rest, row: this.row, groups: this.groups.filter(({ state }) => state !== 'dropped') }
  }

  view = () => showRecord(this.input())

  /** What a form does: touches units as they are shown and saves. */
  save(wrote: UnitValues): void {
    const view = this.view()
    const touched = Object.keys(wrote)
    const pick = <T>(from: Readonly<Record<string, T>> | undefined, none: T) =>
      Object.fromEntries(touched.map((unit) => [unit, from?.[unit] ?? none]))
    const edit = {
      type: 'resident' as const,
      id,
      kind: view === undefined ? ('create' as const) : ('edit' as const),
      wrote,
      saw: view === undefined ? {} : pick<UnitValue>(view.units, null),
      base: view === undefined ? {} : pick(view.base, 0),
    }
    const live = this.groups.filter(({ state }) => state !== 'dropped')
    const plan = planSave({
      ...{ groupId: groupIdOf(this.next), epoch: epoch('e'), household, madeAt, groups: live },
      edits: [edit],
      beneath: (group) => unitsBeneath(this.input(), group),
    })
    if (plan.kind === 'nothing') return
    if (plan.kind === 'new') {
      this.groups.push(madeGroup({ order: this.next, changes: plan.group.changes }))
      this.next += 1
      return
    }
    const at = this.groups.findIndex(({ order }) => order === plan.into.order)
    const { order } = plan.into
    this.groups[at] =
      plan.group === undefined
        ? madeGroup({ order, state: 'dropped', changes: plan.into.group.changes })
        : madeGroup({ order, changes: plan.group.changes })
  }

  /** Somebody else has written, and the feed has brought it. */
  bring(wrote: UnitValues): void {
    const { row } = this
    if (row !== undefined) this.row = { ...row, seq: row.seq + 1, units: { ...row.units, ...wrote } }
  }

  setState(state: GroupState): void {
    this.groups.forEach((group, at) => {
      if (group.state === 'open') this.groups[at] = { ...group, state }
    })
  }

  /** What goes to the centre, in order. */
  sent(): Group[] {
    return this.groups.filter(({ state }) => state !== 'dropped').map(({ group }) => group)
  }
}

type Step = { readonly kind: 'save'; readonly wrote: UnitValues } | { readonly kind: 'send' }
const stepsArbitrary = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: wroteArbitrary.map((wrote): Step => ({ kind: 'save', wrote })) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'send' }) },
  ),
  { minLength: 1, maxLength: 12 },
)
const rowArbitrary = fc.option(
  wroteArbitrary.map((some) => ({
    type: 'resident' as const,
    id,
    commune: muiNe,
    seq: 7,
    units: { household, ...some },
    createdAt: madeAt,
    updatedAt: madeAt,
    updatedBy: 'minh',
    removedAt: null,
    decided: {},
  })),
  { nil: undefined },
)

/** Runs the steps and hands over the outbox and what the officer had on the form in the end. */
function holds(property: (outbox: Outbox, last: UnitValues) => void): void {
  fc.assert(
    fc.property(rowArbitrary, stepsArbitrary, (row, steps) => {
      const outbox = new Outbox(row)
      let last: UnitValues = { ...row?.units }
      for (const step of steps) {
        if (step.kind === 'send') outbox.setState('sent')
        else {
          outbox.save(step.wrote)
          last = { ...last, ...step.wrote }
        }
      }
      property(outbox, last)
    }),
    { seed: 37, numRuns: 500 },
  )
}

describe('any saves of one record', () => {
  it('show the officer’s last word in every unit', () =>
    holds((outbox, last) => {
      const view = outbox.view()
      for (const unit of units) expect(sameUnit(view?.units[unit], last[unit])).toBe(true)
    }))

  it('bring the last word to the centre without a conflict, where nobody else wrote', () =>
    holds((outbox, last) => {
      let now = { units: outbox.row?.units ?? {}, decided: {} }
      for (const group of outbox.sent())
        for (const change of group.changes) {
          const merged = mergeRecord(now, change)
          expect(merged.conflicts).toEqual([])
          now = { ...now, units: merged.units }
        }
      for (const unit of units) expect(sameUnit(now.units[unit], last[unit])).toBe(true)
    }))

  it('show each what it said at once, whatever others have written meanwhile', () => {
    const others = wroteArbitrary.map((wrote) => ({ kind: 'bring' as const, wrote }))
    const steps = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: wroteArbitrary.map((wrote) => ({ kind: 'save' as const, wrote })) },
        { weight: 2, arbitrary: others },
      ),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(rowArbitrary, steps, (row, told) => {
        const outbox = new Outbox(row)
        for (const { kind, wrote } of told) {
          outbox[kind](wrote)
          if (kind === 'bring') continue
          const shown = outbox.view()?.units
          for (const [unit, value] of Object.entries(wrote)) expect(sameUnit(shown?.[unit], value)).toBe(true)
        }
      }),
      { seed: 37, numRuns: 500 },
    )
  })

  it('are no conflict for the officer to look at before they go', () =>
    holds((outbox) => {
      expect(outbox.view()?.conflicts ?? []).toEqual([])
    }))

  it('make groups that the centre can read, each of this record alone', () =>
    holds((outbox) => {
      for (const group of outbox.sent()) {
        expect(readGroup(JSON.parse(JSON.stringify(group)))).toMatchObject({ kind: 'group' })
        expect(group.changes.map((change) => change.id)).toEqual([id])
      }
    }))

  it('send no unit that was taken back before it went', () =>
    holds((outbox) => {
      for (const { changes } of outbox.sent())
        for (const { kind, saw, wrote } of changes)
          for (const unit of Object.keys(wrote ?? {}))
            if (kind === 'edit') expect(sameUnit(saw?.[unit], wrote?.[unit])).toBe(false)
    }))

  it('say of each unit in which copy of the centre it was seen, also over one’s own unanswered value', () =>
    holds((outbox) => {
      const edits = outbox.sent().flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'edit'))
      for (const change of edits)
        for (const unit of Object.keys(change.wrote ?? {}))
          expect(baseOf(change, unit)).toBe(outbox.row?.seq ?? 0)
    }))

  it('make one group between two sendings, and none that is empty', () => {
    fc.assert(
      fc.property(rowArbitrary, fc.array(wroteArbitrary, { minLength: 1, maxLength: 10 }), (row, saves) => {
        const outbox = new Outbox(row)
        for (const wrote of saves) outbox.save(wrote)
        expect(outbox.sent().length).toBeLessThanOrEqual(1)
        for (const { changes } of outbox.sent()) expect(changes.length).toBeGreaterThan(0)
      }),
      { seed: 41 },
    )
  })

  it('never change what was sent', () => {
    fc.assert(
      fc.property(rowArbitrary, wroteArbitrary, fc.array(wroteArbitrary), (row, first, later) => {
        const outbox = new Outbox(row)
        outbox.save(first)
        outbox.setState('sent')
        const sent = JSON.stringify(outbox.sent())
        for (const wrote of later) outbox.save(wrote)
        expect(JSON.stringify(outbox.sent().slice(0, JSON.parse(sent).length))).toBe(sent)
      }),
      { seed: 43 },
    )
  })
})

/** What is shown of a record, held against a slow and simple model: the row, then each group of one's own, oldest first. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { created, edited, madeAt, madeGroup, removed } from '#client/testing/made-group.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { flagId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { baseOf, type Change } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { GroupState } from './database.ts'
import { isWaiting, type OutboxGroup } from './groups.ts'
import { findOpenConflicts, type ShowInput, showRecord } from './show-record.ts'

const id = testRecord(2)
const units = ['name', 'birth', 'sex'] as const
const value = fc.constantFrom<UnitValue[]>('A', 'B', 'C', null)
const some = fc.dictionary(fc.constantFrom(...units), value, { noNullPrototype: true })
const states: readonly GroupState[] = ['open', 'sent', 'held', 'parked', 'dismissed', 'applied']

const rowArbitrary = fc
  .record({
    seq: fc.integer({ min: 1, max: 9 }),
    units: some,
    gone: fc.nat(5),
    decided: fc.dictionary(fc.constantFrom(...units), fc.integer({ min: 1, max: 9 }), {
      noNullPrototype: true,
    }),
    updatedBy: fc.constantFrom('lan', 'minh'),
  })
  .map(
    ({ gone, ...part }): Row => ({
      type: 'resident',
      id,
      commune: muiNe,
      createdAt: madeAt,
      updatedAt: 'row',
      removedAt: gone === 0 ? madeAt : null,
      ...part,
    }),
  )

const changeArbitrary = fc.tuple(fc.nat(6), some, some, fc.nat(9)).map(([kind, saw, wrote, base]): Change => {
  if (kind === 0) return removed('resident', id, saw)
  return kind === 1 ? created('resident', id, wrote) : edited(id, saw, wrote, base)
})
const groupsArbitrary = fc
  .array(fc.tuple(fc.constantFrom(...states), changeArbitrary), { maxLength: 5 })
  .map((made) =>
    made.map(([state, change], at) =>
      madeGroup({ order: at + 1, state, changes: [change], content: { savedAt: `saved ${at + 1}` } }),
    ),
  )

const flagArbitrary = fc
  .record({
    n: fc.nat(99),
    kind: fc.constantFrom<Flag['kind']>('conflict', 'check'),
    unit: fc.constantFrom(...units),
    by: fc.array(fc.constantFrom('lan', 'minh', 'dao'), { maxLength: 3 }),
  })
  .map(
    ({ n, kind, unit, by }): Flag => ({
      id: flagId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
      commune: muiNe,
      seq: 6,
      kind,
      type: 'resident',
      recordId: id,
      household: null,
      unit,
      rule: null,
      claims: by.map((who, at) => ({
        ...{ by: who, device: 'd', groupId: 'g', saw: 'seen', wrote: `claim ${at}`, base: 5, madeAt },
        at: madeAt,
      })),
      found: {},
      state: 'open',
      reason: null,
      settledBy: null,
      openedAt: madeAt,
      closedAt: null,
    }),
  )

const inputArbitrary: fc.Arbitrary<ShowInput> = fc.record({
  type: fc.constant('resident' as const),
  id: fc.constant(id),
  commune: fc.constant(muiNe),
  life: fc.constant(0),
  row: fc.option(rowArbitrary, { nil: undefined }),
  groups: groupsArbitrary,
  flags: fc.uniqueArray(flagArbitrary, { maxLength: 3, selector: ({ unit }) => unit }),
  hasDraft: fc.boolean(),
  me: fc.constant('lan'),
})

const laid = ({ groups }: ShowInput): readonly { group: OutboxGroup; change: Change }[] =>
  groups.flatMap((group) =>
    group.state === 'dismissed' ? [] : group.group.changes.map((change) => ({ group, change })),
  )

/** The last group of one's own that wrote the unit. */
const writer = (input: ShowInput, unit: string) =>
  laid(input).findLast(({ change }) => Object.hasOwn(change.wrote ?? {}, unit))

const holds = (property: (input: ShowInput) => void) =>
  fc.assert(fc.property(inputArbitrary, property), { seed: 31, numRuns: 500 })

describe('of any row, groups and flags', () => {
  it('each unit shows what was written last, and the copy that its writer had seen', () =>
    holds((input) => {
      const view = showRecord(input)
      if (view === undefined) return
      for (const unit of units) {
        const last = writer(input, unit)
        expect(view.units[unit]).toEqual(
          last?.change.wrote?.[unit] ?? (last === undefined ? input.row?.units[unit] : null) ?? null,
        )
        expect(view.base[unit]).toBe(last === undefined ? (input.row?.seq ?? 0) : baseOf(last.change, unit))
      }
    }))

  it('a record is there when the centre has it or one’s own save made it, and was not removed since', () =>
    holds((input) => {
      const view = showRecord(input)
      const exists = input.row !== undefined || laid(input).some(({ change }) => change.kind === 'create')
      if (!exists) expect(view).toBeUndefined()
      const removing = laid(input).filter(({ change }) => change.kind === 'remove')
      const isGone = input.row !== undefined && input.row.removedAt !== null
      if (exists && !isGone && removing.length === 0) expect(view).toBeDefined()
    }))

  it('what needs a person is shown, whoever removed the record', () =>
    holds((input) => {
      const exists = input.row !== undefined || laid(input).some(({ change }) => change.kind === 'create')
      const needed = input.groups.filter(({ state }) => state === 'held' || state === 'parked')
      if (!exists || needed.length === 0) return
      expect(showRecord(input)?.held.map(({ groupId }) => groupId)).toEqual(
        expect.arrayContaining(needed.map(({ groupId }) => groupId)),
      )
    }))

  it('every held, parked and dismissed group is listed with it, in order, and no other', () =>
    holds((input) => {
      const view = showRecord(input)
      if (view === undefined) return
      const listed = input.groups.filter(({ state }) => ['held', 'parked', 'dismissed'].includes(state))
      expect(view.held.map(({ groupId, kind }) => [groupId, kind])).toEqual(
        listed.map(({ groupId, state }) => [groupId, state]),
      )
    }))

  it('a flag of the centre is asked about unless one has written the unit again', () =>
    holds((input) => {
      const view = showRecord(input)
      if (view === undefined) return
      const asked = input.flags.filter(
        ({ kind, unit, claims }) =>
          kind === 'conflict' && claims.length > 0 && writer(input, unit ?? '') === undefined,
      )
      const flagged = view.conflicts.filter(({ kind }) => kind === 'flagged')
      expect(flagged.map(({ unit }) => unit)).toEqual(asked.map(({ unit }) => unit))
      for (const { unit, mine, mineBy, now } of flagged) {
        const claims = input.flags.find((flag) => flag.unit === unit)?.claims ?? []
        const own = claims.findLast(({ by }) => by === 'lan') ?? claims.at(-1)
        expect([mine, mineBy]).toEqual([own?.wrote, own?.by])
        expect(now).toEqual(input.row?.units[unit] ?? null)
      }
    }))

  it('a conflict is found before sending only in open groups, and only where the values differ', () =>
    holds((input) => {
      const beneath = new Map<string, UnitValue>(Object.entries(input.row?.units ?? {}))
      const wanted: string[] = []
      for (const { group, change } of laid(input)) {
        for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
          const now = beneath.get(unit) ?? null
          const decided = input.row?.decided[unit] ?? 0
          const unseen = now !== (change.saw?.[unit] ?? null) || decided > baseOf(change, unit)
          if (group.state === 'open' && now !== wrote && unseen) wanted.push(`${group.order} ${unit}`)
          beneath.set(unit, wrote)
        }
      }
      expect(findOpenConflicts(input).map(({ group, unit }) => `${group.order} ${unit}`)).toEqual(wanted)
    }))

  it('the state is that of the most urgent thing about it', () =>
    holds((input) => {
      const view = showRecord(input)
      if (view === undefined) return
      const wanted =
        view.conflicts.length > 0
          ? 'conflict'
          : view.held.length > 0
            ? 'held'
            : input.hasDraft
              ? 'draft'
              : input.groups.some(({ state }) => isWaiting(state))
                ? 'waiting'
                : 'received'
      expect(view.state).toBe(wanted)
    }))

  it('who wrote it last and when is one’s own newest save, or else the centre’s row', () =>
    holds((input) => {
      const view = showRecord(input)
      const last = laid(input).at(-1)?.group
      if (view === undefined) return
      expect([view.updatedBy, view.updatedAt]).toEqual(
        last === undefined ? [input.row?.updatedBy, 'row'] : ['lan', last.content.savedAt],
      )
      expect(view.atCentre).toBe(input.row !== undefined)
    }))

  it('nothing that lies beneath is changed by showing it', () =>
    holds((input) => {
      const before = JSON.stringify(input)
      showRecord(input)
      findOpenConflicts(input)
      expect(JSON.stringify(input)).toBe(before)
    }))

  it('a dismissed group is shown beside the record and leaves no trace in it', () =>
    holds((input) => {
      const groups = input.groups.filter(({ state }) => state !== 'dismissed')
      const [view, bare] = [showRecord(input), showRecord({ ...input, groups })]
      expect(view?.units).toEqual(bare?.units)
      expect(view?.base).toEqual(bare?.base)
      expect(view?.conflicts).toEqual(bare?.conflicts)
    }))
})

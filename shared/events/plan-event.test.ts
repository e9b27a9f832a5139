import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EventKind, eventKindCodes } from '../codes/event-kinds.ts'
import { unitsOf } from '../records/record.ts'
import { type UnitValues, unitFault } from '../records/unit.ts'
import { anyTelling } from '../testing/households.ts'
import type { EventInput } from './answers.ts'
import { effectsOf } from './effects.ts'
import { eventList } from './event-list.ts'
import { planEvent } from './plan-event.ts'
import type { EventChange } from './standing.ts'

type World = Map<string, { readonly type: string; readonly units: UnitValues }>

function worldOf({ household, into }: EventInput): World {
  const world: World = new Map()
  for (const each of [household, ...(into === undefined ? [] : [into])]) {
    world.set(each.id, { type: 'household', units: each.units })
    for (const resident of each.residents) world.set(resident.id, { type: 'resident', units: resident.units })
  }
  return world
}

function outcomeOf(input: EventInput, changes: readonly EventChange[]): World {
  const world = worldOf(input)
  for (const { id, type, kind, wrote } of changes) {
    const before = world.get(id)
    expect(before === undefined).toBe(kind === 'create')
    world.set(id, { type, units: { ...before?.units, ...wrote } })
  }
  return world
}

const presentIn = (world: World, household: string) =>
  [...world.values()].filter(
    ({ type, units }) =>
      type === 'resident' && units.household === household && (units.left ?? null) === null,
  )

/** Tells an event with everything that may be answered, and looks at what comes of it where it can be told. */
function everyTelling(
  kind: EventKind,
  look: (input: EventInput, changes: readonly EventChange[]) => void,
): void {
  let told = 0
  fc.assert(
    fc.property(anyTelling(kind), (input) => {
      const plan = planEvent(kind, input)
      if (plan.kind === 'asks') return
      told += 1
      look(input, plan.changes)
    }),
    { numRuns: 50 },
  )
  expect(told).toBeGreaterThan(5)
}

function oneHeadEverywhere(world: World): void {
  for (const [id, { type, units }] of world) {
    if (type !== 'household') continue
    const present = presentIn(world, id)
    const heads = present.filter((resident) => resident.units.relation === 'CH')
    expect(heads).toHaveLength(present.length === 0 ? 0 : 1)
    if ((units.closed ?? null) !== null) expect(present).toHaveLength(0)
  }
}

/** Who goes is marked as gone, who comes is one new resident, and nobody lives nowhere. */
function nobodyLostNorTwice(kind: EventKind, before: World, world: World): void {
  for (const [id, record] of before) expect(world.get(id)?.type).toBe(record.type)
  const born = [...world].filter(([id, { type }]) => type === 'resident' && !before.has(id))
  expect(born).toHaveLength(eventList[kind].about === 'new' ? 1 : 0)
  for (const { type, units } of world.values())
    if (type === 'resident') expect(world.get(String(units.household))?.type).toBe('household')
}

function linksWithinHouseholds(world: World): void {
  for (const { units } of world.values())
    for (const role of ['father', 'mother', 'spouse']) {
      const link = units[role]
      const to = typeof link === 'object' && link !== null ? (link.resident ?? null) : null
      if (to !== null) expect(world.get(to)?.units.household).toBe(units.household)
    }
}

function onlyWhatRecordsTake(changes: readonly EventChange[]): void {
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length)
  for (const { type, wrote } of changes)
    for (const [unit, value] of Object.entries(wrote)) {
      const known = unitsOf(type)[unit]
      expect(known === undefined ? unit : unitFault(known, value)).toBeNull()
    }
}

/** Where people are registered and how they reside is said of each, whatever else is said of them. */
const neverUnsaid = new Set(['permanentAddress', 'residenceStatus', 'temporaryAddress', 'left', 'household'])

function saidBeforehand(input: EventInput, changes: readonly EventChange[]): void {
  const effects = effectsOf(input, changes)
  const said = new Set(effects.map(({ id }) => id))
  const saidUnits = new Set(effects.map(({ id, unit }) => `${id} ${unit}`))
  for (const { id, type, kind, wrote } of changes) {
    expect(said).toContain(id)
    for (const unit of Object.keys(wrote)) {
      const placed = kind === 'create' && (unit === 'household' || type === 'household')
      if (neverUnsaid.has(unit) && !placed) expect(saidUnits).toContain(`${id} ${unit}`)
    }
  }
}

test.each(eventKindCodes)(
  'the event %s leaves one head wherever somebody lives, loses nobody, makes nobody twice, and says what it will do',
  (kind) => {
    everyTelling(kind, (input, changes) => {
      const world = outcomeOf(input, changes)
      onlyWhatRecordsTake(changes)
      oneHeadEverywhere(world)
      nobodyLostNorTwice(kind, worldOf(input), world)
      linksWithinHouseholds(world)
      saidBeforehand(input, changes)
    })
  },
  60_000,
)

/** Walks the project's own lists, and finds each entry in the demo, also in one that is a seventh of its size. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { standingAfterwards } from '#server/testing/standing-afterwards.ts'
import { checkHousehold } from '#shared/checks/check-household.ts'
import { checkCodes } from '#shared/checks/check-list.ts'
import { eventKindCodes } from '#shared/codes/event-kinds.ts'
import { eventList } from '#shared/events/event-list.ts'
import { formItems } from '#shared/forms/form-items.ts'
import { signOffBy, steps } from '#shared/forms/sign-off.ts'
import { epoch } from '#shared/ids.ts'
import { recordTypes, unitsOf } from '#shared/records/record.ts'
import { relativeOf } from '#shared/records/relatives.ts'
import { findChangeFault, readGroup } from '#shared/sync/change.ts'
import { demoPeople, readDemoCountry } from './demo-country.ts'
import { groupOfSave } from './synthetic-batches.ts'

const today = '2026-11-23'
const signOff = signOffBy((text) => createHash('sha256').update(text).digest('hex'))

/** Of the other side of a move only the commune is asked for: who they were there is not known at a door. */
const askedOfNobody = ['movedFrom.household', 'movedFrom.resident']

describe.each([1, 0.15])('the demo at a scale of %d', (scale) => {
  const communes = [...demoPeople(readDemoCountry(), today, scale)]
  const saves = communes.flatMap((commune) => commune.saves)
  const standing = communes.map((commune) => ({ code: commune.code, records: standingAfterwards(commune) }))
  const records = standing.flatMap((commune) => commune.records)
  const forms = standing.flatMap(({ code, records: here }) =>
    here.flatMap(({ type, units }) => {
      if (type !== 'resident') return []
      const residents = here.filter(
        (one) => one.type === 'resident' && one.units.household === units.household,
      )
      const household = here.find(({ id }) => id === units.household)
      const head = residents.find((one) => one.units.relation === 'CH')
      return [{ units, household: { commune: code, units: household?.units ?? {}, head, residents } }]
    }),
  )

  test('fills every unit of a household and a resident, and every part of each', () => {
    const filled = new Set<string>()
    for (const { type, units } of records)
      for (const [name, value] of Object.entries(units)) {
        if (value !== null) filled.add(`${type} ${name}`)
        for (const [part, text] of Object.entries(typeof value === 'object' ? (value ?? {}) : {}))
          if (text !== null) filled.add(`${type} ${name}.${part}`)
      }
    const wanted = recordTypes.flatMap((type) =>
      Object.entries(unitsOf(type)).flatMap(([name, unit]) => [
        `${type} ${name}`,
        ...(unit.kind === 'parts' ? Object.keys(unit.cells).map((part) => `${type} ${name}.${part}`) : []),
      ]),
    )
    expect(wanted.length).toBeGreaterThan(100)
    expect(wanted.filter((name) => !filled.has(name))).toEqual(
      askedOfNobody.map((name) => `resident ${name}`),
    )
  })

  test('has something to print for each item of form DC01', () => {
    const empty = formItems.filter(({ resident, household, facts, part }) => {
      if (part === 'place' && household.length === 0) return false
      return !forms.some(({ units, household: home }) => {
        const find = (id: string) => home.residents.find((one) => one.id === id)?.units
        if (facts === 'head') return home.head !== undefined
        if (facts !== null) return relativeOf(units, facts, find).name !== null
        return [
          ...resident.map((unit) => units[unit] ?? null),
          ...household.map((unit) => home.units[unit] ?? null),
        ].some((value) => value !== null)
      })
    })
    expect(formItems.length).toBe(29)
    expect(empty).toEqual([])
  })

  test('tells each of the 16 events, with its paper, as one group', () => {
    const told = saves.flatMap(({ event }) => event ?? [])
    expect(eventKindCodes).toHaveLength(16)
    expect(eventKindCodes.filter((kind) => !told.some((event) => event.kind === kind))).toEqual([])
    expect(
      told.filter(({ kind, evidence }) => (evidence === null) !== (eventList[kind].paper === null)),
    ).toEqual([])
  })

  test('has forms at each of the three steps, and some that have to be signed again', () => {
    const states = forms.map((form) => signOff.signOffOf(form))
    for (const step of steps) expect(states.map(({ state }) => state)).toContain(step)
    const again = states.filter(({ changed }) => changed.length > 0)
    expect(again.length).toBeGreaterThan(0)
    expect(again.every(({ changed, next }) => changed[0]?.key === 'bookNumber' && next === 'declared')).toBe(
      true,
    )
  })

  test('breaks each of the 30 rules, those that nobody breaks on purpose among them', () => {
    const rules = new Set<string>(communes.flatMap(({ errors }) => errors.map(({ rule }) => rule)))
    for (const { code, records: here } of standing)
      for (const home of here.filter(({ type }) => type === 'household')) {
        const present = here.filter(
          ({ units }) => units.household === home.id && (units.left ?? null) === null,
        )
        for (const { rule } of checkHousehold({ ...home, commune: code }, present, { today })) rules.add(rule)
      }
    expect(checkCodes).toHaveLength(31)
    expect(checkCodes.filter((rule) => !rules.has(rule))).toEqual([])
  })

  test('can be read by the intake, and shows what it saw', () => {
    for (const save of saves) {
      const line = JSON.parse(JSON.stringify(groupOfSave(save, epoch('e'))))
      expect(readGroup(line)).toMatchObject({ kind: 'group' })
      expect(save.changes.map(findChangeFault).filter((fault) => fault !== undefined)).toEqual([])
    }
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { checkHousehold } from '#shared/checks/check-household.ts'
import type { Finding } from '#shared/checks/finding.ts'
import { flagId, type RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { household, householdIdAt, muiNe, resident, residentIdAt, row } from '#shared/testing/builders.ts'
import { settleChecks } from './check-flags.ts'
import { createStage, type Stage } from './stage.ts'

const home = householdIdAt(1)
const elsewhere = householdIdAt(2)
const an = residentIdAt(1)
const bình = residentIdAt(2)
const at = '2021-03-05T00:00:00.000Z'
const homeRow = (id: RecordId = home, given: Partial<Row> = {}) =>
  row('household', household(), { id, ...given })
const living = (id: RecordId, name: string, given: Partial<Row> = {}) =>
  row('resident', resident({ household: home, name }), { id, ...given })
const open = (given: Partial<Flag>): Flag => ({
  id: flagId('0189ffff-0000-7000-8000-000000000001'),
  commune: muiNe,
  seq: 5,
  kind: 'check',
  type: 'resident',
  recordId: an,
  household: home,
  unit: null,
  rule: 'NAME_DIACRITIC',
  claims: [],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: at,
  closedAt: null,
  ...given,
})

/** A check of our own: everybody who is called WRONG, and a household of more than two. */
const looked: string[][] = []
const check: typeof checkHousehold = (house, residents, { today }) => {
  looked.push([house.id, ...residents.map((one) => one.id), today])
  const wrong = residents.filter((one) => one.units.name === 'WRONG')
  const findings: Finding[] = wrong.map((one) => ({
    rule: 'NAME_DIACRITIC',
    type: 'resident',
    record: one.id,
    units: ['name'],
    found: { today },
  }))
  if (residents.length < 3) return findings
  return [
    ...findings,
    { rule: 'HEAD_COUNT', type: 'household', record: house.id, units: [], found: { count: '3' } },
  ]
}

const softened = new Set<string>()

function settle(stage: Stage, written: readonly Row[]): Flag[] {
  looked.length = 0
  const draft = stage.draft()
  for (const one of written) draft.putRow(one)
  draft.keep()
  let ids = 0
  settleChecks(stage, {
    checkHousehold: check,
    around: { today: '2021-03-05' },
    isSoftened: (rule, commune) => softened.has(`${rule} ${commune}`),
    at,
    newId: () => {
      ids += 1
      return `0189eeee-0000-7000-8000-00000000000${ids}`
    },
  })
  return [...stage.changedFlags].flatMap((question) => stage.findFlag(question) ?? [])
}

describe('a failed check', () => {
  test('becomes an open flag on its record, with what was found and where it lives', () => {
    const flags = settle(createStage([homeRow()], []), [living(an, 'WRONG')])
    expect(flags).toEqual([
      open({ id: flagId('0189eeee-0000-7000-8000-000000000001'), seq: 0, found: { today: '2021-03-05' } }),
    ])
  })

  test('is asked once: a flag that is open stays as it is', () => {
    const known = open({ found: { today: '2021-03-05' } })
    expect(
      settle(createStage([homeRow(), living(an, 'WRONG')], [known]), [living(an, 'WRONG', { seq: 9 })]),
    ).toEqual([])
  })

  test('says what is found today', () => {
    const known = open({ found: { today: '2021-03-04' } })
    const flags = settle(createStage([homeRow(), living(an, 'WRONG')], [known]), [living(an, 'WRONG')])
    expect(flags).toMatchObject([{ id: known.id, state: 'open', found: { today: '2021-03-05' } }])
  })

  test('that passes again is cleared', () => {
    const flags = settle(createStage([homeRow(), living(an, 'WRONG')], [open({})]), [living(an, 'AN')])
    expect(flags).toMatchObject([{ state: 'cleared', closedAt: at }])
  })

  test('of one who was removed or has left is cleared', () => {
    const left = {
      ...living(an, 'WRONG'),
      units: { ...living(an, 'WRONG').units, left: { why: 'died', on: null, to: null } },
    }
    for (const gone of [left, living(an, 'WRONG', { removedAt: at })]) {
      expect(settle(createStage([homeRow(), living(an, 'WRONG')], [open({})]), [gone])).toMatchObject([
        { state: 'cleared' },
      ])
    }
  })

  test('of a member whom nobody touched is found too, since it may lie in the household', () => {
    const rows = [homeRow(), living(an, 'AN'), living(bình, 'BÌNH')]
    const flags = settle(createStage(rows, []), [living(residentIdAt(3), 'CHI')])
    expect(flags).toMatchObject([{ rule: 'HEAD_COUNT', type: 'household', recordId: home, household: home }])
  })

  test('of a removed household is cleared, and the household is not looked at', () => {
    const known = open({ type: 'household', recordId: home, rule: 'HEAD_COUNT' })
    const flags = settle(createStage([homeRow()], [known]), [homeRow(home, { removedAt: at })])
    expect(flags).toMatchObject([{ state: 'cleared' }])
    expect(looked).toEqual([])
  })
})

describe('where is looked', () => {
  test('nowhere when nothing was written', () => {
    expect(settle(createStage([homeRow(), living(an, 'WRONG')], []), [])).toEqual([])
    expect(looked).toEqual([])
  })

  test('in the household that somebody left and in the one that they came to', () => {
    const moved = { ...living(an, 'AN'), units: { ...living(an, 'AN').units, household: elsewhere } }
    settle(createStage([homeRow(), homeRow(elsewhere), living(an, 'AN'), living(bình, 'BÌNH')], []), [moved])
    expect(looked.map(([house, ...rest]) => [house, rest.length]).sort()).toEqual([
      [home, 2],
      [elsewhere, 2],
    ])
  })

  test('a flag moves with its record to the other household', () => {
    const wrong = living(an, 'WRONG')
    const moved = { ...wrong, units: { ...wrong.units, household: elsewhere } }
    const flags = settle(
      createStage([homeRow(), homeRow(elsewhere), wrong], [open({ found: { today: '2021-03-05' } })]),
      [moved],
    )
    expect(flags).toMatchObject([{ state: 'open', household: elsewhere }])
  })

  test('not at conflicts, nor at numbers, which are looked for elsewhere', () => {
    const conflict = open({
      kind: 'conflict',
      rule: null,
      unit: 'name',
      id: flagId('0189ffff-0000-7000-8000-000000000002'),
    })
    const number = open({ rule: 'ID_DUP', id: flagId('0189ffff-0000-7000-8000-000000000003') })
    expect(settle(createStage([homeRow(), living(an, 'A')], [conflict, number]), [living(an, 'AN')])).toEqual(
      [],
    )
  })

  test('at residents who are present only', () => {
    const rows = [homeRow(), living(an, 'AN', { removedAt: at })]
    settle(createStage(rows, []), [living(bình, 'BÌNH')])
    expect(looked).toEqual([[home, bình, '2021-03-05']])
  })

  test('one cleared and found again within a batch stays open', () => {
    const stage = createStage([homeRow(), living(an, 'WRONG')], [open({})])
    settle(stage, [living(an, 'AN')])
    expect(settle(stage, [living(an, 'WRONG')])).toMatchObject([
      { id: open({}).id, state: 'open', closedAt: null },
    ])
  })
})

describe('a rule that was softened in a commune', () => {
  beforeEach(() => softened.add(`NAME_DIACRITIC ${muiNe}`))
  afterEach(() => softened.clear())
  const stageWith = (flags: readonly Flag[]) => createStage([homeRow(), living(an, 'AN')], flags)

  test('asks nobody there', () => {
    expect(settle(stageWith([]), [living(an, 'WRONG')])).toEqual([])
    softened.clear()
    expect(settle(stageWith([]), [living(an, 'WRONG')])).toHaveLength(1)
  })

  test('leaves what was asked before as it is, and closes it when it is mended', () => {
    const asked = open({ found: { today: '2021-03-05' } })
    expect(settle(stageWith([asked]), [living(an, 'WRONG')])).toEqual([])
    expect(settle(stageWith([asked]), [living(an, 'BÌNH')])).toMatchObject([{ state: 'cleared' }])
  })

  test('is as it was in every other commune', () => {
    softened.clear()
    softened.add('NAME_DIACRITIC 22918')
    expect(settle(stageWith([]), [living(an, 'WRONG')])).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'
import { deviceId, flagId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { type Claim, type Flag, wordsOf } from '#shared/sync/flag.ts'
import { editChange, householdIdAt, muiNe, resident, residentIdAt, row } from '#shared/testing/builders.ts'
import { type Claimant, claimUnit, settleUnit } from './claims.ts'
import { createStage } from './stage.ts'

const an = residentIdAt(1)
const home = householdIdAt(1)
const at = '2021-03-05T00:00:00.000Z'
const by = (username: string, groupId = 'g'): Claimant => ({
  username,
  device: deviceId('0189dddd-0000-7000-8000-000000000001'),
  groupId,
  at,
  newId: () => '0189eeee-0000-7000-8000-000000000001',
})
const named = (name: string | null): Row => row('resident', resident({ household: home, name }), { id: an })
const change = (saw: UnitValue, wrote: UnitValue, base = 1) =>
  editChange(an, { saw: { name: saw }, wrote: { name: wrote }, base })
const claim = (given: Partial<Claim>): Claim => ({
  by: 'lan',
  device: 'd',
  groupId: 'g',
  saw: 'A',
  wrote: 'B',
  base: 1,
  madeAt: at,
  at,
  ...given,
})
const flag = (claims: readonly Claim[]): Flag => ({
  id: flagId('0189ffff-0000-7000-8000-000000000001'),
  commune: muiNe,
  seq: 5,
  kind: 'conflict',
  type: 'resident',
  recordId: an,
  household: home,
  unit: 'name',
  rule: null,
  claims: [...claims],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: at,
  closedAt: null,
})

/** Does it on a draft, keeps it, and shows the flag of the name. */
function flagAfter(
  known: readonly Flag[],
  work: (draft: ReturnType<ReturnType<typeof createStage>['draft']>) => void,
) {
  const stage = createStage([], known)
  const draft = stage.draft()
  work(draft)
  draft.keep()
  return [...stage.flags.values()].find((one) => one.unit === 'name')
}

describe('a value that met another', () => {
  test('opens the question with what its writer saw, wrote, on what copy, when and where', () => {
    const opened = flagAfter([], (draft) => {
      expect(claimUnit(draft, named('X'), 'name', change('A', 'B', 3), by('lan'))).toBe(true)
    })
    expect(opened).toEqual({
      ...flag([]),
      id: '0189eeee-0000-7000-8000-000000000001',
      seq: 0,
      claims: [
        {
          by: 'lan',
          device: '0189dddd-0000-7000-8000-000000000001',
          groupId: 'g',
          saw: 'A',
          wrote: 'B',
          base: 3,
          madeAt: '2021-03-04T02:00:00.000Z',
          at,
        },
      ],
    })
  })

  test('joins the claims of others on the one flag', () => {
    const joined = flagAfter([flag([claim({})])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('A', 'C'), by('minh')),
    )
    expect(joined?.id).toBe(flag([]).id)
    expect(joined?.claims.map((one) => [one.by, one.wrote])).toEqual([
      ['lan', 'B'],
      ['minh', 'C'],
    ])
  })

  test('takes the place of the claim that its writer had, from where they had started', () => {
    const replaced = flagAfter([flag([claim({ base: 7 })])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('B', 'C', 2), by('lan')),
    )
    expect(replaced?.claims).toMatchObject([{ saw: 'A', wrote: 'C', base: 7 }])
  })

  const onOther = (groupId: string): Claimant => ({
    ...by('lan', groupId),
    device: deviceId('0189dddd-0000-7000-8000-000000000002'),
  })
  const said = ({
    device,
    groupId,
    wrote,
    madeAt,
  }: Pick<Claim, 'device' | 'groupId' | 'wrote' | 'madeAt'>) => ({
    ...{ device, groupId, wrote, madeAt, at },
  })

  test('keeps what the same person said on another tablet that did not show it, once, until they have seen it', () => {
    const first = claim({ groupId: 'one' })
    const unseen = flagAfter([flag([first])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('A', 'C'), onOther('two')),
    )
    expect(unseen?.claims).toMatchObject([{ saw: 'A', wrote: 'C', earlier: [said(first)] }])
    expect(unseen?.claims.flatMap(wordsOf)).toEqual(['C', 'B'])
    const third = { ...onOther('three'), device: deviceId('0189dddd-0000-7000-8000-000000000003') }
    const all = flagAfter([flag(unseen?.claims ?? [])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('A', 'D'), third),
    )
    expect(all?.claims.flatMap(wordsOf)).toEqual(['D', 'B', 'C'])
    const seen = flagAfter([flag(unseen?.claims ?? [])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('B', 'D'), third),
    )
    expect(seen?.claims.flatMap(wordsOf)).toEqual(['D', 'C'])
    const again = flagAfter([flag(unseen?.claims ?? [])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('C', 'B'), onOther('four')),
    )
    expect(again?.claims.flatMap(wordsOf)).toEqual(['B'])
  })

  test('that was seen on the other tablet, or written on the same one, is replaced', () => {
    const elsewhere = claim({ device: '0189dddd-0000-7000-8000-000000000009' })
    const seen = flagAfter([flag([elsewhere])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('B', 'C'), by('lan')),
    )
    const own = claim({ device: '0189dddd-0000-7000-8000-000000000001' })
    const same = flagAfter([flag([own])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('A', 'C'), by('lan')),
    )
    for (const replaced of [seen, same]) expect(replaced?.claims[0]).not.toHaveProperty('earlier')
  })

  test('starts afresh when its writer had seen something else than their own value', () => {
    const replaced = flagAfter([flag([claim({ base: 7 })])], (draft) =>
      claimUnit(draft, named('Y'), 'name', change('X', 'C', 9), by('lan')),
    )
    expect(replaced?.claims).toMatchObject([{ saw: 'X', wrote: 'C', base: 9 }])
  })

  test('through many steps still says where its writer started', () => {
    const replaced = flagAfter([], (draft) => {
      claimUnit(draft, named('X'), 'name', change('A', 'B'), by('lan'))
      claimUnit(draft, named('X'), 'name', change('B', 'C'), by('lan'))
      claimUnit(draft, named('X'), 'name', change('C', 'D'), by('lan'))
    })
    expect(replaced?.claims).toMatchObject([{ saw: 'A', wrote: 'D' }])
  })

  test('that puts back what its writer had started from is no claim any more', () => {
    const closed = flagAfter([flag([claim({})])], (draft) => {
      expect(claimUnit(draft, named('X'), 'name', change('B', 'A'), by('lan'))).toBe(false)
    })
    expect(closed).toMatchObject({ state: 'withdrawn', claims: [], closedAt: at })
  })

  test('and is put back leaves the claims of others open', () => {
    const left = flagAfter([flag([claim({}), claim({ by: 'hoa', wrote: 'C' })])], (draft) =>
      claimUnit(draft, named('X'), 'name', change('B', 'A'), by('lan')),
    )
    expect(left).toMatchObject({ state: 'open', claims: [{ by: 'hoa' }] })
  })

  test('of nothing over something is a claim of its own kind', () => {
    const opened = flagAfter([], (draft) =>
      claimUnit(draft, named('X'), 'name', change('A', null), by('lan')),
    )
    expect(opened?.claims).toMatchObject([{ saw: 'A', wrote: null }])
  })
})

describe('when the centre has a value that a person wants', () => {
  test('their claim is over, and the flag is withdrawn with the last of them', () => {
    expect(
      flagAfter([flag([claim({})])], (draft) => settleUnit(draft, named('C'), 'name', by('lan'))),
    ).toMatchObject({
      state: 'withdrawn',
      claims: [],
      closedAt: at,
    })
  })

  test('claims of others that want the same are agreed', () => {
    expect(
      flagAfter([flag([claim({})])], (draft) => settleUnit(draft, named('B'), 'name', by('minh'))),
    ).toMatchObject({
      state: 'agreed',
      claims: [],
    })
  })

  test('claims of others that want something else stay', () => {
    const left = flagAfter([flag([claim({}), claim({ by: 'hoa', wrote: 'C' })])], (draft) =>
      settleUnit(draft, named('B'), 'name', by('minh')),
    )
    expect(left).toMatchObject({ state: 'open', closedAt: null, claims: [{ by: 'hoa', wrote: 'C' }] })
  })

  test('a flag that has nothing to do with it is not touched', () => {
    const stage = createStage([], [flag([claim({})])])
    const draft = stage.draft()
    settleUnit(draft, named('X'), 'name', by('minh'))
    settleUnit(draft, named('X'), 'birth', by('lan'))
    draft.keep()
    expect(stage.changedFlags.size).toBe(0)
  })

  test('a flag that was closed in this batch and is claimed again is the same flag, open', () => {
    const again = flagAfter([flag([claim({})])], (draft) => {
      settleUnit(draft, named('C'), 'name', by('lan'))
      claimUnit(draft, named('C'), 'name', change('A', 'D'), by('minh'))
    })
    expect(again).toMatchObject({ id: flag([]).id, state: 'open', closedAt: null, claims: [{ by: 'minh' }] })
  })
})

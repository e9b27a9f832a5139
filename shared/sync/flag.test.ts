import { describe, expect, test } from 'vitest'
import { flagId } from '../ids.ts'
import { groupIdAt, householdIdAt, muiNe, residentIdAt } from '../testing/builders.ts'
import { type Flag, flagSchema, flagStates, wordsOf } from './flag.ts'

const check: Flag = {
  id: flagId('01890000-0000-7000-8000-00000000f1a6'),
  commune: muiNe,
  seq: 5,
  kind: 'check',
  type: 'resident',
  recordId: residentIdAt(1),
  household: householdIdAt(1),
  unit: null,
  rule: 'ID_FORMAT',
  claims: [],
  found: { length: '11' },
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: '2021-03-04T02:00:00.000Z',
  closedAt: null,
}
const claim = {
  by: 'lan.mui-ne',
  device: '01890000-0000-7000-8000-000000000001',
  groupId: groupIdAt(1),
  saw: '1986',
  wrote: '1987',
  base: 4,
  madeAt: '2021-03-04T02:00:00.000Z',
  at: '2021-03-04T03:00:00.000Z',
}
const conflict: Flag = { ...check, kind: 'conflict', unit: 'birth', rule: null, found: {}, claims: [claim] }

describe('what a person said on another tablet', () => {
  const { device, groupId, madeAt, at } = claim
  const earlier = [
    { device, groupId, madeAt, at, wrote: '1985' },
    { device, groupId, madeAt, at, wrote: null },
  ]

  test('is read as it was sent, and a centre of before says none', () => {
    const told = { ...conflict, claims: [{ ...claim, earlier }] }
    expect(flagSchema.parse(JSON.parse(JSON.stringify(told)))).toEqual(told)
    expect(flagSchema.parse(conflict).claims[0]).not.toHaveProperty('earlier')
  })

  test('stands behind what they say now, the oldest first, and an empty value is a word too', () => {
    expect(wordsOf({ ...claim, earlier })).toEqual(['1987', '1985', null])
    expect(wordsOf(claim)).toEqual(['1987'])
  })
})

describe('a question about a record', () => {
  test('a failed check and a conflict are read as they were sent', () => {
    for (const flag of [check, conflict])
      expect(flagSchema.parse(JSON.parse(JSON.stringify(flag)))).toEqual(flag)
  })

  test('the claims of two people stand beside each other', () => {
    const place = { province: '60', district: null, commune: null, detail: null }
    const claims = [
      claim,
      { ...claim, by: 'minh.mui-ne', wrote: null },
      { ...claim, by: 'hoa', saw: null, wrote: place },
    ]
    expect(flagSchema.parse({ ...conflict, claims }).claims).toEqual(claims)
  })

  test('is open, or closed in one of the ways that there are', () => {
    for (const state of flagStates) expect(flagSchema.safeParse({ ...check, state }).success).toBe(true)
    expect(flagSchema.safeParse({ ...check, state: 'closed' }).success).toBe(false)
  })

  test('a rule of a newer centre is read: the tablet shows it without a sentence of its own', () => {
    expect(flagSchema.safeParse({ ...check, rule: 'REL_SEX' }).success).toBe(true)
  })

  test('what was found is texts for a sentence, never a part of a record', () => {
    expect(flagSchema.safeParse({ ...check, found: { other: { name: 'LÊ AN' } } }).success).toBe(false)
  })

  test('a claim without the value that was written is none', () => {
    const { wrote: _, ...silent } = claim
    expect(flagSchema.safeParse({ ...conflict, claims: [silent] }).success).toBe(false)
  })
})

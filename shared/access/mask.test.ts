import { describe, expect, test } from 'vitest'
import { communeCode, flagId } from '../ids.ts'
import type { Flag } from '../sync/flag.ts'
import { resident, residentIdAt } from '../testing/builders.ts'
import { maskFlag, maskNumber, maskUnits } from './mask.ts'

describe('ID numbers', () => {
  const units = resident({ name: 'NGUYỄN VĂN AN', idNumber: '060086001234', cmnd: '260111222' })

  test.each([['officer'], ['supervisor']] as const)(
    'are read in full by an %s, who compares them',
    (role) => {
      expect(maskUnits(role, units)).toEqual(units)
    },
  )

  test.each([['district'], ['administrator']] as const)('are read by their end by a %s', (role) => {
    expect(maskUnits(role, units)).toEqual({ ...units, idNumber: '•••••••••234', cmnd: '••••••222' })
  })

  test('keep their length, which is often what is wrong, and none is left out', () => {
    expect([maskNumber('1'), maskNumber('12345'), maskNumber('')]).toEqual(['1', '••345', ''])
    expect(maskUnits('district', { idNumber: null, left: { why: 'ND', on: null, to: null } })).toEqual({
      idNumber: null,
      left: { why: 'ND', on: null, to: null },
    })
  })
})

describe('a flag', () => {
  const flag: Flag = {
    id: flagId('aaaaaaaa-0000-7000-8000-000000000001'),
    commune: communeCode('22915'),
    seq: 7,
    kind: 'conflict',
    type: 'resident',
    recordId: residentIdAt(1),
    household: null,
    unit: 'idNumber',
    rule: null,
    claims: [
      {
        by: 'lan',
        device: 'd',
        groupId: 'g',
        saw: null,
        wrote: '060086001234',
        base: 1,
        madeAt: '2026-01-01T00:00:00Z',
        at: '2026-01-01T00:00:00Z',
      },
    ],
    found: {},
    state: 'open',
    reason: null,
    settledBy: null,
    openedAt: '2026-01-01T00:00:00Z',
    closedAt: null,
  }

  test('tells a district of a number only how it ends, in whatever was claimed', () => {
    expect(maskFlag('district', flag).claims[0]).toMatchObject({ saw: null, wrote: '•••••••••234' })
    expect(maskFlag('supervisor', flag)).toEqual(flag)
  })

  test('about a name is told as it is', () => {
    const named = { ...flag, unit: 'name', claims: flag.claims.map((claim) => ({ ...claim, wrote: 'AN' })) }
    expect(maskFlag('district', named)).toEqual(named)
  })

  test('quotes nothing of a number to whoever may not read it, and still says how long it is', () => {
    const failed = { ...flag, kind: 'check' as const, unit: null, claims: [], rule: 'ID_PREFIX' }
    const found = { prefix: '060', length: '11' }
    expect(maskFlag('administrator', { ...failed, found }).found).toEqual({ prefix: '•••', length: '11' })
    expect(maskFlag('officer', { ...failed, found }).found).toEqual(found)
  })
})

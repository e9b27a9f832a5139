import { describe, expect, test } from 'vitest'
import { communeCode, flagId } from '../ids.ts'
import type { Flag } from '../sync/flag.ts'
import { resident, residentIdAt } from '../testing/builders.ts'
import { roles } from './actor.ts'
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
    expect(maskNumber('26O111222')).toBe('••O•••222')
    expect(maskUnits('district', { idNumber: null, left: { why: 'ND', on: null, to: null } })).toEqual({
      idNumber: null,
      left: { why: 'ND', on: null, to: null },
    })
  })
})

describe('what is sensitive', () => {
  const canary = 'KHÔNG AI ĐƯỢC ĐỌC'
  const units = resident({
    name: 'NGUYỄN VĂN AN',
    ...{ ethnicGroup: 'cham', religion: 'hoi-giao', bloodType: { type: '04', paper: canary } },
    ...{ phone: '0912345678', email: 'an@example.vn', formerNumbers: '260111222/1990/đổi', bookSays: canary },
    father: { resident: null, nationality: 'VN', number: '060040000111' },
    declared: { on: '2021-03-04', how: 'signed', name: 'NGUYỄN VĂN AN', strokes: canary, contents: canary },
  })
  const secrets = ['cham', 'hoi-giao', '"04"', canary, '0912345', 'example', '260111', '060040', '1990']

  test.each(roles)('%s: read in full by who records and who settles, by nobody else', (role) => {
    const read = JSON.stringify(maskUnits(role, units))
    const isRead = role === 'officer' || role === 'supervisor'
    for (const secret of secrets) expect([secret, read.includes(secret)]).toEqual([secret, isRead])
    expect(read).toContain('NGUYỄN VĂN AN')
  })

  test('still shows that something is there, and in which form', () => {
    expect(maskUnits('district', units)).toMatchObject({
      ...{ ethnicGroup: '•••', religion: '•••', bloodType: { type: '•••', paper: '•••' } },
      ...{ phone: '•••••••678', father: { resident: null, nationality: 'VN', number: '•••••••••111' } },
      declared: { on: '2021-03-04', how: 'signed', name: 'NGUYỄN VĂN AN', strokes: '•••' },
    })
    expect(maskUnits('district', { religion: null, bloodType: null })).toEqual({
      religion: null,
      bloodType: null,
    })
  })

  test('a text in the place of parts, as a broken tablet may send it, is hidden too', () => {
    expect(maskUnits('district', { bloodType: canary })).toEqual({ bloodType: '•••' })
    expect(maskUnits('district', { religion: { secret: canary } })).toEqual({ religion: { secret: '•••' } })
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

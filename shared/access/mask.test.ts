import { describe, expect, test } from 'vitest'
import { resident } from '../testing/builders.ts'
import { maskNumber, maskUnits } from './mask.ts'

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

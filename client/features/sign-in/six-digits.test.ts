import { describe, expect, it } from 'vitest'
import { inFours, sixDigitsFrom } from './six-digits.ts'

describe('the code of the authenticator', () => {
  it('is taken as it is pasted, with its space or dash', () => {
    expect(sixDigitsFrom('280 521')).toBe('280521')
    expect(sixDigitsFrom(' 280-521\n')).toBe('280521')
  })

  it('never grows beyond six digits, and letters are not part of it', () => {
    expect(sixDigitsFrom('2805217')).toBe('280521')
    expect(sixDigitsFrom('28a05')).toBe('2805')
  })
})

it('a secret is read out in groups of four, and none of it is lost', () => {
  expect(inFours('JBSWY3DPEHPK3PXP')).toBe('JBSW Y3DP EHPK 3PXP')
  expect(inFours('JBSWY3')).toBe('JBSW Y3')
})

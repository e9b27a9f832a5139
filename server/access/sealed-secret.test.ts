import { expect, test } from 'vitest'
import { createSeal } from './sealed-secret.ts'

const seal = createSeal('bí mật của máy chủ', 'second-factor')

test('what is sealed for an account opens for it, and looks different each time', () => {
  const [first, second] = [seal.seal('JBSWY3DPEHPK3PXP', 'a'), seal.seal('JBSWY3DPEHPK3PXP', 'a')]
  expect(seal.open(first, 'a')).toBe('JBSWY3DPEHPK3PXP')
  expect(first.equals(second)).toBe(false)
  expect(first.includes('JBSWY3DPEHPK3PXP')).toBe(false)
})

test('a secret that was moved to another account in the database does not open there', () => {
  expect(seal.open(seal.seal('JBSWY3DPEHPK3PXP', 'a'), 'b')).toBeUndefined()
})

test('neither another server secret nor another purpose opens it, nor one that was altered or cut', () => {
  const sealed = seal.seal('JBSWY3DPEHPK3PXP', 'a')
  expect(createSeal('khác', 'second-factor').open(sealed, 'a')).toBeUndefined()
  expect(createSeal('bí mật của máy chủ', 'khác').open(sealed, 'a')).toBeUndefined()
  const altered = Buffer.from(sealed)
  altered[30] = (altered[30] ?? 0) ^ 1
  expect(seal.open(altered, 'a')).toBeUndefined()
  for (const length of [0, 5, 20]) expect(seal.open(sealed.subarray(0, length), 'a')).toBeUndefined()
})

import { expect, test } from 'vitest'
import { codeAt } from './totp.ts'

// the last six of the eight digits in RFC 6238, appendix B; its secret is the ASCII text 12345678901234567890
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at second %i of RFC 6238 the code is %s', (seconds, code) => {
  expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000)).toBe(code)
})

import { expect, it } from 'vitest'
import { findingOf } from './ledger-facts.ts'

it('a ledger agrees, lacks something, has more than the tablet remembers, or has other bytes', () => {
  expect(findingOf({ agrees: true, groups: 4, here: 4 })).toBe('agrees')
  expect(findingOf({ agrees: false, groups: 4, here: 3 })).toBe('lacks')
  expect(findingOf({ agrees: false, groups: 4, here: 5 })).toBe('more')
  expect(findingOf({ agrees: false, groups: 4, here: 4 })).toBe('differs')
})

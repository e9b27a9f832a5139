import { expect, it } from 'vitest'
import { tabletName } from './tablet-name.ts'

it('tablets of one minute have names that differ, in capitals for reading aloud', () => {
  expect(tabletName('01a209b6-c8d1-7698-94b7-ff4b02ef023a')).toBe('02EF-023A')
  expect(tabletName('01a209b6-c8d1-7698-94b7-ff4b02ef0bcd')).toBe('02EF-0BCD')
})

import { expect, test } from 'vitest'
import { followsFromBirth } from './follows-from-birth.ts'

const today = '2021-03-04'

test.each([
  ['2015-06-01', { marital: '1' }],
  ['2005-03-05', { marital: '1' }],
  ['2005-03-04', {}],
  ['2005', {}],
  ['1987', {}],
  ['2022', {}],
  [null, {}],
])('of somebody born %s follows %j', (birth, follows) => {
  expect(followsFromBirth({ birth, marital: null }, today)).toEqual(follows)
})

test('what somebody has said stays', () => {
  expect(followsFromBirth({ birth: '2015', marital: '2' }, today)).toEqual({})
})

import { expect, test } from 'vitest'
import { ownPasswordSchema } from '#shared/api/accounts.ts'
import { faultsOf, noPassword } from './own-password.ts'

const good = { current: 'cũ', wanted: 'đồng lúa bốn mùa', again: 'đồng lúa bốn mùa' }

test('a password that is typed twice alike and is long enough goes', () => {
  expect(faultsOf(good)).toEqual({})
})

test('each field says what it lacks', () => {
  expect(faultsOf(noPassword)).toEqual({ current: 'missing', wanted: 'short' })
  expect(faultsOf({ ...good, again: 'đồng lúa bốn mua' })).toEqual({ again: 'differs' })
  expect(faultsOf({ current: good.wanted, wanted: good.wanted, again: good.wanted })).toEqual({
    wanted: 'same',
  })
})

test('what the dialog takes as long enough the centre takes as well, to the letter', () => {
  for (const length of [10, 11, 12, 13]) {
    const wanted = 'ơ'.repeat(length)
    const taken = ownPasswordSchema.safeParse({ current: 'cũ', wanted }).success
    expect([length, faultsOf({ current: 'cũ', wanted, again: wanted }).wanted === undefined]).toEqual([
      length,
      taken,
    ])
  }
})

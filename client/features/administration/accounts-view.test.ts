import { describe, expect, it } from 'vitest'
import type { Account } from '#shared/api/accounts.ts'
import { accountRows, allAccounts, readAccountsView, rowsMeant, rowsShown } from './accounts-view.ts'
import { orderChange } from './list-view.ts'

const account = (username: string, more: Partial<Account> = {}): Account => ({
  username,
  name: username,
  role: 'officer',
  disabled: false,
  areas: [],
  approves: false,
  secondFactor: false,
  ...more,
})
const rows = accountRows(
  [
    account('hoa', { name: 'Đỗ Thị Hòa', areas: [{ level: 'commune', code: '22915' }] }),
    account('an', { name: 'Ân Văn An', disabled: true }),
    account('binh', { name: 'Bùi Bình', role: 'supervisor' }),
    account('cuc', { name: 'Cao Cúc', role: 'supervisor', secondFactor: true }),
    account('dao', { name: 'Dư Đào', role: 'district', disabled: true }),
  ],
  (areas) => areas.map(({ code }) => (code === '22915' ? 'Phường Mũi Né' : code)).join(', '),
)
const shown = (address: Readonly<Record<string, string>>) => {
  const view = readAccountsView(address)
  return rowsShown(rowsMeant(rows, view), view).map((row) => row.account.username)
}

describe('the list of accounts', () => {
  it('stands in the order of Vietnamese names, not of their bytes', () => {
    expect(shown({})).toEqual(['an', 'binh', 'cuc', 'dao', 'hoa'])
  })

  it('is searched without tones in names, usernames and areas', () => {
    expect(shown({ tim: 'hoà' })).toEqual(['hoa'])
    expect(shown({ tim: 'mui ne' })).toEqual(['hoa'])
    expect(shown({ tim: 'do mui' })).toEqual(['hoa'])
    expect(shown({ tim: 'khong ai' })).toEqual([])
  })

  it('shows who has no authenticator yet: officers need none, and who is disabled is not asked', () => {
    expect(shown({ loc: 'noFactor' })).toEqual(['binh'])
  })

  it('shows those of one role and of one state', () => {
    expect(shown({ vai: 'supervisor' })).toEqual(['binh', 'cuc'])
    expect(shown({ loc: 'disabled' })).toEqual(['an', 'dao'])
    expect(shown({ loc: 'active', vai: 'district' })).toEqual([])
  })

  it('turns round without moving what stands alike', () => {
    expect(shown({ xep: 'name', chieu: 'giam' })).toEqual(['hoa', 'dao', 'cuc', 'binh', 'an'])
    expect(shown({ xep: 'state', chieu: 'giam' })).toEqual(['an', 'dao', 'hoa', 'binh', 'cuc'])
  })

  it('shows everybody again, in the order that was chosen, when search and filters are cleared', () => {
    const narrow = { tim: 'khong ai', vai: 'district', loc: 'noFactor', xep: 'role', chieu: 'giam' }
    expect(shown(narrow)).toEqual([])
    const { tim, vai, loc, ...order } = { ...narrow, ...allAccounts }
    expect([tim, vai, loc]).toEqual([undefined, undefined, undefined])
    expect(shown(order)).toEqual(shown({ xep: 'role', chieu: 'giam' }))
    expect(shown(order)).toHaveLength(5)
  })

  it('reads an address with foreign words as one without', () => {
    expect(readAccountsView({ vai: 'king', loc: 'x', xep: 'toString' })).toEqual(readAccountsView({}))
  })
})

it('the same column again turns the order round, another begins anew, the first leaves the address', () => {
  expect(orderChange({ sort: 'name', down: false }, 'name', 'name')).toEqual({ chieu: 'giam' })
  expect(orderChange({ sort: 'role', down: true }, 'role', 'name')).toEqual({ xep: 'role' })
  expect(orderChange({ sort: 'role', down: true }, 'state', 'name')).toEqual({ xep: 'state' })
})

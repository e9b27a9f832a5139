import { describe, expect, it } from 'vitest'
import type { Account } from '#shared/api/accounts.ts'
import { changeOf, draftOf, emptyDraft, faultsOf, newAccountFrom } from './account-draft.ts'

const lan: Account = {
  username: 'lan.mui-ne',
  name: 'Nguyễn Thị Lan',
  role: 'officer',
  disabled: false,
  areas: [
    { level: 'commune', code: '22915' },
    { level: 'commune', code: '22918' },
  ],
  approves: false,
  secondFactor: false,
}

describe('an account as it is filled in', () => {
  it('wants a name, a username and a role, and says what is wrong with each', () => {
    expect(faultsOf(emptyDraft, true)).toEqual({ name: 'missing', username: 'missing', role: 'missing' })
    const draft = { ...emptyDraft, name: 'a'.repeat(121), username: 'lan mũi né', role: 'officer' as const }
    expect(faultsOf(draft, true)).toEqual({ name: 'long', username: 'username' })
  })

  it('asks for no username where there is one, even one that would not be taken today', () => {
    expect(faultsOf({ ...draftOf(lan), username: 'Lan' }, false)).toEqual({})
  })

  it('becomes an account without the spaces around its name', () => {
    const draft = { ...emptyDraft, name: '  Lan ', username: 'lan', role: 'district' as const }
    expect(newAccountFrom(draft)).toEqual({
      ...{ username: 'lan', name: 'Lan', role: 'district', areas: [] },
      approves: false,
    })
    expect(newAccountFrom({ ...draft, role: undefined })).toBeUndefined()
  })

  it('sends only what differs, so that what a colleague changed meanwhile stays', () => {
    const draft = draftOf(lan)
    expect(changeOf(lan, draft)).toEqual({})
    expect(changeOf(lan, { ...draft, areas: [...draft.areas].reverse() })).toEqual({})
    expect(changeOf(lan, { ...draft, name: 'Nguyễn Lan' })).toEqual({ name: 'Nguyễn Lan' })
    expect(changeOf(lan, { ...draft, role: 'supervisor', areas: [] })).toEqual({
      role: 'supervisor',
      areas: [],
    })
  })

  it('gives the right to approve forms to officers only', () => {
    const draft = { ...draftOf(lan), approves: true }
    expect(changeOf(lan, draft)).toEqual({ approves: true })
    expect(changeOf({ ...lan, approves: true }, { ...draft, role: 'supervisor' })).toEqual({
      role: 'supervisor',
      approves: false,
    })
    expect(newAccountFrom(draft)).toMatchObject({ approves: true })
    expect(newAccountFrom({ ...draft, role: 'district' })).toMatchObject({ approves: false })
  })

  it('keeps the whole country as such', () => {
    const everywhere = { ...lan, areas: [{ level: 'country', code: 'VN' }] }
    expect(draftOf(everywhere).areas).toEqual([{ level: 'country', code: 'VN' }])
  })
})

/** An account as it is being filled in: what is wrong with it, and what of it is new. Pure. */
import type { AccountChange, NewAccount } from '#client/api/administration.ts'
import type { Area, Role } from '#shared/access/actor.ts'
import { type Account, accountChangeSchema, usernameSchema } from '#shared/api/accounts.ts'
import { areSame, country, levelOfCode } from './area-choice.ts'

export interface AccountDraft {
  readonly username: string
  readonly name: string
  readonly role: Role | undefined
  readonly areas: readonly Area[]
  /** May approve forms; an officer only. */
  readonly approves: boolean
}

export const emptyDraft: AccountDraft = {
  username: '',
  name: '',
  role: undefined,
  areas: [],
  approves: false,
}

const areaFrom = ({ level, code }: Account['areas'][number]): Area =>
  level === country.level ? country : { level: levelOfCode(code), code }

export const draftOf = ({ username, name, role, areas, approves }: Account): AccountDraft => ({
  username,
  name,
  role,
  areas: areas.map(areaFrom),
  approves,
})

export interface DraftFaults {
  readonly name?: 'missing' | 'long'
  readonly username?: 'missing' | 'username'
  readonly role?: 'missing'
}

export function faultsOf({ username, name, role }: AccountDraft, isNew: boolean): DraftFaults {
  const isNameFine = accountChangeSchema.shape.name.safeParse(name).success
  return {
    ...(isNameFine ? {} : { name: name.trim() === '' ? 'missing' : 'long' }),
    ...(!isNew || usernameSchema.safeParse(username).success
      ? {}
      : { username: username === '' ? 'missing' : 'username' }),
    ...(role === undefined ? { role: 'missing' } : {}),
  }
}

const approvesIn = ({ role, approves }: AccountDraft): boolean => role === 'officer' && approves

/** Of a draft without faults. */
export function newAccountFrom(draft: AccountDraft): NewAccount | undefined {
  const { username, name, role, areas } = draft
  if (role === undefined) return undefined
  return { username, name: name.trim(), role, areas: [...areas], approves: approvesIn(draft) }
}

/** What differs: what another administrator has changed meanwhile stays theirs. */
export function changeOf(account: Account, draft: AccountDraft): AccountChange {
  const before = draftOf(account)
  const name = draft.name.trim()
  return {
    ...(name === before.name ? {} : { name }),
    ...(draft.role === undefined || draft.role === before.role ? {} : { role: draft.role }),
    ...(areSame(draft.areas, before.areas) ? {} : { areas: [...draft.areas] }),
    ...(approvesIn(draft) === before.approves ? {} : { approves: approvesIn(draft) }),
  }
}

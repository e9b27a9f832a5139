/** Accounts: made by an administrator or the demo, never by signing up. */
import { hash } from '@node-rs/argon2'
import type pg from 'pg'
import { v7 } from 'uuid'
import { type AccountRow, findAccountByUsername, insertAccount } from '#server/store/accounts.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { Actor, Area, Role } from '#shared/access/actor.ts'
import { type Auth, verifyPassword } from './auth.ts'

export interface AccountDeps {
  readonly auth: Auth
  readonly pool: pg.Pool
}

export interface NewAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly areas: readonly Area[]
  readonly approves?: boolean | undefined
  readonly password: string
}

export const actorOf = (account: AccountRow): Actor => ({
  account: account.id,
  username: account.username,
  role: account.role,
  areas: account.areas,
  approves: account.approves,
})

/** Makes an account that can sign in, and returns its id; `undefined`, and no act, when the name is taken. */
export async function makeAccount(
  deps: AccountDeps,
  { password, ...account }: NewAccount,
  acts: readonly AuditAct[] = [],
): Promise<string | undefined> {
  const id = v7()
  // the name belongs to who is first here; without what follows nobody can sign in with it until it gets a password
  if (!(await insertAccount(deps.pool, { ...account, id }, acts))) return undefined
  await setPassword(deps, { ...account, id }, password)
  return id
}

/** A new password in the place of any other, and the end of every session that was opened with one but `keep`. */
export async function setPassword(
  { auth }: Pick<AccountDeps, 'auth'>,
  account: Pick<AccountRow, 'id' | 'username' | 'name'>,
  newPassword: string,
  keep?: string,
): Promise<void> {
  const { internalAdapter, password } = await auth.$context
  const hashed = await password.hash(newPassword)
  const { id, username, name } = account
  if ((await internalAdapter.findUserById(id)) === null) {
    const email = `${username}@dan-cu.invalid`
    const user = { id, email, emailVerified: false, name, username, displayUsername: username }
    await internalAdapter.createUser(user, { method: 'email-password' })
  }
  const links = await internalAdapter.findAccounts(id)
  if (links.some(isCredential)) await internalAdapter.updatePassword(id, hashed)
  else {
    const link = { userId: id, providerId: credential, accountId: id, password: hashed }
    await internalAdapter.linkAccount(link)
  }
  await endSessions({ auth }, id, keep)
}

const credential = 'credential'
const isCredential = (link: { providerId: string }): boolean => link.providerId === credential

export async function hasPassword({ auth }: Pick<AccountDeps, 'auth'>, account: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context
  return (await internalAdapter.findAccounts(account)).some(isCredential)
}

/** At once: the session's row is looked up at every request. `keep` is the id of one that goes on. */
export async function endSessions(
  { auth }: Pick<AccountDeps, 'auth'>,
  account: string,
  keep?: string,
): Promise<void> {
  const { adapter } = await auth.$context
  const others = keep === undefined ? [] : [{ field: 'id', operator: 'ne' as const, value: keep }]
  await adapter.deleteMany({ model: 'session', where: [{ field: 'userId', value: account }, ...others] })
}

/** Verified against when the name is unknown, so that the answer takes as long. */
const nobodysHash = hash('nobody')

interface TypedSignIn {
  readonly username: string
  readonly password: string
}

/** The account whose name and password these are, unless it is disabled. */
export async function findAccountBySignIn(
  deps: AccountDeps,
  typed: TypedSignIn,
): Promise<AccountRow | undefined> {
  const { named, opens } = await trySignIn(deps, typed)
  return opens ? named : undefined
}

/** The account of the name, and whether this signs in as it. */
export async function trySignIn(
  { auth, pool }: AccountDeps,
  typed: TypedSignIn,
): Promise<{ readonly named: AccountRow | undefined; readonly opens: boolean }> {
  const account = await findAccountByUsername(pool, typed.username.toLowerCase())
  const { internalAdapter } = await auth.$context
  const links = account === undefined ? [] : await internalAdapter.findAccounts(account.id)
  const stored = links.find(isCredential)?.password
  const fits = await verifyPassword(stored ?? (await nobodysHash), typed.password)
  return { named: account, opens: fits && typeof stored === 'string' && account?.disabled === false }
}

/** Accounts: made by an administrator or the demo, never by signing up. */
import { hash, verify } from '@node-rs/argon2'
import type pg from 'pg'
import { type AccountRow, findAccountByUsername, insertAccount } from '#server/store/accounts.ts'
import type { Actor, Area, Role } from '#shared/access/actor.ts'
import type { Auth } from './auth.ts'

export interface AccountDeps {
  readonly auth: Auth
  readonly pool: pg.Pool
}

export interface NewAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly areas: readonly Area[]
  readonly password: string
}

export const actorOf = (account: AccountRow): Actor => ({
  account: account.id,
  username: account.username,
  role: account.role,
  areas: account.areas,
})

/** Makes an account that can sign in, and returns its id. */
export async function makeAccount({ auth, pool }: AccountDeps, account: NewAccount): Promise<string> {
  const { internalAdapter, password } = await auth.$context
  const user = await internalAdapter.createUser(
    {
      email: `${account.username}@dan-cu.invalid`,
      emailVerified: false,
      name: account.name,
      username: account.username,
      displayUsername: account.username,
    },
    { method: 'email-password' },
  )
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(account.password),
  })
  await insertAccount(pool, { ...account, id: user.id })
  return user.id
}

/** Verified against when the name is unknown, so that the answer takes as long. */
const nobodysHash = hash('nobody')

/** The account whose name and password these are, unless it is disabled. */
export async function findAccountBySignIn(
  { auth, pool }: AccountDeps,
  signIn: { username: string; password: string },
): Promise<AccountRow | undefined> {
  const account = await findAccountByUsername(pool, signIn.username.toLowerCase())
  const { internalAdapter } = await auth.$context
  const links = account === undefined ? [] : await internalAdapter.findAccounts(account.id)
  const stored = links.find((link) => link.providerId === 'credential')?.password
  const fits = await verify(stored ?? (await nobodysHash), signIn.password)
  return fits && stored && account?.disabled === false ? account : undefined
}

/**
 * Takes the second factor of an account away from the server's own command line: for whoever lost the authenticator and
 * has no administrator to ask. Whoever can do this holds the database anyway; so it only makes sure that it is written down.
 */
import type pg from 'pg'
import { findPerson } from '#server/store/accounts.ts'
import { recordAudit } from '#server/store/audit.ts'
import { deleteSecondFactor } from '#server/store/second-factors.ts'
import { serverActor } from '#shared/api/audit.ts'
import { type AccountDeps, endSessions, setPassword } from './accounts.ts'
import { makePassword } from './codes.ts'
import { needsSecondFactor } from './second-factor.ts'

export interface LostAuthenticator {
  readonly username: string
  /** Whether the password is to be made anew too. */
  readonly newPassword: boolean
  /** Who runs the command, and on which machine. */
  readonly from: string
}

export type TakenAway =
  | { readonly kind: 'unknown' }
  /** An officer has no second factor to lose. */
  | { readonly kind: 'none-needed' }
  | { readonly kind: 'taken'; readonly disabled: boolean; readonly password: string | undefined }

/** `authPool` is the one of `dancu_auth`. */
export async function takeSecondFactor(
  deps: AccountDeps & { readonly authPool: pg.Pool },
  { username, newPassword, from }: LostAuthenticator,
): Promise<TakenAway> {
  const account = await findPerson(deps.pool, username.toLowerCase())
  if (account === undefined) return { kind: 'unknown' }
  if (!needsSecondFactor(account.role)) return { kind: 'none-needed' }
  const act = { actor: serverActor, subjectType: 'account', subject: account.username, address: from }
  // told before it is done: what could not be written down does not happen
  await recordAudit(deps.pool, { ...act, action: 'reset-second-factor' })
  await deleteSecondFactor(deps.authPool, account.id)
  await endSessions(deps, account.id)
  if (!newPassword) return { kind: 'taken', disabled: account.disabled, password: undefined }
  const password = makePassword()
  await recordAudit(deps.pool, { ...act, action: 'reset-password' })
  await setPassword(deps, account, password)
  return { kind: 'taken', disabled: account.disabled, password }
}

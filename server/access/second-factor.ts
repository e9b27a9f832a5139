/**
 * The second factor of everybody who is not an officer: six digits of an authenticator (RFC 6238). Enforced by our own
 * routes: no device is trusted, a code is good once, and tries are counted per account.
 */
import { Secret, TOTP } from 'otpauth'
import type pg from 'pg'
import type { AuditAct } from '#server/store/audit.ts'
import {
  deleteSecondFactor,
  findNewestSecondFactor,
  findSecondFactor,
  insertSecondFactor,
  offerSecondFactor,
  spendStep,
} from '#server/store/second-factors.ts'
import type { Role } from '#shared/access/actor.ts'
import type { Session } from '#shared/api/accounts.ts'
import { createSeal } from './sealed-secret.ts'
import { createTryLimit } from './try-limit.ts'

export interface SecondFactors {
  /** A new secret, good once a code of it was given; `undefined` when the account has a confirmed one. */
  offer(account: Owner): Promise<{ secret: string; uri: string } | undefined>
  /** Opens the session with a code; the first code also confirms the secret. */
  open(ask: OpenAsk): Promise<OpenOutcome>
  /** A secret that is known beforehand; nothing where there is one. */
  give(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
  /** Whether what is kept opens with this secret; of a centre where nobody has one it does. */
  areReadable(): Promise<boolean>
}
interface OpenAsk {
  readonly account: string
  readonly session: string
  readonly code: string
  /** Into the audit log, if it opens. */
  readonly acts?: readonly AuditAct[] | undefined
}
export type OpenOutcome = { kind: 'open' } | { kind: 'wrong' } | { kind: 'wait'; seconds: number }
interface Owner {
  readonly id: string
  readonly username: string
}

export const needsSecondFactor = (role: Role): boolean => role !== 'officer'

/** What a session may do, from what is known of it and of its account at this moment. */
export function stageOf(
  account: { readonly role: Role; readonly secondFactor: boolean },
  session: { readonly secondFactorAt?: Date | null | undefined },
): Session['stage'] {
  if (!needsSecondFactor(account.role)) return 'open'
  if (!account.secondFactor) return 'second-factor-setup'
  return session.secondFactorAt instanceof Date ? 'open' : 'second-factor'
}

const totpOf = (secret: Secret, username = ''): TOTP =>
  new TOTP({ issuer: 'Dân Cư', label: username, secret, algorithm: 'SHA1', digits: 6, period: 30 })

/** The step that the code is of: this one, the one before or the next, for clocks that are not quite right. */
function findStep(secret: string, code: string): number | undefined {
  const timestamp = Date.now()
  const delta = totpOf(Secret.fromBase32(secret)).validate({ token: code, timestamp, window: 1 })
  return delta === null ? undefined : TOTP.counter({ period: 30, timestamp }) + delta
}

/** `pool` is the one of `dancu_auth`; `secret` is the server's. */
export function createSecondFactors({ pool, secret }: { pool: pg.Pool; secret: string }): SecondFactors {
  const { seal, open } = createSeal(secret, 'dan-cu second factor')
  // whoever guesses has the password already: five tries in a quarter of an hour, and thirty a day
  const soon = createTryLimit({ pool, of: 'code', tries: 5, seconds: 15 * 60 })
  const daily = createTryLimit({ pool, of: 'codes-of-day', tries: 30, seconds: 24 * 3600 })
  return {
    offer: async ({ id, username }) => {
      const made = new Secret({ size: 20 })
      if (!(await offerSecondFactor(pool, id, seal(made.base32, id)))) return undefined
      return { secret: made.base32, uri: totpOf(made, username).toString() }
    },
    open: async ({ account, session, code, acts }) => {
      const wait = (await soon.take(account)) ?? (await daily.take(account))
      if (wait !== null) return { kind: 'wait', seconds: wait }
      const known = await findSecondFactor(pool, account)
      const kept = known === undefined ? undefined : open(known.sealed, account)
      const step = kept === undefined ? undefined : findStep(kept, code)
      if (known === undefined || step === undefined) return { kind: 'wrong' }
      const use = { account, session, sealed: known.sealed, step, acts }
      if (!(await spendStep(pool, use))) return { kind: 'wrong' }
      await Promise.all([soon.clear(account), daily.clear(account)])
      return { kind: 'open' }
    },
    give: (account, given) => insertSecondFactor(pool, account, seal(given, account)),
    remove: (account) => deleteSecondFactor(pool, account),
    areReadable: async () => {
      const newest = await findNewestSecondFactor(pool)
      return newest === undefined || open(newest.sealed, newest.account) !== undefined
    },
  }
}

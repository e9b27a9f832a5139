/** Sealed secrets of authenticators, and which sessions have shown a code of them. As `dancu_auth`. */
import type pg from 'pg'
import { type AuditAct, actsParameter, insertActs } from './audit.ts'
import { query } from './query.ts'

export interface SecondFactorRow {
  readonly sealed: Buffer
  readonly confirmed: boolean
}

export async function findSecondFactor(pool: pg.Pool, account: string): Promise<SecondFactorRow | undefined> {
  const found = await query<{ sealed: Buffer; confirmed: boolean }>(pool, {
    name: 'find-second-factor',
    text: 'select secret as sealed, confirmed_at is not null as confirmed from second_factor where account = $1',
    values: [account],
  })
  return found.rows[0]
}

export async function findNewestSecondFactor(
  pool: pg.Pool,
): Promise<{ readonly account: string; readonly sealed: Buffer } | undefined> {
  const found = await query<{ account: string; sealed: Buffer }>(pool, {
    text: 'select account, secret as sealed from second_factor order by made_at desc limit 1',
  })
  return found.rows[0]
}

/** Replaces one that was never confirmed; `false` when there is a confirmed one, which stays. */
export async function offerSecondFactor(pool: pg.Pool, account: string, sealed: Buffer): Promise<boolean> {
  const offered = await query(pool, {
    name: 'offer-second-factor',
    text: `insert into second_factor (account, secret) values ($1, $2)
      on conflict (account) do update set secret = excluded.secret, made_at = now(), used_step = null
      where second_factor.confirmed_at is null`,
    values: [account, sealed],
  })
  return offered.rowCount === 1
}

/** Confirmed as it is; nothing where there is one. */
export async function insertSecondFactor(pool: pg.Pool, account: string, sealed: Buffer): Promise<void> {
  await query(pool, {
    name: 'insert-second-factor',
    text: `insert into second_factor (account, secret, confirmed_at) values ($1, $2, now()) on conflict do nothing`,
    values: [account, sealed],
  })
}

export interface StepUse {
  readonly account: string
  readonly session: string
  /** The secret that the code was compared with: another one may have taken its place meanwhile. */
  readonly sealed: Buffer
  /** Since 1970, of 30 seconds each. */
  readonly step: number
  readonly acts?: readonly AuditAct[] | undefined
}

/** Uses the step up, confirms the secret, opens the session and says so, in one statement; `false` when the step was used. */
export async function spendStep(pool: pg.Pool, use: StepUse): Promise<boolean> {
  const opened = await query(pool, {
    name: 'spend-step',
    text: `with used as (
        update second_factor set used_step = $4, confirmed_at = coalesce(confirmed_at, now())
        where account = $1 and secret = $3 and (used_step is null or used_step < $4) returning account),
      opened as (
        update sign_in_session s set "secondFactorAt" = now() from used
        where s.id = $2 and s."userId" = used.account returning s.id),
      told as (${insertActs('$5')} where exists (select from opened))
      select from opened`,
    values: [use.account, use.session, use.sealed, use.step, actsParameter(use.acts)],
  })
  return opened.rowCount === 1
}

export async function deleteSecondFactor(pool: pg.Pool, account: string): Promise<void> {
  await query(pool, {
    name: 'delete-second-factor',
    text: 'delete from second_factor where account = $1',
    values: [account],
  })
}

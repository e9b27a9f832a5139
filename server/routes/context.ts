/** What every route has at hand, and how a caller is known. */
import type { Context } from 'hono'
import type pg from 'pg'
import type { Logger } from 'pino'
import { actorOf } from '#server/access/accounts.ts'
import type { Auth } from '#server/access/auth.ts'
import { type SecondFactors, stageOf } from '#server/access/second-factor.ts'
import type { SignInLimit } from '#server/access/sign-in-limit.ts'
import type { Admission } from '#server/admission/admission.ts'
import { type AccountRow, findAccountById } from '#server/store/accounts.ts'
import { type AuditAct, recordAudit } from '#server/store/audit.ts'
import { findLiveDevice, isKnownToken, type KnownDevice, noteReading } from '#server/store/devices.ts'
import { findCommunePlace, isUnwatched } from '#server/store/places.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import type { Centre } from '#server/sync/centre.ts'
import type { Actor } from '#shared/access/actor.ts'
import { type Action, may, type Subject } from '#shared/access/may.ts'
import { appVersionSchema, type Session } from '#shared/api/accounts.ts'
import { appVersionHeader } from '#shared/api/app-version.ts'
import { ProblemError } from './problem-answer.ts'

export interface AppDeps {
  readonly centre: Centre
  readonly pool: pg.Pool
  readonly auth: Auth
  readonly signInLimit: SignInLimit
  readonly secondFactors: SecondFactors
  readonly log: Logger
  /** Without it everybody is let in at once. */
  readonly admission?: Admission
  readonly trustProxy: boolean
  /** Folder of the built PWA; without it the API serves alone. */
  readonly clientDir?: string
}

export interface Signed extends Session {
  readonly account: AccountRow
  /** Id of the session's row. */
  readonly session: string
}

/** Whose session the cookie is of, at whatever stage; all but signing in and out wants `getAccount`. */
export async function findSigned(deps: AppDeps, c: Context): Promise<Signed | undefined> {
  const found = await deps.auth.api.getSession({ headers: c.req.raw.headers })
  const account = found === null ? undefined : await findAccountById(deps.pool, found.user.id)
  if (found === null || account === undefined || account.disabled) return undefined
  return { account, stage: stageOf(account, found.session), session: found.session.id }
}

export async function getSigned(deps: AppDeps, c: Context): Promise<Signed> {
  const signed = await findSigned(deps, c)
  if (signed === undefined) throw new ProblemError('not-signed-in')
  return signed
}

/** Of the session's cookie, once the session has shown all that its role must. */
export async function getOpen(deps: AppDeps, c: Context): Promise<Signed> {
  const signed = await getSigned(deps, c)
  if (signed.stage !== 'open') throw new ProblemError('second-factor-needed')
  return signed
}

export const getAccount = async (deps: AppDeps, c: Context): Promise<AccountRow> =>
  (await getOpen(deps, c)).account

/** The signed-in actor, who may do this; permission comes before existence. */
export async function getActorWhoMay(
  deps: AppDeps,
  c: Context,
  action: Action,
  subject?: Subject,
): Promise<Actor> {
  const actor = actorOf(await getAccount(deps, c))
  if (!may(actor, action, subject)) throw new ProblemError('not-allowed')
  return actor
}

/** The signed-in actor, who may do this in the commune; one that does not exist, or can be none, is in nobody's areas. */
export async function getActorAt(deps: AppDeps, c: Context, action: Action, commune = ''): Promise<Actor> {
  const actor = actorOf(await getAccount(deps, c))
  const place = await findCommunePlace(deps.pool, commune)
  if (place === undefined || !may(actor, action, { place })) throw new ProblemError('not-allowed')
  return actor
}

/** The signed-in actor, who may settle what is held in the commune; where no district looks, an administrator does. */
export async function getActorForHeld(deps: AppDeps, c: Context, commune = ''): Promise<Actor> {
  const actor = actorOf(await getAccount(deps, c))
  const [place, unwatched] = await Promise.all([
    findCommunePlace(deps.pool, commune),
    isUnwatched(deps.pool, commune),
  ])
  const subject = { unwatched, ...(place === undefined ? {} : { place }) }
  if (!may(actor, 'settle-held', subject)) throw new ProblemError('not-allowed')
  return actor
}

/** The device token of the request; no claim is made yet that anybody knows it. */
export function getToken(c: Context): string {
  const match = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(c.req.header('authorization') ?? '')
  if (match?.[1] === undefined) throw new ProblemError('unknown-device')
  return match[1]
}

/** Whoever has the token of a device, living or revoked; nobody else. */
export async function admitToken(deps: AppDeps, token: string): Promise<void> {
  if (!(await isKnownToken(deps.pool, hashOfToken(token)))) throw new ProblemError('unknown-device')
}

/** A token that reads was in contact, also that of a revoked tablet: where it was last seen is worth knowing. */
export async function noteContact(deps: AppDeps, c: Context): Promise<void> {
  const said = appVersionSchema.safeParse(c.req.header(appVersionHeader))
  const appVersion = said.success ? said.data : null
  await noteReading(deps.pool, { tokenHash: hashOfToken(getToken(c)), appVersion })
}

export async function getLiveDevice(deps: AppDeps, c: Context): Promise<KnownDevice> {
  const device = await findLiveDevice(deps.pool, hashOfToken(getToken(c)))
  if (device === undefined) throw new ProblemError('unknown-device')
  return device
}

/** Node's own request, where Node serves. */
export const incomingOf = (c: Context): unknown => c.env?.incoming

/** The caller's address, for limits and the audit log. */
export function addressOf(deps: Pick<AppDeps, 'trustProxy'>, c: Context): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (deps.trustProxy && forwarded !== undefined) return forwarded
  const address: unknown = c.env?.incoming?.socket?.remoteAddress
  return typeof address === 'string' ? address : 'unknown'
}

/** Into the audit log, with the caller's address. */
export const recordActs = (
  deps: AppDeps,
  c: Context,
  acts: readonly Omit<AuditAct, 'address'>[],
): Promise<void> => recordAudit(deps.pool, ...actsFrom(deps, c, acts))

export const recordAct = (deps: AppDeps, c: Context, act: Omit<AuditAct, 'address'>): Promise<void> =>
  recordActs(deps, c, [act])

/** For what writes them together with what was done. */
export const actsFrom = (deps: AppDeps, c: Context, acts: readonly Omit<AuditAct, 'address'>[]): AuditAct[] =>
  acts.map((act) => ({ ...act, address: addressOf(deps, c) }))

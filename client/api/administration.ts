/** What the administrator's desk asks of the API. */
import type { z } from 'zod'
import type { Area } from '#shared/access/actor.ts'
import {
  accountAnswerSchema,
  type accountChangeSchema,
  accountPasswordSchema,
  accountsSchema,
  areaUnitsSchema,
  devicesSchema,
  enrolmentSchema,
  type newAccountSchema,
  recoveryKeyAnswerSchema,
} from '#shared/api/accounts.ts'
import { auditPageSchema } from '#shared/api/audit.ts'
import { rulesSchema, type Softening } from '#shared/api/rules.ts'
import type { DeviceId } from '#shared/ids.ts'
import type { SyncWindow } from '#shared/sync/sync-window.ts'
import { ask, askAgain, queryOf, tell } from './ask.ts'

export type Devices = z.infer<typeof devicesSchema>
export type NewAccount = z.infer<typeof newAccountSchema>
export type AccountChange = z.infer<typeof accountChangeSchema>

const accountPath = (username: string) => `accounts/${encodeURIComponent(username)}`

export const listAccounts = () => ask('accounts', accountsSchema)
export const makeAccount = (body: NewAccount) =>
  ask('accounts', accountPasswordSchema, { method: 'POST', body })
export const changeAccount = (username: string, body: AccountChange) =>
  ask(accountPath(username), accountAnswerSchema, { method: 'PATCH', body })
export const makePassword = (username: string) =>
  ask(`${accountPath(username)}/password`, accountPasswordSchema, { method: 'POST' })
export const removeSecondFactor = (username: string) =>
  ask(`${accountPath(username)}/second-factor`, accountAnswerSchema, { method: 'DELETE' })
export const makeEnrolment = (username: string) =>
  ask('enrolments', enrolmentSchema, { method: 'POST', body: { username } })

export const listRules = () => ask('rules', rulesSchema)
export const softenRule = (body: Softening) => tell('rules/softened', { method: 'POST', body })
export const endSoftening = (id: string) => tell(`rules/softened/${id}/end`, { method: 'POST' })

/** `before`: the answer that is on the screen. */
export const listDevices = (before?: Devices) => askAgain('devices', devicesSchema, before)
export const revokeDevice = (id: DeviceId) => tell(`devices/${id}/revoke`, { method: 'POST' })
export const allowDevice = (id: DeviceId) => tell(`devices/${id}/allow`, { method: 'POST' })

/** The units right below one; the provinces without one. */
export const listUnitsBelow = (unit?: Area) =>
  ask(unit === undefined ? 'areas' : `areas?${queryOf({ ...unit })}`, areaUnitsSchema)

const windowPath = ({ level, code }: Area) => `areas/${level}/${code}/window`
export const setSyncWindow = (unit: Area, { start, spread }: SyncWindow) =>
  tell(windowPath(unit), { method: 'PUT', body: { start, spread } })
export const endSyncWindow = (unit: Area) => tell(windowPath(unit), { method: 'DELETE' })

export const getRecoveryKey = () => ask('recovery-keys', recoveryKeyAnswerSchema)
export const keepRecoveryKey = (publicKey: string) =>
  ask('recovery-keys', recoveryKeyAnswerSchema, { method: 'POST', body: { publicKey } })

export interface AuditFilter {
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly day?: string | undefined
  /** `next` of the page before. */
  readonly after?: string | undefined
}
export const listAudit = (filter: AuditFilter) => {
  const query = queryOf({ ...filter })
  return ask(query === '' ? 'audit' : `audit?${query}`, auditPageSchema)
}

/** What the administrator's page asks of the API. */
import {
  accountsSchema,
  devicesSchema,
  enrolmentSchema,
  recoveryKeyAnswerSchema,
  sessionSchema,
} from '#shared/api/accounts.ts'
import { ask, tell } from './ask.ts'

export const getSession = () => ask('session', sessionSchema)
export const signIn = (body: { username: string; password: string }) =>
  ask('sign-in', sessionSchema, { method: 'POST', body })
export const signOut = () => tell('sign-out', { method: 'POST' })
export const listAccounts = () => ask('accounts', accountsSchema)
export const listDevices = () => ask('devices', devicesSchema)
export const makeEnrolment = (username: string) =>
  ask('enrolments', enrolmentSchema, { method: 'POST', body: { username } })
export const getRecoveryKey = () => ask('recovery-keys', recoveryKeyAnswerSchema)
export const keepRecoveryKey = (publicKey: string) =>
  ask('recovery-keys', recoveryKeyAnswerSchema, { method: 'POST', body: { publicKey } })

/** Who works at this desk: signing in and out, and the second factor. */
import { type Session, secondFactorSetupSchema, sessionSchema } from '#shared/api/accounts.ts'
import { ApiProblem, ask, tell } from './ask.ts'

/** Where the desks keep the session among their queries; `null` when nobody is signed in. */
export const sessionKey = ['session'] as const

export async function findSession(): Promise<Session | null> {
  try {
    return await ask('session', sessionSchema)
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') return null
    throw error
  }
}

export const signIn = (body: { username: string; password: string }) =>
  ask('sign-in', sessionSchema, { method: 'POST', body })
export const signOut = () => tell('sign-out', { method: 'POST' })
export const changeOwnPassword = (body: { current: string; wanted: string }) =>
  tell('password', { method: 'POST', body })
export const setUpSecondFactor = () => ask('second-factor/setup', secondFactorSetupSchema, { method: 'POST' })
export const giveSecondFactor = (code: string) =>
  ask('second-factor', sessionSchema, { method: 'POST', body: { code } })

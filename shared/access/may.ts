/**
 * Who may do what: the one place that says so, for routes, feed and tests. Pure; what it cannot see from its arguments it
 * denies.
 */
import type { Actor, Role } from './actor.ts'

/** An account's own things, and what an administrator keeps. Actions on records come with the desks. */
export const actions = [
  'enrol-own-tablet',
  'list-accounts',
  'make-enrolment',
  'list-devices',
  'keep-recovery-key',
  'read-recovery-key',
] as const
export type Action = (typeof actions)[number]

const rolesByAction: Record<Action, readonly Role[]> = {
  'enrol-own-tablet': ['officer'],
  'list-accounts': ['administrator'],
  'make-enrolment': ['administrator'],
  'list-devices': ['administrator'],
  'keep-recovery-key': ['administrator'],
  'read-recovery-key': ['administrator'],
}

export interface Subject {
  /** The account that an enrolment is for. */
  readonly account?: { readonly id: string; readonly role: Role; readonly disabled: boolean }
}

export function may(actor: Actor, action: Action, subject: Subject = {}): boolean {
  if (!rolesByAction[action].includes(actor.role)) return false
  const { account } = subject
  if (action === 'enrol-own-tablet') return account?.id === actor.account && !account.disabled
  if (action === 'make-enrolment')
    return account === undefined || (account.role === 'officer' && !account.disabled)
  return true
}

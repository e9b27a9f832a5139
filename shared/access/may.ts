/**
 * Who may do what: the one place that says so, for routes, feed and tests. Pure; what it cannot see from its arguments it
 * denies.
 */
import type { Actor, Area, Role } from './actor.ts'

/** An officer's records, an account's own things, and what an administrator keeps. The desks' actions come with them. */
export const actions = [
  'collect',
  'enrol-own-tablet',
  'list-accounts',
  'make-enrolment',
  'list-devices',
  'keep-recovery-key',
  'read-recovery-key',
] as const
export type Action = (typeof actions)[number]

const rolesByAction: Record<Action, readonly Role[]> = {
  collect: ['officer'],
  'enrol-own-tablet': ['officer'],
  'list-accounts': ['administrator'],
  'make-enrolment': ['administrator'],
  'list-devices': ['administrator'],
  'keep-recovery-key': ['administrator'],
  'read-recovery-key': ['administrator'],
}

/** A commune with the units that it lies in. */
export interface CommunePlace {
  readonly commune: string
  readonly district: string | null
  readonly province: string
}

export interface Subject {
  /** Where the records are. */
  readonly place?: CommunePlace
  /** The account that an enrolment is for. */
  readonly account?: { readonly id: string; readonly role: Role; readonly disabled: boolean }
}

const covers = ({ level, code }: Area, place: CommunePlace): boolean =>
  level === 'country' || place[level] === code

export function may(actor: Actor, action: Action, subject: Subject = {}): boolean {
  if (!rolesByAction[action].includes(actor.role)) return false
  const { account, place } = subject
  if (action === 'collect') return place !== undefined && actor.areas.some((area) => covers(area, place))
  if (action === 'enrol-own-tablet') return account?.id === actor.account && !account.disabled
  if (action === 'make-enrolment')
    return account === undefined || (account.role === 'officer' && !account.disabled)
  return true
}

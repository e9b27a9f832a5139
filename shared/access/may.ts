/**
 * Who may do what: the one place that says so, for routes, feed and tests. Pure; what it cannot see from its arguments it
 * denies.
 */
import type { Actor, Area, Role } from './actor.ts'

/** An officer's records, an account's own things, the desks of district and supervisor, and what an administrator keeps. */
const rolesByAction = {
  collect: ['officer'],
  approve: ['officer'],
  'enrol-own-tablet': ['officer'],
  'change-own-password': ['officer', 'district', 'supervisor', 'administrator'],
  'read-coverage': ['district', 'supervisor'],
  'read-queue': ['district', 'administrator'],
  'read-moves': ['district'],
  'settle-held': ['district', 'administrator'],
  'read-record': ['district', 'supervisor'],
  'read-flags': ['supervisor'],
  decide: ['supervisor'],
  'read-areas': ['administrator'],
  'set-sync-window': ['administrator'],
  'list-accounts': ['administrator'],
  'make-account': ['administrator'],
  'change-account': ['administrator'],
  'make-enrolment': ['administrator'],
  'list-devices': ['administrator'],
  'revoke-device': ['administrator'],
  'keep-recovery-key': ['administrator'],
  'read-recovery-key': ['administrator'],
  'read-audit': ['administrator'],
  'read-rules': ['administrator'],
  'soften-rule': ['administrator'],
} as const satisfies Record<string, readonly Role[]>
export type Action = keyof typeof rolesByAction
export const actions = Object.keys(rolesByAction).filter((name): name is Action =>
  Object.hasOwn(rolesByAction, name),
)

/** Somewhere at least, where areas and all else allow it. */
export const mayWithRole = (role: Role, action: Action): boolean => {
  const allowed: readonly Role[] = rolesByAction[action]
  return allowed.includes(role)
}

/** A unit with the units that it lies in; the levels below it are `null`. */
export interface Place {
  readonly commune: string | null
  readonly district: string | null
  readonly province: string | null
}

export interface Subject {
  /** Where the records are. */
  readonly place?: Place
  /** No district looks there, or there is no such commune: what is held there is seen by the administrator. */
  readonly unwatched?: boolean
  /** The account that is meant. */
  readonly account?: { readonly id: string; readonly role: Role; readonly disabled: boolean }
}

const covers = ({ level, code }: Area, place: Place): boolean => level === 'country' || place[level] === code

/** Whether the whole of the place lies in one of the actor's areas. */
export const isInAreas = (actor: Pick<Actor, 'areas'>, place: Place): boolean =>
  actor.areas.some((area) => covers(area, place))

/** What is asked about no place in particular is bounded by the actor's areas when it is read. */
export function may(actor: Actor, action: Action, subject: Subject = {}): boolean {
  if (!mayWithRole(actor.role, action)) return false
  const { account, place } = subject
  switch (action) {
    case 'settle-held':
      if (actor.role === 'administrator') return subject.unwatched === true
      return place !== undefined && isInAreas(actor, place)
    case 'approve':
      return actor.approves === true && place !== undefined && isInAreas(actor, place)
    case 'collect':
    case 'read-record':
    case 'decide':
      return place !== undefined && isInAreas(actor, place)
    case 'read-queue':
      if (actor.role === 'administrator') return place === undefined
      return place === undefined || isInAreas(actor, place)
    case 'read-coverage':
    case 'read-flags':
    case 'read-moves':
      return place === undefined || isInAreas(actor, place)
    case 'enrol-own-tablet':
      return account?.id === actor.account && !account.disabled
    case 'make-enrolment':
      return account === undefined || (account.role === 'officer' && !account.disabled)
    case 'change-account':
      // nobody locks themselves out, or gives themselves another role
      return account === undefined || account.id !== actor.account
    default:
      return true
  }
}

/** Who gets where: each role, each operation of the API, in the actor's own commune, in another province and above it. */
import { type Role, roles } from '#shared/access/actor.ts'

/**
 * `yes`: let in, and what is asked for is there; of a list, that it shows something of there · `none`: let in, and there is
 * nothing · `no`: 403 · `whom`: 401, this credential is none here.
 */
export type Cell = 'yes' | 'none' | 'no' | 'whom'
export type Where = 'own' | 'other' | 'parent'
/** For one that is about no place, record, tablet or account, its own cell; else own, other and parent. */
export type Cells = Cell | readonly [own: Cell, other: Cell, parent: Cell]

const [o, d, s, a] = ['officer', 'district', 'supervisor', 'administrator'] as const
const only = (...allowed: readonly Role[]): Record<Role, Cells> =>
  byRole((role) => (allowed.includes(role) ? 'yes' : 'no'))
const here = (...allowed: readonly Role[]): Record<Role, Cells> =>
  byRole((role) => (allowed.includes(role) ? ['yes', 'no', 'no'] : ['no', 'no', 'no']))
const byRole = (cells: (role: Role) => Cells): Record<Role, Cells> => ({
  officer: cells(o),
  district: cells(d),
  supervisor: cells(s),
  administrator: cells(a),
})
/** A list of everywhere, of which each sees what lies in their areas. */
const ownOf = (...allowed: readonly Role[]): Record<Role, Cells> =>
  byRole((role) => (allowed.includes(role) ? ['yes', 'none', 'none'] : 'no'))
/** Wherever it is: an administrator has no areas. */
const everywhere = (...allowed: readonly Role[]): Record<Role, Cells> =>
  byRole((role) => (allowed.includes(role) ? ['yes', 'yes', 'yes'] : ['no', 'no', 'no']))
const everybody = only(...roles)
const tabletsOnly = byRole(() => 'whom')

/** A district in its own commune; an administrator where none looks: the other commune, and what is no commune. */
const held: Record<Role, Cells> = { ...here(d), administrator: ['no', 'yes', 'none'] }
/** Of a tablet what it brought where one looks: a district in its own commune, an administrator where none does. */
const brought: Record<Role, Cells> = {
  ...here(d),
  district: ['yes', 'none', 'none'],
  administrator: ['none', 'yes', 'yes'],
}
/** An administrator sees what is held where no district looks. */
const unwatched: Record<Role, Cells> = { ...ownOf(d), administrator: ['none', 'yes', 'none'] }

export const matrix: Readonly<Record<string, Record<Role, Cells>>> = {
  'get /api/health': everybody,
  'post /api/sign-in': everybody,
  'get /api/session': everybody,
  'post /api/password': everybody,
  // an account has its authenticator already, an officer needs none
  'post /api/second-factor/setup': only(),
  'post /api/second-factor': { officer: 'no', district: 'whom', supervisor: 'whom', administrator: 'whom' },
  'post /api/enrolments': everywhere(a),
  // with a code and a sign-in of its own, whoever's session the browser has
  'post /api/devices': byRole(() => 'whom'),
  'get /api/devices': only(a),
  'post /api/devices/{id}/revoke': everywhere(a),
  'post /api/devices/{id}/allow': everywhere(a),
  'get /api/accounts': only(a),
  'post /api/accounts': everywhere(a),
  'patch /api/accounts/{username}': everywhere(a),
  'post /api/accounts/{username}/password': everywhere(a),
  'delete /api/accounts/{username}/second-factor': everywhere(a),
  'get /api/recovery-keys': only(a),
  'post /api/recovery-keys': only(a),
  'get /api/areas': everywhere(a),
  'put /api/areas/{level}/{code}/window': everywhere(a),
  'delete /api/areas/{level}/{code}/window': everywhere(a),
  'get /api/audit': only(a),
  'get /api/rules': only(a),
  'post /api/rules/softened': everywhere(a),
  'post /api/rules/softened/{id}/end': everywhere(a),
  'get /api/coverage': here(d, s),
  'get /api/coverage/arrivals': here(d, s),
  'get /api/queue': unwatched,
  'get /api/queue/devices/{id}': brought,
  'get /api/held': unwatched,
  'get /api/communes/{commune}/held/{groupId}': held,
  'post /api/communes/{commune}/held/{groupId}/process': held,
  'post /api/communes/{commune}/held/{groupId}/dismiss': held,
  'get /api/moves': ownOf(d),
  'get /api/flags': ownOf(s),
  'get /api/communes/{commune}/flags/{id}': here(s),
  'get /api/communes/{commune}/households/{id}': here(d, s),
  'get /api/communes/{commune}/records/{id}/history': here(d, s),
  'post /api/communes/{commune}/decisions': here(s),
  'get /api/state': tabletsOnly,
  'post /api/recovery-uses': tabletsOnly,
  'post /api/batches': tabletsOnly,
  'post /api/ledger': tabletsOnly,
  'get /api/feed/{commune}': byRole(() => ['whom', 'whom', 'whom']),
  'post /api/sign-out': everybody,
}

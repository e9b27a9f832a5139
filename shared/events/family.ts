/** Who is whose parent, child or spouse, as the records say it: by a link, else by the name that is written down. */
import { fold } from '../text/fold.ts'
import { isHead, partsOf, type Standing, textOf, unitOf } from './standing.ts'

export const roles = ['father', 'mother', 'spouse', 'representative'] as const
export type Role = (typeof roles)[number]

const isNamed = (named: string | null, resident: Standing): boolean => {
  const name = textOf(resident, 'name')
  return named !== null && name !== null && (named === name || fold(named) === fold(name))
}

/** Whether a resident's father, mother, spouse or representative is this other one. */
export function isRoleOf(resident: Standing, role: Role, other: Standing): boolean {
  if (resident.id === other.id) return false
  const link = partsOf(resident, role).resident ?? null
  return link === null ? isNamed(textOf(resident, `${role}Name`), other) : link === other.id
}

export const isParentOf = (parent: Standing, child: Standing): boolean =>
  (textOf(parent, 'sex') !== '2' && isRoleOf(child, 'father', parent)) ||
  (textOf(parent, 'sex') !== '1' && isRoleOf(child, 'mother', parent))

export const areSpouses = (one: Standing, other: Standing): boolean =>
  isRoleOf(one, 'spouse', other) || isRoleOf(other, 'spouse', one)

const spouseRelations = new Set(['VO', 'CHONG'])

/** Whom a resident is married to, in this household: by what is written, else the head's only wife or husband. */
export function findSpouse(resident: Standing, residents: readonly Standing[]): Standing | undefined {
  const written = residents.find((other) => areSpouses(resident, other))
  if (written !== undefined) return written
  if (textOf(resident, 'spouseName') !== null || unitOf(resident, 'spouse') !== null) return undefined
  const spouses = residents.filter((other) => spouseRelations.has(textOf(other, 'relation') ?? ''))
  const [only, ...more] = spouses
  if (only === undefined || more.length > 0) return undefined
  if (isHead(resident)) return only
  return only.id === resident.id ? residents.find(isHead) : undefined
}

/** Two units that say whom a resident has for a role: a link, or a name with nationality and number. */
export const linkTo = (role: Role, other: Standing) => ({
  [role]: { resident: other.id, nationality: null, number: null },
  [`${role}Name`]: null,
})

export const noLink = (role: Role) => ({ [role]: null, [`${role}Name`]: null })

/** What a link said, written down: for somebody who is in another household from now on. */
export function inWriting(role: Role, other: Standing) {
  const nationality = textOf(other, 'nationality')
  const number = textOf(other, 'idNumber')
  const known = nationality !== null || number !== null
  return {
    [role]: known ? { resident: null, nationality, number } : null,
    [`${role}Name`]: textOf(other, 'name'),
  }
}

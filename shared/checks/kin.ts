/**
 * Who is whose parent, husband or wife in a household: through the residents who are linked, and through each one's
 * relation to the head. With two heads nobody knows whose relation it is.
 */
import { headRelation } from '../codes/relations.ts'
import { linkedTo } from '../records/relatives.ts'
import { fold } from '../text/fold.ts'
import { type Checked, textOf } from './finding.ts'

export interface Kin {
  readonly residents: readonly Checked[]
  /** The one head. */
  readonly head: Checked | undefined
  find(id: string | null): Checked | undefined
  /** Husband or wife of the head by relation; several where somebody has mistaken it. */
  readonly spousesOfHead: readonly Checked[]
}

const spouseRelations = new Set(['VO', 'CHONG'])

export const relationOf = (resident: Checked): string => textOf(resident.units.relation) ?? ''
export const isHead = (resident: Checked): boolean => resident.units.relation === headRelation

export function kinOf(residents: readonly Checked[]): Kin {
  const byId = new Map(residents.map((resident) => [resident.id, resident]))
  const heads = residents.filter(isHead)
  return {
    residents,
    head: heads.length === 1 ? heads[0] : undefined,
    find: (id) => (id === null ? undefined : byId.get(id)),
    spousesOfHead: residents.filter((resident) => spouseRelations.has(relationOf(resident))),
  }
}

/** Whether a name that was written down can be that of the resident, with or without its tones. */
export function isNamed(written: string | null, resident: Checked): boolean {
  const name = textOf(resident.units.name)
  return name !== null && written !== null && (name === written || fold(name) === fold(written))
}

/** The resident who is linked as father, mother or spouse. */
export const linkedOf = (kin: Kin, resident: Checked, unit: 'father' | 'mother' | 'spouse') =>
  kin.find(linkedTo(resident.units, unit))

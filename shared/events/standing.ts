/** A household and its residents as they are shown when an event is told, and what an event changes of them. */
import { headRelation } from '../codes/relations.ts'
import type { RecordId } from '../ids.ts'
import type { RecordType } from '../records/record.ts'
import { type Parts, sameUnit, type UnitValue, type UnitValues } from '../records/unit.ts'

/** A record as it stands. */
export interface Standing {
  readonly id: RecordId
  readonly units: UnitValues
}

export interface StandingHousehold extends Standing {
  /** All that are not removed, those who have left among them. */
  readonly residents: readonly Standing[]
}

/** What an event does to one record; only units that come to differ. */
export interface EventChange {
  readonly type: RecordType
  readonly id: RecordId
  readonly kind: 'create' | 'edit'
  readonly wrote: UnitValues
}

export const unitOf = ({ units }: Standing, unit: string): UnitValue => units[unit] ?? null
export const textOf = (standing: Standing, unit: string): string | null => {
  const value = unitOf(standing, unit)
  return typeof value === 'string' ? value : null
}
export const partsOf = (standing: Standing, unit: string): Parts => {
  const value = unitOf(standing, unit)
  return typeof value === 'object' && value !== null ? value : {}
}

/** Still counted in the household: whoever is only absent is. */
export const isPresent = (resident: Standing): boolean => unitOf(resident, 'left') === null
export const presentOf = ({ residents }: StandingHousehold): readonly Standing[] =>
  residents.filter(isPresent)
export const isHead = (resident: Standing): boolean => unitOf(resident, 'relation') === headRelation

export const editOf = (type: RecordType, { id }: Standing, wrote: UnitValues): EventChange => ({
  type,
  id,
  kind: 'edit',
  wrote,
})

/** One change a record, the later word on a unit counting, without what is written as it stands. */
export function joinChanges(
  changes: readonly EventChange[],
  before: readonly Standing[],
): readonly EventChange[] {
  const joined = new Map<string, EventChange>()
  for (const change of changes) {
    const known = joined.get(change.id)
    joined.set(
      change.id,
      known === undefined ? change : { ...known, wrote: { ...known.wrote, ...change.wrote } },
    )
  }
  const standings = new Map<string, Standing>(before.map((standing) => [standing.id, standing]))
  return [...joined.values()].flatMap((change) => withoutNoChange(change, standings.get(change.id)))
}

function withoutNoChange(change: EventChange, standing: Standing | undefined): EventChange[] {
  const wrote = Object.entries(change.wrote).filter(([unit, value]) =>
    standing === undefined ? value !== null : !sameUnit(value, unitOf(standing, unit)),
  )
  return wrote.length === 0 ? [] : [{ ...change, wrote: Object.fromEntries(wrote) }]
}

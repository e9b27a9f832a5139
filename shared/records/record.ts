/** The one list of what can travel. A new record type is one line here, one table and one screen. */
import { type CommuneCode, type RecordId, recordId } from '../ids.ts'
import { householdUnits } from './household.ts'
import { residentUnits } from './resident.ts'
import type { Units, UnitValues } from './unit.ts'

export const unitsByType = { household: householdUnits, resident: residentUnits } as const satisfies Record<
  string,
  Units
>
export type RecordType = keyof typeof unitsByType
export const recordTypes: readonly RecordType[] = ['household', 'resident']
export const isRecordType = (text: unknown): text is RecordType => text === 'household' || text === 'resident'
export const unitsOf = (type: RecordType): Units => unitsByType[type]

/** The centre's copy of a record. Times are ISO 8601 in UTC; `seq` is unique in the commune and is the revision. */
export interface Row {
  readonly type: RecordType
  readonly id: RecordId
  readonly commune: CommuneCode
  readonly seq: number
  readonly units: UnitValues
  readonly createdAt: string
  readonly updatedAt: string
  /** Username of the account whose change wrote it last. */
  readonly updatedBy: string
  readonly removedAt: string | null
  /** Units that a supervisor decided, with the `seq` of the decision. */
  readonly decided: Readonly<Record<string, number>>
}

/** The id of the household that a record belongs to, or `null` for a resident without one. */
export function householdOf(type: RecordType, id: RecordId, units: UnitValues): RecordId | null {
  if (type === 'household') return id
  const household = units.household
  return typeof household === 'string' ? recordId(household) : null
}

import type { RecordType } from '../records/record.ts'
import type { UnitValue, UnitValues } from '../records/unit.ts'
import type { CheckCode } from './check-list.ts'

/** One failed check: on which record, which units to look at, and the values for the rule's sentence. */
export interface Finding {
  readonly rule: CheckCode
  readonly type: RecordType
  readonly record: string
  readonly units: readonly string[]
  readonly found: Readonly<Record<string, string>>
}

/** A finding before it is known whose it is. */
export type UnitFinding = Pick<Finding, 'rule' | 'units' | 'found'>

/** A record as the checks see it. */
export interface Checked {
  readonly id: string
  readonly units: UnitValues
}

export const textOf = (value: UnitValue | undefined): string | null =>
  typeof value === 'string' ? value : null

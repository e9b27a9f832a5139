import type { UnitTree } from '../areas/unit-tree.ts'
import type { RecordType } from '../records/record.ts'
import type { Parts, UnitValue, UnitValues } from '../records/unit.ts'
import type { CheckCode } from './check-list.ts'
import type { Softened } from './softening.ts'

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
  /** Where the record is; what depends on it says nothing without. */
  readonly commune?: string
  readonly units: UnitValues
}

/** What the checks know beside the records. */
export interface Around extends Softened {
  /** Of the record, where one is looked at alone. */
  readonly commune?: string | undefined
  readonly tree?: UnitTree | undefined
}

export const textOf = (value: UnitValue | undefined): string | null =>
  typeof value === 'string' ? value : null

export const partsOf = (value: UnitValue | undefined): Parts =>
  typeof value === 'object' && value !== null ? value : {}

/** One part of a unit of several. */
export const partOf = (value: UnitValue | undefined, part: string): string | null =>
  partsOf(value)[part] ?? null

export const isSet = (value: UnitValue | undefined): boolean => value !== null && value !== undefined

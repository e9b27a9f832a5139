/** A held change beside what the centre has of the same record. Pure. */
import type { HeldContent } from '#shared/api/queue.ts'
import type { Row } from '#shared/records/record.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'

export type HeldChange = NonNullable<HeldContent['changes']>[number]

export interface ComparedUnit {
  readonly unit: string
  /** `undefined`: a new record's writer saw nothing. */
  readonly saw: UnitValue | undefined
  /** `undefined`: the record is to be removed. */
  readonly wrote: UnitValue | undefined
  /** `undefined`: the centre does not have the record. */
  readonly now: UnitValue | undefined
  /** Somebody else has changed it since the officer saw it. */
  readonly moved: boolean
}

export interface ComparedChange {
  readonly change: HeldChange
  readonly row: Row | undefined
  readonly units: readonly ComparedUnit[]
}

const valueIn = (values: Readonly<Record<string, UnitValue>>, unit: string): UnitValue | undefined =>
  Object.hasOwn(values, unit) ? values[unit] : undefined

function compareUnit(change: HeldChange, row: Row | undefined, unit: string): ComparedUnit {
  const saw = valueIn(change.saw, unit)
  const now = row === undefined ? undefined : (valueIn(row.units, unit) ?? null)
  const moved = saw !== undefined && now !== undefined && !sameUnit(saw, now)
  return { unit, saw, wrote: valueIn(change.wrote, unit), now, moved }
}

export function compareChanges({ changes, rows }: Pick<HeldContent, 'changes' | 'rows'>): ComparedChange[] {
  return (changes ?? []).map((change) => {
    const row = rows.find(({ id }) => id === change.id)
    const units = [...new Set([...Object.keys(change.wrote), ...Object.keys(change.saw)])]
    return { change, row, units: units.map((unit) => compareUnit(change, row, unit)) }
  })
}

/** A unit of the record as it stands or would stand: for the name that a person knows it by. */
export const knownValue = ({ change, row }: ComparedChange, unit: string): UnitValue =>
  row?.units[unit] ?? change.wrote[unit] ?? change.saw[unit] ?? null

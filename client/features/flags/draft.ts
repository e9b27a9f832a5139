/** What a supervisor has chosen, typed and given as reasons, and not sent yet. Pure. */
import { type FieldFault, fieldText, readField } from '#client/records/field-text.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import { unitsOf } from '#shared/records/record.ts'
import type { Parts, UnitValue, UnitValues } from '#shared/records/unit.ts'

/** As it stands in the field: a text as typed, or the parts of a place. */
export type Filled = string | Parts | null

export interface DecisionDraft {
  /** The key of the option that is chosen. */
  readonly option: string | null
  /** By record, then by unit. */
  readonly filled: Readonly<Record<string, Readonly<Record<string, Filled>>>>
  /** Reasons that were picked, as they are read. */
  readonly picked: readonly string[]
  readonly words: string
}

export const emptyDraft: DecisionDraft = { option: null, filled: {}, picked: [], words: '' }

export const isTouched = ({ filled, picked, words }: DecisionDraft): boolean =>
  words.trim() !== '' || picked.length > 0 || Object.keys(filled).length > 0

export const fill = (draft: DecisionDraft, record: string, unit: string, value: Filled): DecisionDraft => ({
  ...draft,
  filled: { ...draft.filled, [record]: { ...draft.filled[record], [unit]: value } },
})

export const pick = (draft: DecisionDraft, reason: string): DecisionDraft => ({
  ...draft,
  picked: draft.picked.includes(reason)
    ? draft.picked.filter((each) => each !== reason)
    : [...draft.picked, reason],
})

/** What the field of a unit shows: what was filled in, else the value that stands. */
export function shownInField(draft: DecisionDraft, row: Row, unit: string): Filled {
  const filled = draft.filled[row.id]?.[unit]
  if (filled !== undefined) return filled
  const value = row.units[unit] ?? null
  return unitsOf(row.type)[unit]?.kind === 'parts' ? value : fieldText(unit, value)
}

export type Reading =
  | { readonly kind: 'values'; readonly values: UnitValues }
  | { readonly kind: 'fault'; readonly unit: string; readonly fault: FieldFault }

function read(type: RecordType, unit: string, filled: Filled) {
  if (typeof filled === 'string') return readField(type, unit, filled)
  return { kind: 'value', value: filled satisfies UnitValue } as const
}

/** The fault of one field as it is filled, `undefined` when it can be read. */
export function findFault(draft: DecisionDraft, row: Row, unit: string): FieldFault | undefined {
  const filled = draft.filled[row.id]?.[unit]
  if (filled === undefined) return undefined
  const reading = read(row.type, unit, filled)
  return reading.kind === 'fault' ? reading.fault : undefined
}

/** The values of the units that were filled in; the first that cannot be read stops it. */
export function readFilled(draft: DecisionDraft, row: Row, units: readonly string[]): Reading {
  const values: Record<string, UnitValue> = {}
  for (const unit of units) {
    const filled = draft.filled[row.id]?.[unit]
    if (filled === undefined) continue
    const reading = read(row.type, unit, filled)
    if (reading.kind === 'fault') return { kind: 'fault', unit, fault: reading.fault }
    values[unit] = reading.value
  }
  return { kind: 'values', values }
}

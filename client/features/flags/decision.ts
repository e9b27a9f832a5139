/**
 * A supervisor's decision as it is sent: one group, whole, against what was on the screen. Promises: `saw` is what was
 * shown, also where it stays; the revision of the flag and of each record go along, so that what changed meanwhile is
 * said and nothing is written over it. Pure.
 */
import type { DecisionRequest } from '#shared/api/flags.ts'
import type { Epoch, GroupId } from '#shared/ids.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import { sameUnit, type UnitValue, type UnitValues } from '#shared/records/unit.ts'
import { contractVersion } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'

/** A record of the decision as it was shown, and what is to stand in its units; nothing for a dismissal. */
export interface DecidedRecord {
  readonly row: Row
  readonly wrote: UnitValues
}

export interface DecisionInput {
  /** Made once for a decision: what is sent again keeps it. */
  readonly groupId: GroupId
  readonly madeAt: string
  readonly epoch: Epoch
  readonly reason: string
  /** As it was shown. A conflict that is settled already is settled anew; of a check that is over only the record is written. */
  readonly flag: Pick<Flag, 'id' | 'kind' | 'seq' | 'state'> | undefined
  readonly records: readonly [DecidedRecord, ...DecidedRecord[]]
}

const isAnswerable = ({ kind, state }: Pick<Flag, 'kind' | 'state'>): boolean =>
  state === 'open' || (kind === 'conflict' && state === 'settled')

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function valuesOf(units: readonly string[], valueIn: (unit: string) => UnitValue | undefined) {
  return Object.fromEntries(
    units.map((unit) => {
      const value = valueIn(unit) ?? null
      const copy: string | null | Mutable<Record<string, string | null>> =
        typeof value === 'object' && value !== null ? { ...value } : value
      return [unit, copy]
    }),
  )
}

export function decisionFrom(input: DecisionInput): DecisionRequest {
  const { groupId, madeAt, epoch, reason, flag, records } = input
  const closing = flag !== undefined && isAnswerable(flag) ? flag : undefined
  const { row: first } = records[0]
  return {
    group: {
      groupId,
      contractVersion,
      epoch,
      household: householdOf(first.type, first.id, first.units) ?? first.id,
      changes: records.map(({ row, wrote }) => ({
        type: row.type,
        id: row.id,
        kind: 'edit',
        saw: valuesOf(Object.keys(wrote), (unit) => row.units[unit]),
        wrote: valuesOf(Object.keys(wrote), (unit) => wrote[unit]),
        base: row.seq,
        madeAt,
        reason,
        ...(closing === undefined ? {} : { closes: closing.id }),
      })),
    },
    flags: closing === undefined ? {} : { [closing.id]: closing.seq },
  }
}

/** Of what was filled into a record's fields, the units that differ from what stands. */
export const differing = (row: Pick<Row, 'units'>, filled: UnitValues): UnitValues =>
  Object.fromEntries(Object.entries(filled).filter(([unit, value]) => !sameUnit(value, row.units[unit])))

/** As the centre keeps it. */
export const longestReason = 500

/** The reasons that were picked and the words of one's own, as they are kept with the change: whole, however long. */
export const reasonText = (picked: readonly string[], words: string): string =>
  [...picked, words.normalize('NFC').replace(/\s+/g, ' ').trim()]
    .filter((part) => part !== '')
    .map((part) => part.replace(/[.\s]+$/, ''))
    .join('. ')

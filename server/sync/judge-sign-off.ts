/**
 * Whose name may stand under a form. A confirmation and an approval are of the account that writes them, and only who has
 * the right to may approve or take an approval back. What stands there already is nobody's signature anew.
 */
import type { Row } from '#shared/records/record.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import type { Change } from '#shared/sync/change.ts'
import { type Flag, wordsOf } from '#shared/sync/flag.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'

export interface Signer {
  readonly username: string
  /** May approve in the commune. */
  readonly approves: boolean
}

const stamps = ['confirmed', 'approved'] as const

const signerOf = (value: UnitValue | undefined): string | null =>
  typeof value === 'object' && value !== null ? (value.by ?? null) : null

/** The stamps of a change that are other ones than the row has. */
function listNew(row: Row | undefined, { type, wrote }: Change): readonly (typeof stamps)[number][] {
  if (type !== 'resident' || wrote === undefined) return []
  return stamps.filter((unit) => Object.hasOwn(wrote, unit) && !sameUnit(row?.units[unit], wrote[unit]))
}

export function findSignOffProblem(
  row: Row | undefined,
  change: Change,
  { username, approves }: Signer,
): HeldProblem | undefined {
  for (const unit of listNew(row, change)) {
    const value = change.wrote?.[unit] ?? null
    if (unit === 'approved' && !approves) return { code: 'approve-not-allowed', record: change.id, unit }
    if (value !== null && signerOf(value) !== username)
      return { code: 'signed-by-other', record: change.id, unit }
  }
  return undefined
}

/** A desk signs nothing: it takes a stamp away, or chooses among those that officers have set. */
export function findStampOfDesk(
  row: Row | undefined,
  change: Change,
  flag: Pick<Flag, 'unit' | 'claims'> | undefined,
): HeldProblem | undefined {
  const unit = listNew(row, change).find((name) => {
    const value = change.wrote?.[name] ?? null
    const claims = flag?.unit === name ? flag.claims : []
    return value !== null && !claims.flatMap(wordsOf).some((word) => sameUnit(word, value))
  })
  return unit === undefined ? undefined : { code: 'signed-by-other', record: change.id, unit }
}

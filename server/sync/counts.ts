/** By how much a write changes the counts of the desks: what stood around it before, against what stands after. */
import type { CountsDiffering } from '#server/store/write-commune.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import type { JudgedGroup } from './judge-batch.ts'
import { isPresent, type Stage } from './stage.ts'

interface Counted {
  readonly stage: Stage
  readonly judged: readonly JudgedGroup[]
  readonly released: number
  readonly arrived: boolean
}

export function countsOf({ stage, judged, released, arrived }: Counted): CountsDiffering {
  const held = judged.filter((group) => group.outcome === 'held').length
  return {
    hamlets: stage.changedRows.size === 0 ? [] : hamletsOf(stage),
    flags: openedFlags(stage),
    ...twiceOf(stage),
    held: held - released,
    groups: arrived ? judged.length : 0,
    changes: arrived ? judged.reduce((sum, group) => sum + group.arrival.records.length, 0) : 0,
  }
}

function openedFlags(stage: Stage): number {
  let open = -stage.flagsBefore.length
  for (const flag of stage.flags.values()) if (flag.state === 'open') open += 1
  return open
}

/** Who stands as present and was seen to arrive elsewhere is counted there, while the flag is open. */
const arrivedElsewhere = 'ARRIVED_ELSEWHERE'

function twiceOf(stage: Stage): { twice?: number } {
  const isCounted = ({ rule, state }: { rule: string | null; state: string }) =>
    rule === arrivedElsewhere && state === 'open'
  const twice =
    [...stage.flags.values()].filter(isCounted).length - stage.flagsBefore.filter(isCounted).length
  return twice === 0 ? {} : { twice }
}

type Tally = Record<'households' | 'residents' | 'left', number>

/**
 * A household that goes to another hamlet takes its residents with it: all rows of the stage are looked at. A hamlet in
 * which a row changed is named though it counts as many as before: something came for it.
 */
function hamletsOf(stage: Stage): CountsDiffering['hamlets'] {
  const tallies = new Map<string, Tally>()
  tally(tallies, stage.rowsBefore, -1)
  const after = tally(tallies, stage.rows(), 1)
  const touched = new Set([...stage.changedRows.values()].map(after))
  return [...tallies]
    .filter(([hamlet, counts]) => touched.has(hamlet) || Object.values(counts).some((count) => count !== 0))
    .map(([hamlet, counts]) => ({ hamlet, ...counts }))
}

/** Answers in which hamlet a row of these lies; '' for none. */
function tally(tallies: Map<string, Tally>, rows: Iterable<Row>, sign: 1 | -1): (row: Row) => string {
  const hamlets = new Map<string, string>()
  const all = [...rows]
  for (const { type, id, units } of all) {
    if (type === 'household' && typeof units.hamlet === 'string') hamlets.set(id, units.hamlet)
  }
  const hamletOf = ({ type, id, units }: Row) => hamlets.get(householdOf(type, id, units) ?? '') ?? ''
  for (const row of all) {
    if (row.removedAt !== null) continue
    const hamlet = hamletOf(row)
    const counts = tallies.get(hamlet) ?? { households: 0, residents: 0, left: 0 }
    tallies.set(hamlet, counts)
    counts[row.type === 'household' ? 'households' : isPresent(row) ? 'residents' : 'left'] += sign
  }
  return hamletOf
}

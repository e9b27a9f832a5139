/** By how much a write changes the counts of the desks: what stood around it before, against what stands after. */
import type { CountsDiffering } from '#server/store/write-commune.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { JudgedGroup } from './judge-batch.ts'
import { isPresent, rowKey, type Stage } from './stage.ts'

interface Counted {
  readonly stage: Stage
  readonly judged: readonly JudgedGroup[]
  readonly released: number
  readonly arrived: boolean
}

export function countsOf({ stage, judged, released, arrived }: Counted): CountsDiffering {
  const held = judged.filter((group) => group.outcome === 'held').length
  return {
    hamlets: stage.changedRows.size === 0 && stage.changedFlags.size === 0 ? [] : hamletsOf(stage),
    flags: openedFlags(stage),
    ...twiceOf(stage),
    held: held - released,
    groups: arrived ? judged.length : 0,
    changes: arrived ? judged.reduce((sum, group) => sum + group.arrival.records.length, 0) : 0,
  }
}

const isOpen = ({ state }: Flag): boolean => state === 'open'

function openedFlags(stage: Stage): number {
  let open = -stage.flagsBefore.length
  for (const flag of stage.flags.values()) if (isOpen(flag)) open += 1
  return open
}

/** Who stands as present and was seen to arrive elsewhere is counted there, while the flag is open. */
const arrivedElsewhere = 'ARRIVED_ELSEWHERE'
const isTwice = (flag: Flag): boolean => flag.rule === arrivedElsewhere && isOpen(flag)

function twiceOf(stage: Stage): { twice?: number } {
  const twice = [...stage.flags.values()].filter(isTwice).length - stage.flagsBefore.filter(isTwice).length
  return twice === 0 ? {} : { twice }
}

const nothing = { households: 0, residents: 0, left: 0, flags: 0, twice: 0 }
type Tally = { -readonly [Name in keyof typeof nothing]: number }

/**
 * A household that goes to another hamlet takes its residents with it, and what is asked of them: all rows and flags of the
 * stage are looked at. A hamlet in which a row changed is named though it counts as many as before: something came for it.
 */
function hamletsOf(stage: Stage): CountsDiffering['hamlets'] {
  const tallies = new Map<string, Tally>()
  tally(tallies, { rows: stage.rowsBefore, flags: stage.flagsBefore }, -1)
  const after = tally(tallies, { rows: stage.rows(), flags: stage.flags.values() }, 1)
  const touched = new Set([...stage.changedRows.values()].map(after))
  return [...tallies]
    .filter(([hamlet, counts]) => touched.has(hamlet) || Object.values(counts).some((count) => count !== 0))
    .map(([hamlet, counts]) => ({ hamlet, ...counts }))
}

interface Standing {
  readonly rows: Iterable<Row>
  readonly flags: Iterable<Flag>
}

/** Answers in which hamlet a row of these lies; '' for none. */
function tally(tallies: Map<string, Tally>, standing: Standing, sign: 1 | -1): (row: Row) => string {
  const rows = [...standing.rows]
  const hamletOf = hamletsIn(rows)
  const countsOfHamlet = (hamlet: string): Tally => {
    const counts = tallies.get(hamlet) ?? { ...nothing }
    tallies.set(hamlet, counts)
    return counts
  }
  for (const row of rows) {
    const counted = countedAs(row)
    if (counted !== undefined) countsOfHamlet(hamletOf(row))[counted] += sign
  }
  const open = [...standing.flags].filter(isOpen)
  const byKey = new Map(open.length === 0 ? [] : rows.map((row) => [rowKey(row.type, row.id), row]))
  for (const flag of open) {
    const row = byKey.get(rowKey(flag.type, flag.recordId))
    const counts = countsOfHamlet(row === undefined ? '' : hamletOf(row))
    counts.flags += sign
    if (isTwice(flag)) counts.twice += sign
  }
  return hamletOf
}

/** A household that is closed is no household of the commune any more; who still stands in it is counted. */
function countedAs(row: Row): 'households' | 'residents' | 'left' | undefined {
  if (row.removedAt !== null) return undefined
  if (row.type === 'household') return (row.units.closed ?? null) === null ? 'households' : undefined
  return isPresent(row) ? 'residents' : 'left'
}

function hamletsIn(rows: readonly Row[]): (row: Row) => string {
  const hamlets = new Map<string, string>()
  for (const { type, id, units } of rows) {
    if (type === 'household' && typeof units.hamlet === 'string') hamlets.set(id, units.hamlet)
  }
  return ({ type, id, units }) => hamlets.get(householdOf(type, id, units) ?? '') ?? ''
}

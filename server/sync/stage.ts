/**
 * The records around a batch as they would stand after what was judged so far. A group is judged on a draft laid over
 * the stage: kept whole or dropped whole. Nothing here touches the database.
 */
import type { RecordId } from '#shared/ids.ts'
import { householdOf, type RecordType, type Row } from '#shared/records/record.ts'
import { sameUnit } from '#shared/records/unit.ts'
import type { Flag } from '#shared/sync/flag.ts'

/** One for each record of either type; residents, of whom there are many, by their id alone. */
export const rowKey = (type: RecordType | null, id: string): string =>
  type === 'resident' ? id : `${type} ${id}`

/** The question that a flag asks: there is at most one open flag for it. */
export const questionOf = (flag: Pick<Flag, 'kind' | 'recordId' | 'unit' | 'rule'>): string =>
  `${flag.recordId} ${flag.kind} ${flag.unit ?? flag.rule ?? ''}`

/** What a draft may do. */
export interface Draft {
  findRow(type: RecordType, id: string): Row | undefined
  putRow(row: Row): void
  findFlag(question: string): Flag | undefined
  putFlag(flag: Flag): void
  /** Whether a resident that is not removed belongs to the household, present or left. */
  hasMembers(household: string): boolean
  keep(): void
}

export interface Stage {
  draft(): Draft
  findRow(type: RecordType, id: string): Row | undefined
  /** Open and closed in this stage. */
  findFlag(question: string): Flag | undefined
  putFlag(flag: Flag): void
  readonly flags: ReadonlyMap<string, Flag>
  /** Checks that a supervisor has called right, by question. */
  readonly dismissed: ReadonlyMap<string, readonly Flag[]>
  readonly rowsBefore: readonly Row[]
  rows(): Iterable<Row>
  readonly flagsBefore: readonly Flag[]
  readonly changedRows: ReadonlyMap<string, Row>
  readonly changedFlags: ReadonlySet<string>
  readonly created: ReadonlySet<RecordId>
  /** Residents who may be somebody else's double since, or no more, with the number that counted before. */
  readonly numbersToCheck: ReadonlyMap<RecordId, string | null>
  /** Residents who become, change or stop being one half of a move between communes. */
  readonly movesToCheck: ReadonlySet<RecordId>
  /** Households around which something was written: before and after. */
  readonly touchedHouseholds: ReadonlySet<string>
  readonly touchedRecords: ReadonlySet<string>
  /** All residents of the stage by household, removed ones too. */
  residentsByHousehold(): ReadonlyMap<string, readonly Row[]>
  /** Whether the row is changed in this stage. */
  isChanged(type: RecordType, id: string): boolean
}

export function createStage(rowsRead: readonly Row[], flagsRead: readonly Flag[]): Stage {
  const rows = new Map(rowsRead.map((row) => [rowKey(row.type, row.id), row]))
  const flagsBefore = flagsRead.filter((flag) => flag.state === 'open')
  const flags = new Map(flagsBefore.map((flag) => [questionOf(flag), flag]))
  const dismissed = new Map<string, Flag[]>()
  for (const flag of flagsRead) {
    if (flag.state !== 'dismissed') continue
    dismissed.set(questionOf(flag), [...(dismissed.get(questionOf(flag)) ?? []), flag])
  }
  const changedRows = new Map<string, Row>()
  const changedFlags = new Set<string>()
  const created = new Set<RecordId>()
  const numbersToCheck = new Map<RecordId, string | null>()
  const movesToCheck = new Set<RecordId>()
  const touchedHouseholds = new Set<string>()
  const touchedRecords = new Set<string>()

  const keepRow = (row: Row): void => {
    const key = rowKey(row.type, row.id)
    const before = rows.get(key)
    if (before === undefined) created.add(row.id)
    for (const state of [before, row]) {
      const household = state === undefined ? null : householdOf(state.type, state.id, state.units)
      if (household !== null) touchedHouseholds.add(household)
    }
    touchedRecords.add(row.id)
    if (row.type === 'resident' && !numbersToCheck.has(row.id)) {
      if (mayBeAnother(before, row)) numbersToCheck.set(row.id, countedNumber(before))
    }
    if (row.type === 'resident' && moveOf(before) !== moveOf(row)) movesToCheck.add(row.id)
    rows.set(key, row)
    changedRows.set(key, row)
  }
  const keepFlag = (flag: Flag): void => {
    flags.set(questionOf(flag), flag)
    changedFlags.add(questionOf(flag))
  }
  const residentsByHousehold = (): Map<string, Row[]> => {
    const grouped = new Map<string, Row[]>()
    for (const row of rows.values()) {
      const household = row.type === 'resident' ? householdOf(row.type, row.id, row.units) : null
      if (household === null) continue
      const members = grouped.get(household)
      if (members === undefined) grouped.set(household, [row])
      else members.push(row)
    }
    return grouped
  }

  const draft = (): Draft => {
    const draftRows = new Map<string, Row>()
    const draftFlags = new Map<string, Flag>()
    return {
      findRow: (type, id) => draftRows.get(rowKey(type, id)) ?? rows.get(rowKey(type, id)),
      putRow: (row) => draftRows.set(rowKey(row.type, row.id), row),
      findFlag: (question) => draftFlags.get(question) ?? flags.get(question),
      putFlag: (flag) => draftFlags.set(questionOf(flag), flag),
      hasMembers: (household) => {
        for (const [key, row] of rows) if (!draftRows.has(key) && isMember(row, household)) return true
        for (const row of draftRows.values()) if (isMember(row, household)) return true
        return false
      },
      keep: () => {
        for (const row of draftRows.values()) keepRow(row)
        for (const flag of draftFlags.values()) keepFlag(flag)
      },
    }
  }

  return {
    draft,
    findRow: (type, id) => rows.get(rowKey(type, id)),
    findFlag: (question) => flags.get(question),
    putFlag: keepFlag,
    flags,
    dismissed,
    rowsBefore: rowsRead,
    rows: () => rows.values(),
    flagsBefore,
    changedRows,
    changedFlags,
    created,
    numbersToCheck,
    movesToCheck,
    touchedHouseholds,
    touchedRecords,
    residentsByHousehold,
    isChanged: (type, id) => changedRows.has(rowKey(type, id)),
  }
}

const isMember = (row: Row, household: string): boolean =>
  row.type === 'resident' && row.removedAt === null && row.units.household === household

/** Neither removed nor left: whom the checks look at. */
export const isPresent = (row: Row): boolean =>
  row.removedAt === null && (row.units.left === null || row.units.left === undefined)

/** What the centre looks for at the other end of a move; `null` of whom none is told. */
function moveOf(row: Row | undefined): string | null {
  if (row === undefined || row.removedAt !== null) return null
  const { left, movedFrom, name, birth, idNumber } = row.units
  const hasLeft = typeof left === 'object' && left?.why === 'moved'
  const from = typeof movedFrom === 'object' ? (movedFrom?.commune ?? null) : null
  return hasLeft || from !== null ? JSON.stringify([hasLeft, from, name, birth, idNumber]) : null
}

const countedNumber = (row: Row | undefined): string | null => {
  const number = row?.units.idNumber
  return row !== undefined && isPresent(row) && typeof number === 'string' ? number : null
}

/** What the rules over the database look at. */
const looksOverDatabase = [
  ...['idNumber', 'cmnd', 'name', 'birth', 'sex', 'fatherName', 'motherName', 'father', 'mother', 'hometown'],
  ...['household', 'permanentAddress', 'residenceStatus'],
]

/** With a number, or with a whole date of birth. */
const isComparable = ({ units: { idNumber, cmnd, birth } }: Row): boolean =>
  typeof idNumber === 'string' ||
  typeof cmnd === 'string' ||
  (typeof birth === 'string' && birth.length === 10)

function mayBeAnother(before: Row | undefined, row: Row): boolean {
  const [one, other] = [before, row].map((each) =>
    each !== undefined && isPresent(each) && isComparable(each) ? each : undefined,
  )
  if (one === undefined || other === undefined) return one !== other
  return looksOverDatabase.some((unit) => !sameUnit(one.units[unit], other.units[unit]))
}

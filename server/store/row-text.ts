/**
 * Rows as tab-separated text, the fastest way through the driver in both directions: an empty field is null, which is
 * safe because no unit's text is ever empty or holds a control character (`cellFault`), and JSON escapes its own.
 */
import type { CommuneCode, GroupId } from '#shared/ids.ts'
import { recordId } from '#shared/ids.ts'
import type { RecordType, Row } from '#shared/records/record.ts'
import { cellsFromUnit, type UnitValue, type UnitValues, unitFromCells } from '#shared/records/unit.ts'
import type { Columns } from '#shared/sync/feed.ts'
import {
  columnsOf,
  moreFromUnits,
  ownUnits,
  rareUnits,
  type UnitCells,
  unitsFromMore,
} from './record-columns.ts'

interface PlacedUnit extends UnitCells {
  /** Where its cells begin in the text of a row. */
  readonly at: number
}

interface Layout {
  readonly units: readonly PlacedUnit[]
  /** The cell of the rare units, behind all others. */
  readonly moreAt: number
}

/** Id, `seq`, times, writer and decisions come first. */
const cellsBeforeUnits = 7

function layoutOf(type: RecordType): Layout {
  let next = cellsBeforeUnits
  const units = ownUnits[type].map((cells) => {
    const at = next
    next += cells.columns.length
    return { ...cells, at }
  })
  return { units, moreAt: next }
}

const layouts = { household: layoutOf('household'), resident: layoutOf('resident') }

const milliseconds = (column: string): string => `(extract(epoch from r.${column}) * 1000)::bigint::text`

/** SQL: the text of the row `r` of a record table, as `rowFromText` reads it. */
export const rowTextSql = (type: RecordType): string =>
  `array_to_string(array[r.id::text, r.seq::text, ${milliseconds('created_at')}, ${milliseconds('updated_at')},
    r.updated_by, ${milliseconds('removed_at')}, r.decided::text, ${columnsOf(type)
      .map((column) => `r.${column}${column === 'household' ? '::text' : ''}`)
      .join(', ')}], E'\\t', '')`

function decidedFromText(text: string | undefined): Record<string, number> {
  if (text === undefined || text === '') return {}
  const decided: Record<string, number> = {}
  for (const [unit, seq] of Object.entries(JSON.parse(text))) decided[unit] = Number(seq)
  return decided
}

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell)

function unitsFromCells(type: RecordType, cells: readonly string[]): Record<string, UnitValue> {
  const units: Record<string, UnitValue> = {}
  const { units: own, moreAt } = layouts[type]
  for (const { name, unit, columns, at } of own) {
    units[name] =
      unit.kind === 'text'
        ? orNull(cells[at])
        : unitFromCells(unit, cells.slice(at, at + columns.length).map(orNull))
  }
  const more = unitsFromMore(cells[moreAt])
  for (const { name } of rareUnits[type]) units[name] = more[name] ?? null
  return units
}

type IsoReader = (milliseconds: string | undefined) => string

/** Rows of one batch have one time. */
function isoReader(): IsoReader {
  let last: string | undefined
  let iso = ''
  return (text) => {
    if (text === last) return iso
    last = text
    iso = new Date(Number(text)).toISOString()
    return iso
  }
}

function rowFromText(type: RecordType, commune: CommuneCode, text: string, isoOf: IsoReader): Row {
  const cells = text.split('\t')
  return {
    type,
    id: recordId(cells[0] ?? ''),
    commune,
    seq: Number(cells[1]),
    units: unitsFromCells(type, cells),
    createdAt: isoOf(cells[2]),
    updatedAt: isoOf(cells[3]),
    updatedBy: cells[4] ?? '',
    removedAt: cells[5] === '' ? null : isoOf(cells[5]),
    decided: decidedFromText(cells[6]),
  }
}

export function rowsFromText(type: RecordType, commune: CommuneCode, text: string | null): Row[] {
  const isoOf = isoReader()
  return linesOf(text).map((line) => rowFromText(type, commune, line, isoOf))
}

const linesOf = (text: string | null): string[] => (text === null || text === '' ? [] : text.split('\n'))

/** The rows of a page as they travel, without a row being made of any: as `columnsFromRows` of `rowsFromText`. */
export function columnsFromText(type: RecordType, text: string | null): Columns {
  const rows = linesOf(text).map((line) => line.split('\t'))
  const column = (at: number): string[] => rows.map((cells) => cells[at] ?? '')
  const isoOf = isoReader()
  const { units: own, moreAt } = layouts[type]
  const units: Record<string, (string | null)[]> = rareColumns(type, column(moreAt).map(unitsFromMore))
  for (const { columns, at } of own) {
    const texts = columns.map((_, index) => column(at + index))
    if (texts.every((cells) => cells.every((cell) => cell === ''))) continue
    texts.forEach((cells, index) => {
      units[columns[index] ?? ''] = cells.map(orNull)
    })
  }
  return {
    id: column(0).map(recordId),
    seq: column(1).map(Number),
    createdAt: column(2).map(isoOf),
    updatedAt: column(3).map(isoOf),
    updatedBy: column(4),
    removedAt: column(5).map((cell) => (cell === '' ? null : isoOf(cell))),
    decided: column(6).map((cell) => (cell === '' || cell === '{}' ? null : decidedFromText(cell))),
    units,
  }
}

/** The columns that rare units have on the wire, of which the table knows nothing. */
function rareColumns(type: RecordType, rows: readonly UnitValues[]): Record<string, (string | null)[]> {
  const found: Record<string, (string | null)[]> = {}
  for (const { name, unit, columns } of rareUnits[type]) {
    if (rows.every((row) => row[name] === undefined)) continue
    const cells = rows.map((row) => cellsFromUnit(unit, row[name]))
    columns.forEach((column, at) => {
      found[column] = cells.map((one) => one[at] ?? null)
    })
  }
  return found
}

export interface RowToWrite {
  /** Counts from the commune's counter before the transaction. */
  readonly ordinal: number
  /** The group of a new row. */
  readonly createdIn: GroupId | undefined
  /** When it is written: a time that is this one is left empty, since reading a time costs as much as an index. */
  readonly at: string
}

export function textFromRow(row: Row, { ordinal, createdIn, at }: RowToWrite): string {
  const created = row.createdAt === at ? '' : row.createdAt
  const updated = row.updatedAt === at ? '' : row.updatedAt
  let text = `${ordinal}\t${row.id}\t${created}\t${updated}\t${row.updatedBy}\t${row.removedAt ?? ''}\t${createdIn ?? ''}\t`
  for (const _ in row.decided) {
    text += JSON.stringify(row.decided)
    break
  }
  for (const { name, unit } of layouts[row.type].units) {
    const value = row.units[name]
    if (unit.kind === 'text') text += `\t${typeof value === 'string' ? value : ''}`
    else for (const cell of cellsFromUnit(unit, value)) text += `\t${cell ?? ''}`
  }
  return `${text}\t${moreFromUnits(row.type, row.units)}`
}

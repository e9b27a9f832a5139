/** A page of a commune's feed: rows as column arrays, each record once at its newest `seq`, flags beside them. */
import { z } from 'zod'
import { communeCodeSchema, epochSchema, recordIdSchema } from '../ids.ts'
import { type RecordType, type Row, recordTypes, unitsOf } from '../records/record.ts'
import { type Unit, type UnitValue, unitColumns, unitFromCells } from '../records/unit.ts'
import { flagSchema } from './flag.ts'

const unitValueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])

/** A row in an answer: the record's present state, whole. */
export const rowSchema = z.object({
  type: z.enum(recordTypes),
  id: recordIdSchema,
  commune: communeCodeSchema,
  seq: z.int(),
  units: z.record(z.string(), unitValueSchema),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  removedAt: z.string().nullable(),
  /** Marks: see `replay.ts` for those that are no `seq`. */
  decided: z.record(z.string(), z.number()),
})

const cellsSchema = z.array(z.string().nullable())
/**
 * Column arrays of one record type: the envelope's columns and the units' columns, all of one length. A column of a unit
 * that nobody has a value for may be left out.
 */
export const columnsSchema = z.object({
  id: z.array(recordIdSchema),
  seq: z.array(z.int()),
  createdAt: z.array(z.string()),
  updatedAt: z.array(z.string()),
  updatedBy: z.array(z.string()),
  removedAt: cellsSchema,
  /** `null` where nothing was decided. */
  decided: z.array(z.record(z.string(), z.number()).nullable()),
  units: z.record(z.string(), cellsSchema),
})
export type Columns = z.infer<typeof columnsSchema>

/** Rows as they travel, in a page and in an answer: a table for each record type. */
export const tablesSchema = z.object({ household: columnsSchema, resident: columnsSchema })
export type Tables = z.infer<typeof tablesSchema>

export const feedPageSchema = z.object({
  epoch: epochSchema,
  /** The cursor lies in the future: to be taken as another epoch even where `epoch` is the same. The page is empty. */
  otherEpoch: z.literal(true).optional(),
  mark: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  scope: z.array(communeCodeSchema),
  commune: communeCodeSchema,
  /** The cursor that was asked with; the page is taken only if it is still the stored one. */
  from: z.int(),
  next: z.int(),
  rows: tablesSchema,
  flags: z.array(flagSchema),
  more: z.boolean(),
  /** Cursors below it read afresh. */
  prunedBelow: z.int(),
  /** Records still to come after this page, for the progress of a first sync. */
  left: z.int(),
})
export type FeedPage = z.infer<typeof feedPageSchema>

const layoutOf = (type: RecordType) =>
  Object.entries(unitsOf(type)).map(([name, unit]) => ({ name, unit, columns: unitColumns(name, unit) }))
const layouts = { household: layoutOf('household'), resident: layoutOf('resident') }

export function columnsFromRows(type: RecordType, rows: readonly Row[]): Columns {
  return {
    id: rows.map((row) => row.id),
    seq: rows.map((row) => row.seq),
    createdAt: rows.map((row) => row.createdAt),
    updatedAt: rows.map((row) => row.updatedAt),
    updatedBy: rows.map((row) => row.updatedBy),
    removedAt: rows.map((row) => row.removedAt),
    decided: rows.map((row) => (Object.keys(row.decided).length > 0 ? row.decided : null)),
    units: unitColumnsFromRows(type, rows),
  }
}

function unitColumnsFromRows(type: RecordType, rows: readonly Row[]): Columns['units'] {
  const units: Record<string, (string | null)[]> = {}
  for (const { name, unit, columns } of layouts[type]) {
    const values = rows.map((row) => row.units[name] ?? null)
    if (values.every((value) => value === null)) continue
    const parts = unit.kind === 'text' ? [undefined] : Object.keys(unit.cells)
    parts.forEach((part, index) => {
      units[columns[index] ?? ''] = values.map((value) => cellOf(value, part))
    })
  }
  return units
}

/** Of a text, or of one part of a set of texts. */
function cellOf(value: UnitValue, part: string | undefined): string | null {
  if (part === undefined) return typeof value === 'string' ? value : null
  return typeof value === 'object' ? (value?.[part] ?? null) : null
}

export function tablesFromRows(rows: readonly Row[]): Tables {
  const table = (type: RecordType) =>
    columnsFromRows(
      type,
      rows.filter((row) => row.type === type),
    )
  return { household: table('household'), resident: table('resident') }
}

export const noRows: Tables = tablesFromRows([])

export function rowsFromTables(page: Pick<FeedPage, 'commune'>, tables: Tables): Row[] {
  return recordTypes.flatMap((type) => rowsFromColumns(type, page, tables[type]))
}

/** Rows of one type from a page. Columns that this version does not know stay in the stored page, unread. */
export function rowsFromColumns(type: RecordType, page: Pick<FeedPage, 'commune'>, columns: Columns): Row[] {
  const readers = layouts[type].map(({ name, unit, columns: names }) => ({
    name,
    unit,
    cells: names.map((column) => columns.units[column]),
  }))
  return columns.id.map((id, index) => ({
    type,
    id,
    commune: page.commune,
    seq: columns.seq[index] ?? 0,
    units: unitsAt(index, readers),
    createdAt: columns.createdAt[index] ?? '',
    updatedAt: columns.updatedAt[index] ?? '',
    updatedBy: columns.updatedBy[index] ?? '',
    removedAt: columns.removedAt[index] ?? null,
    decided: columns.decided[index] ?? {},
  }))
}

interface UnitReader {
  readonly name: string
  readonly unit: Unit
  /** The columns of its parts; `undefined` where nobody has anything. */
  readonly cells: readonly (readonly (string | null)[] | undefined)[]
}

/** Runs for every unit of every record when a tablet opens: no array is made for a text. */
function unitsAt(index: number, readers: readonly UnitReader[]): Record<string, UnitValue> {
  const units: Record<string, UnitValue> = {}
  for (const { name, unit, cells } of readers) {
    units[name] =
      unit.kind === 'text'
        ? (cells[0]?.[index] ?? null)
        : unitFromCells(
            unit,
            cells.map((column) => column?.[index]),
          )
  }
  return units
}

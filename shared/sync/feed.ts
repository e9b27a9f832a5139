/** A page of a commune's feed: rows as column arrays, each record once at its newest `seq`, flags beside them. */
import { z } from 'zod'
import { communeCodeSchema, epochSchema, recordIdSchema } from '../ids.ts'
import { type RecordType, type Row, recordTypes, unitsOf } from '../records/record.ts'
import { cellsFromUnit, type UnitValue, unitColumns, unitFromCells } from '../records/unit.ts'
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
  decided: z.record(z.string(), z.int()),
})

const cellsSchema = z.array(z.string().nullable())
/** Column arrays of one record type: the envelope's columns and the units' columns, all of one length. */
export const columnsSchema = z.object({
  id: z.array(recordIdSchema),
  seq: z.array(z.int()),
  createdAt: z.array(z.string()),
  updatedAt: z.array(z.string()),
  updatedBy: z.array(z.string()),
  removedAt: cellsSchema,
  /** `null` where nothing was decided. */
  decided: z.array(z.record(z.string(), z.int()).nullable()),
  units: z.record(z.string(), cellsSchema),
})
export type Columns = z.infer<typeof columnsSchema>

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
  rows: z.object({ household: columnsSchema, resident: columnsSchema }),
  flags: z.array(flagSchema),
  more: z.boolean(),
  /** Cursors below it read afresh. */
  prunedBelow: z.int(),
  /** Records still to come after this page, for the progress of a first sync. */
  left: z.int(),
})
export type FeedPage = z.infer<typeof feedPageSchema>

export function columnsFromRows(type: RecordType, rows: readonly Row[]): Columns {
  const units: Record<string, (string | null)[]> = {}
  for (const [name, unit] of Object.entries(unitsOf(type))) {
    const cells = rows.map((row) => cellsFromUnit(unit, row.units[name]))
    unitColumns(name, unit).forEach((column, index) => {
      units[column] = cells.map((values) => values[index] ?? null)
    })
  }
  return {
    id: rows.map((row) => row.id),
    seq: rows.map((row) => row.seq),
    createdAt: rows.map((row) => row.createdAt),
    updatedAt: rows.map((row) => row.updatedAt),
    updatedBy: rows.map((row) => row.updatedBy),
    removedAt: rows.map((row) => row.removedAt),
    decided: rows.map((row) => (Object.keys(row.decided).length > 0 ? row.decided : null)),
    units,
  }
}

/** Rows of one type from a page. Columns that this version does not know stay in the stored page, unread. */
export function rowsFromColumns(type: RecordType, page: Pick<FeedPage, 'commune'>, columns: Columns): Row[] {
  const units = Object.entries(unitsOf(type)).map(([name, unit]) => ({
    name,
    unit,
    cells: unitColumns(name, unit).map((column) => columns.units[column]),
  }))
  return columns.id.map((id, index) => ({
    type,
    id,
    commune: page.commune,
    seq: columns.seq[index] ?? 0,
    units: Object.fromEntries(
      units.map(({ name, unit, cells }): [string, UnitValue] => [
        name,
        unitFromCells(
          unit,
          cells.map((column) => column?.[index]),
        ),
      ]),
    ),
    createdAt: columns.createdAt[index] ?? '',
    updatedAt: columns.updatedAt[index] ?? '',
    updatedBy: columns.updatedBy[index] ?? '',
    removedAt: columns.removedAt[index] ?? null,
    decided: columns.decided[index] ?? {},
  }))
}

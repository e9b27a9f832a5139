/**
 * The columns of a record's table: one for each text of a unit, and `more` for all of its rare units together. A column
 * costs every row, and a rare unit is filled in few: `more` is a JSON object of those that are set, null where none is.
 */
import { type RecordType, unitsOf } from '#shared/records/record.ts'
import {
  cellsFromUnit,
  type Unit,
  type UnitValue,
  type UnitValues,
  unitColumns,
  unitFromCells,
} from '#shared/records/unit.ts'

export interface UnitCells {
  readonly name: string
  readonly unit: Unit
  readonly columns: readonly string[]
}

const unitCells = (type: RecordType, isRare: boolean): readonly UnitCells[] =>
  Object.entries(unitsOf(type))
    .filter(([, unit]) => (unit.rare === true) === isRare)
    .map(([name, unit]) => ({ name, unit, columns: unitColumns(name, unit) }))

/** Units with columns of their own. */
export const ownUnits = { household: unitCells('household', false), resident: unitCells('resident', false) }
export const rareUnits = { household: unitCells('household', true), resident: unitCells('resident', true) }

export const moreColumn = 'more'

/** In the order of their text. */
export const columnsOf = (type: RecordType): readonly string[] => [
  ...ownUnits[type].flatMap(({ columns }) => columns),
  moreColumn,
]

/** Empty where no rare unit is set. Parts in the order of their declaration, so that one value has one text. */
export function moreFromUnits(type: RecordType, units: UnitValues): string {
  let more: Record<string, UnitValue> | undefined
  for (const { name, unit } of rareUnits[type]) {
    const value = units[name] ?? null
    if (value === null) continue
    more ??= {}
    more[name] = unitFromCells(unit, cellsFromUnit(unit, value))
  }
  return more === undefined ? '' : JSON.stringify(more)
}

const nothing: UnitValues = {}

export function unitsFromMore(text: string | null | undefined): UnitValues {
  if (text === null || text === undefined || text === '') return nothing
  const units: UnitValues = JSON.parse(text)
  return units
}

/** All columns of a record by their names. */
export function columnsFromUnits(type: RecordType, units: UnitValues): Record<string, string | null> {
  const own = ownUnits[type].flatMap(({ name, unit, columns }) => {
    const cells = cellsFromUnit(unit, units[name])
    return columns.map((column, at) => [column, cells[at] ?? null] as const)
  })
  return { ...Object.fromEntries(own), [moreColumn]: moreFromUnits(type, units) || null }
}

export function unitsFromColumns(
  type: RecordType,
  cells: Readonly<Record<string, string | null>>,
): UnitValues {
  const more = unitsFromMore(cells[moreColumn])
  const own = ownUnits[type].map(
    ({ name, unit, columns }) =>
      [
        name,
        unitFromCells(
          unit,
          columns.map((column) => cells[column]),
        ),
      ] as const,
  )
  const rare = rareUnits[type].map(({ name }) => [name, more[name] ?? null] as const)
  return Object.fromEntries([...own, ...rare])
}

/**
 * The centre's rows and flags of the tablet's communes, in memory. Promise: of each record and flag the one with the
 * highest `seq` stands, in whatever order they come. A row is built only when somebody looks at it.
 */
import type { CommuneCode } from '#shared/ids.ts'
import { type RecordType, type Row, unitsOf } from '#shared/records/record.ts'
import { type UnitValue, unitColumns, unitFromCells } from '#shared/records/unit.ts'
import type { Columns } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { PageContent } from './page-content.ts'

/** Where the newest copy of a record stands in a page's columns. */
export interface RowPlace {
  readonly type: RecordType
  readonly commune: CommuneCode
  readonly seq: number
  readonly columns: Columns
  readonly index: number
  /** Once somebody has looked. */
  row: Row | undefined
}

const columnNames: Readonly<Record<RecordType, ReadonlyMap<string, readonly string[]>>> = {
  household: namesOf('household'),
  resident: namesOf('resident'),
}

function namesOf(type: RecordType): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(unitsOf(type)).map(([name, unit]) => [name, unitColumns(name, unit)]))
}

export class Rows {
  readonly places = new Map<string, RowPlace>()
  private readonly flags = new Map<string, Flag>()
  private readonly flagsByRecord = new Map<string, Set<string>>()

  /** Takes what a page brings and tells which records look different now. */
  take(commune: CommuneCode, content: PageContent): ReadonlySet<string> {
    const changed = new Set<string>()
    for (const { type, columns } of content.columns) {
      columns.id.forEach((id, index) => {
        const seq = columns.seq[index] ?? 0
        this.place(id, { type, commune, seq, columns, index, row: undefined }, changed)
      })
    }
    for (const flag of content.flags) this.placeFlag(flag, changed)
    return changed
  }

  /** Forgets a commune and tells which records are gone. */
  drop(commune: CommuneCode): ReadonlySet<string> {
    const gone = new Set<string>()
    for (const [id, place] of this.places) {
      if (place.commune !== commune) continue
      this.places.delete(id)
      gone.add(id)
    }
    for (const [id, flag] of this.flags) {
      if (flag.commune !== commune) continue
      this.flags.delete(id)
      this.flagsByRecord.get(flag.recordId)?.delete(id)
      gone.add(flag.recordId)
    }
    return gone
  }

  findRow(id: string): Row | undefined {
    const place = this.places.get(id)
    if (place === undefined) return undefined
    place.row ??= rowAt(place, id)
    return place.row
  }

  /** One unit of the newest copy, without building the row. */
  unit(id: string, unit: string): UnitValue {
    const place = this.places.get(id)
    if (place === undefined) return null
    if (place.row !== undefined) return place.row.units[unit] ?? null
    return unitAt(place, unit)
  }

  isRemoved(id: string): boolean {
    const place = this.places.get(id)
    return place !== undefined && place.columns.removedAt[place.index] !== null
  }

  openFlags(id: string): readonly Flag[] {
    const ids = this.flagsByRecord.get(id)
    if (ids === undefined) return []
    return [...ids].flatMap((flagId) => {
      const flag = this.flags.get(flagId)
      return flag?.state === 'open' ? [flag] : []
    })
  }

  /** Flags that ended by a supervisor's word. */
  settledFlags(): readonly Flag[] {
    return [...this.flags.values()].filter(({ state }) => state === 'settled' || state === 'dismissed')
  }

  /** Username of who wrote the newest copy. */
  writerOf(id: string): string | undefined {
    const place = this.places.get(id)
    return place?.columns.updatedBy[place.index]
  }

  flaggedRecords(): Iterable<string> {
    return this.flagsByRecord.keys()
  }

  private place(id: string, next: RowPlace, changed: Set<string>): void {
    const known = this.places.get(id)
    if (known !== undefined && known.seq > next.seq) return
    this.places.set(id, next)
    changed.add(id)
  }

  private placeFlag(flag: Flag, changed: Set<string>): void {
    const known = this.flags.get(flag.id)
    if (known !== undefined && known.seq > flag.seq) return
    this.flags.set(flag.id, flag)
    const ids = this.flagsByRecord.get(flag.recordId)
    if (ids === undefined) this.flagsByRecord.set(flag.recordId, new Set([flag.id]))
    else ids.add(flag.id)
    changed.add(flag.recordId)
  }
}

function rowAt(place: RowPlace, id: string): Row | undefined {
  const { columns, index, type, commune, seq } = place
  const recordId = columns.id[index]
  if (recordId === undefined || recordId !== id) return undefined
  const names = [...columnNames[type].keys()]
  return {
    type,
    id: recordId,
    commune,
    seq,
    units: Object.fromEntries(names.map((name) => [name, unitAt(place, name)])),
    createdAt: columns.createdAt[index] ?? '',
    updatedAt: columns.updatedAt[index] ?? '',
    updatedBy: columns.updatedBy[index] ?? '',
    removedAt: columns.removedAt[index] ?? null,
    decided: columns.decided[index] ?? {},
  }
}

function unitAt({ type, index, columns }: RowPlace, name: string): UnitValue {
  const unit = unitsOf(type)[name]
  const columnsOfUnit = columnNames[type].get(name)
  if (unit === undefined || columnsOfUnit === undefined) return null
  return unitFromCells(
    unit,
    columnsOfUnit.map((column) => columns.units[column]?.[index]),
  )
}

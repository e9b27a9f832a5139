/** What stands on a tablet's disk, read from outside: by what was stored, not by what the app makes of it. */
import type { GroupState } from '#client/store/database.ts'
import { type RecordType, unitsOf } from '#shared/records/record.ts'
import { type UnitValue, unitColumns, unitFromCells } from '#shared/records/unit.ts'
import { type Group, groupSchema } from '#shared/sync/change.ts'
import type { Columns } from '#shared/sync/feed.ts'
import type { Outcome } from '#shared/sync/receipt.ts'
import type { Disk, Stored } from './disk.ts'
import { unsealed } from './ports.ts'

export interface DiskGroup {
  readonly order: number
  readonly id: string
  readonly commune: string
  readonly state: GroupState
  /** Of the centre: the one that answered it, or on whose rows it was made. */
  readonly life: number
  readonly line: string
  readonly group: Group
  /** Of its receipt: the revisions that contain it. */
  readonly seqs: Readonly<Record<string, number>>
  /** The last that it was told. */
  readonly outcome: Outcome | null
}

export interface DiskRow {
  readonly type: RecordType
  readonly commune: string
  readonly seq: number
  readonly isRemoved: boolean
  /** By unit. */
  readonly decided: Readonly<Record<string, number>>
  /** Cells of units, those that the app does not know too. */
  readonly cells: ReadonlyMap<string, string | null>
}

export interface DiskContent {
  readonly rows: ReadonlyMap<string, DiskRow>
  readonly groups: readonly DiskGroup[]
  /** By commune. */
  readonly cursors: ReadonlyMap<string, number>
  readonly communes: ReadonlySet<string>
  /** The newest head of each commune's chain that the tablet was told, with its number, by commune. */
  readonly marks: ReadonlyMap<string, string>
  /** Communes whose groups go to another life of the centre first, with the life of their rows. */
  readonly replaying: ReadonlyMap<string, number>
  /** Of the centre, as the tablet counts. */
  readonly life: number
  /** Where its officer works, as far as it has heard. */
  readonly scope: readonly string[]
}

/** A unit as the app would read it. */
export function unitOf({ cells, type }: DiskRow, name: string): UnitValue {
  const unit = unitsOf(type)[name]
  const columns = unit === undefined ? [] : unitColumns(name, unit)
  return unit === undefined
    ? null
    : unitFromCells(
        unit,
        columns.map((column) => cells.get(column)),
      )
}

interface Page {
  readonly commune: string
  readonly rows: ReadonlyMap<string, DiskRow>
}

const pages = new WeakMap<object, Page>()
const groups = new WeakMap<object, DiskGroup>()

const memo = <T>(known: WeakMap<object, T>, stored: Stored, read: (stored: Stored) => T): T => {
  const found = known.get(stored)
  if (found !== undefined) return found
  const made = read(stored)
  known.set(stored, made)
  return made
}

interface AllPages {
  readonly stored: readonly Stored[]
  readonly rows: ReadonlyMap<string, DiskRow>
  readonly communes: ReadonlySet<string>
}
const readBefore = new WeakMap<object, AllPages>()

/** Read anew only where pages came or went. */
function readPages({ tables }: Disk): AllPages {
  const stored = [...tables.pages.rows.values()]
  const before = readBefore.get(tables.pages)
  if (before?.stored.length === stored.length && before.stored.at(-1) === stored.at(-1)) return before
  const rows = new Map<string, DiskRow>()
  const communes = new Set<string>()
  for (const one of stored) {
    const page = memo(pages, one, readPage)
    communes.add(page.commune)
    for (const [id, row] of page.rows) if ((rows.get(id)?.seq ?? -1) <= row.seq) rows.set(id, row)
  }
  const all = { stored, rows, communes }
  readBefore.set(tables.pages, all)
  return all
}

export function readDisk(disk: Disk): DiskContent {
  const { tables } = disk
  const { rows, communes } = readPages(disk)
  const device = readDevice(tables.meta.rows.get('device')?.value)
  return {
    rows,
    groups: [...tables.groups.rows.values()].map((stored) => memo(groups, stored, readGroup)),
    cursors: readCursors(tables.meta.rows.values()),
    communes,
    marks: readMarks(tables.meta.rows.values()),
    ...device,
  }
}

/** A table as it came: shapes are taken as the contract has them. */
interface Text {
  readonly rows: Readonly<Record<string, Columns>>
}

function readPage(stored: Stored): Page {
  const commune = String(stored.commune)
  const text: Text = JSON.parse(unsealed(stored.sealed))
  const rows = new Map<string, DiskRow>()
  for (const [type, columns] of Object.entries(text.rows))
    columns.id.forEach((id, index) => {
      const cells = new Map(Object.entries(columns.units).map(([name, cell]) => [name, cell[index] ?? null]))
      const isRemoved = (columns.removedAt[index] ?? null) !== null
      const decided = columns.decided[index] ?? {}
      rows.set(id, {
        commune,
        seq: columns.seq[index] ?? 0,
        isRemoved,
        decided,
        cells,
        type: type as RecordType,
      })
    })
  return { commune, rows }
}

interface Content {
  readonly line: string
  readonly receipt: { readonly outcome: Outcome; readonly seqs: Readonly<Record<string, number>> } | null
}

function readGroup(stored: Stored): DiskGroup {
  const { line, receipt }: Content = JSON.parse(unsealed(stored.sealed))
  return {
    order: Number(stored.order),
    id: String(stored.groupId),
    commune: String(stored.commune),
    state: stored.state as GroupState,
    life: Number(stored.life),
    line,
    group: groupSchema.parse(JSON.parse(line)),
    seqs: receipt?.seqs ?? {},
    outcome: receipt?.outcome ?? null,
  }
}

function readCursors(meta: Iterable<Stored>): Map<string, number> {
  const cursors = new Map<string, number>()
  for (const { name, value } of meta) {
    const key = String(name)
    if (!key.startsWith('feed:') || typeof value !== 'object' || value === null) continue
    if ('cursor' in value) cursors.set(key.slice('feed:'.length), Number(value.cursor))
  }
  return cursors
}

function readMarks(meta: Iterable<Stored>): Map<string, string> {
  const marks = new Map<string, string>()
  for (const { name, value } of meta) {
    const key = String(name)
    if (!key.startsWith('mark:') || typeof value !== 'object' || value === null) continue
    if ('hash' in value && 'seq' in value) marks.set(key.slice('mark:'.length), `${value.seq} ${value.hash}`)
  }
  return marks
}

function readDevice(device: unknown): Pick<DiskContent, 'replaying' | 'life' | 'scope'> {
  if (typeof device !== 'object' || device === null) return { replaying: new Map(), life: 0, scope: [] }
  const told = 'replaying' in device ? Object.entries(device.replaying ?? {}) : []
  return {
    replaying: new Map(told.map(([commune, life]) => [commune, Number(life)])),
    life: 'life' in device ? Number(device.life) : 0,
    scope: 'scope' in device && Array.isArray(device.scope) ? device.scope.map(String) : [],
  }
}

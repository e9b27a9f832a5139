/**
 * Rewrites many small pages as few, at opening. Promises: exactly the pages that were read are deleted, in the
 * transaction that writes the new ones; a page that is not wholly understood is left alone; columns that this version
 * does not know go on as they came.
 */
import { type CommuneCode, communeCode } from '#shared/ids.ts'
import { type StoreContext, writeRevision } from './context.ts'
import type { StoredPage } from './database.ts'
import { pageLabel } from './open-book.ts'
import { findObject, isColumns, isObject } from './page-content.ts'

/** Below this number of pages opening is quick enough as it is. */
const manyPages = 24
const recordsPerPage = 4000

interface Loose {
  readonly rows: Readonly<Record<string, unknown>>
  readonly flags: readonly unknown[]
}
/** Where the newest copy of a record stands. */
interface Place {
  readonly seq: number
  readonly type: string
  readonly columns: Readonly<Record<string, unknown>>
  readonly index: number
}

export async function compactPages(context: StoreContext): Promise<void> {
  const { pages } = context.database
  if ((await pages.count()) < manyPages) return
  const all = await pages.toArray()
  for (const commune of new Set(all.map((page) => page.commune)))
    await compactCommune(
      context,
      communeCode(commune),
      all.filter((page) => page.commune === commune),
    )
}

async function compactCommune(
  context: StoreContext,
  commune: CommuneCode,
  stored: readonly StoredPage[],
): Promise<void> {
  const records = new Map<string, Place>()
  const flags = new Map<string, { seq: number; flag: unknown }>()
  const read: StoredPage[] = []
  for (const page of stored) {
    const content = await openLoose(context, page)
    if (content === undefined) continue
    takeRecords(records, content)
    for (const flag of content.flags) takeFlag(flags, flag)
    read.push(page)
  }
  if (read.length < 2) return
  const texts = pageTexts(
    records,
    [...flags.values()].map(({ flag }) => flag),
  )
  const upTo = Math.max(...read.map((page) => page.upTo))
  const fresh = await Promise.all(
    texts.map(async ({ text, count }) => {
      const id = context.ids.page()
      return { commune, id, upTo, count, sealed: await context.sealer.seal(pageLabel({ id }), text) }
    }),
  )
  const keys = read.flatMap(({ key }) => key ?? [])
  await writeRevision(context, async () => {
    const there = await context.database.pages.bulkGet(keys)
    // Another tab has compacted, or the commune has left: nothing is to be done.
    if (there.some((page) => page === undefined)) return
    await context.database.pages.bulkDelete(keys)
    await context.database.pages.bulkAdd(fresh)
  })
}

const understood = new Set([
  ...['epoch', 'otherEpoch', 'mark', 'scope', 'commune', 'from', 'next', 'rows', 'flags', 'more'],
  ...['prunedBelow', 'left', 'receipts'],
])

async function openLoose({ sealer }: StoreContext, page: StoredPage): Promise<Loose | undefined> {
  const text = await sealer.open(pageLabel(page), page.sealed).catch(() => undefined)
  const content = text === undefined ? undefined : findObject(text)
  if (content === undefined || Object.keys(content).some((name) => !understood.has(name))) return undefined
  const { rows, flags } = content
  if (!Array.isArray(flags) || !flags.every(hasRevision)) return undefined
  if (!isObject(rows) || !Object.values(rows).every(isWholeTable)) return undefined
  return { rows, flags }
}

const hasRevision = (value: unknown): value is { id: string; seq: number } =>
  isObject(value) && typeof value.id === 'string' && typeof value.seq === 'number'

/** Columns that can be taken apart row by row: everything but `units` is an array of the same length. */
const isWholeTable = (table: unknown): boolean =>
  isColumns(table) &&
  Object.entries(table).every(
    ([name, column]) => name === 'units' || (Array.isArray(column) && column.length === table.id.length),
  )

function takeRecords(records: Map<string, Place>, { rows }: Loose): void {
  for (const [type, columns] of Object.entries(rows)) {
    if (!isColumns(columns) || !isObject(columns)) continue
    columns.id.forEach((id, index) => {
      const seq = columns.seq[index] ?? 0
      if ((records.get(id)?.seq ?? -1) <= seq) records.set(id, { seq, type, columns, index })
    })
  }
}

function takeFlag(flags: Map<string, { seq: number; flag: unknown }>, flag: unknown): void {
  if (!hasRevision(flag)) return
  if ((flags.get(flag.id)?.seq ?? -1) <= flag.seq) flags.set(flag.id, { seq: flag.seq, flag })
}

function pageTexts(
  records: ReadonlyMap<string, Place>,
  flags: readonly unknown[],
): { text: string; count: number }[] {
  const places = [...records.values()]
  const texts = [{ text: JSON.stringify({ rows: {}, flags }), count: flags.length }]
  for (let at = 0; at < places.length; at += recordsPerPage) {
    const part = places.slice(at, at + recordsPerPage)
    const types = [...new Set(part.map(({ type }) => type))]
    const rows = Object.fromEntries(
      types.map((type) => [type, tableFrom(part.filter((one) => one.type === type))]),
    )
    texts.push({ text: JSON.stringify({ rows, flags: [] }), count: part.length })
  }
  return texts
}

/** One table of the rows, with every column that any of them has; `null` where a page did not have it. */
function tableFrom(places: readonly Place[]): Record<string, unknown> {
  const unitsOf = ({ columns }: Pick<Place, 'columns'>) => (isObject(columns.units) ? columns.units : {})
  const sources = [...new Set(places.map(({ columns }) => columns))]
  const envelope = new Set(sources.flatMap((columns) => Object.keys(columns)))
  envelope.delete('units')
  const units = new Set(sources.flatMap((columns) => Object.keys(unitsOf({ columns }))))
  const cell = (column: unknown, index: number): unknown =>
    Array.isArray(column) ? (column[index] ?? null) : null
  return {
    ...Object.fromEntries(
      [...envelope].map((name) => [name, places.map(({ columns, index }) => cell(columns[name], index))]),
    ),
    units: Object.fromEntries(
      [...units].map((name) => [name, places.map((place) => cell(unitsOf(place)[name], place.index))]),
    ),
  }
}

/**
 * Stored pages as received, of the feed or with an answer: rows as column arrays. Reading them here is quick and keeps what this version does not know; what fails to parse stays where it is and is counted.
 */
import { z } from 'zod'
import { isRecordType, type RecordType } from '#shared/records/record.ts'
import type { Columns } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { lenientFlagSchema } from '#shared/sync/lenient.ts'

export interface PageContent {
  readonly columns: readonly { readonly type: RecordType; readonly columns: Columns }[]
  readonly flags: readonly Flag[]
  /** Rows and flags in it that this version cannot read. */
  readonly unreadable: number
}

const looseArray = z.array(z.unknown())

/** `undefined` when the text is no page at all. */
export function findPageContent(text: string): PageContent | undefined {
  const page = findObject(text)
  if (page === undefined) return undefined
  const flags = readAll(page.flags, lenientFlagSchema)
  if (!isObject(page.rows)) return undefined
  const columns = []
  let unreadable = flags.failed
  for (const [type, part] of Object.entries(page.rows)) {
    if (isRecordType(type) && isColumns(part)) columns.push({ type, columns: part })
    else unreadable += isObject(part) && Array.isArray(part.id) ? part.id.length : 1
  }
  return { columns, flags: flags.read, unreadable }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function findObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function readAll<T>(list: unknown, schema: z.ZodType<T>): { read: T[]; failed: number } {
  const parsed = looseArray.safeParse(list ?? [])
  if (!parsed.success) return { read: [], failed: 1 }
  const read: T[] = []
  for (const one of parsed.data) {
    const result = schema.safeParse(one)
    if (result.success) read.push(result.data)
  }
  return { read, failed: parsed.data.length - read.length }
}

const envelopeColumns = ['id', 'seq', 'createdAt', 'updatedAt', 'updatedBy', 'removedAt', 'decided'] as const

/**
 * Whether the arrays are there and of one length. Their cells were checked by the schema before the page was stored, and
 * checking 450,000 of them again at every opening would cost the officer a second.
 */
export function isColumns(value: unknown): value is Columns {
  if (!isObject(value) || !Array.isArray(value.id) || !isObject(value.units)) return false
  const length = value.id.length
  const fits = (column: unknown) => Array.isArray(column) && column.length === length
  return envelopeColumns.every((name) => fits(value[name])) && Object.values(value.units).every(fits)
}

/** Rows and flags of a page's text, also those that this version cannot read; 1 for a text that is no page. */
export function countContent(text: string): number {
  const content = findPageContent(text)
  if (content === undefined) return 1
  const { columns, flags, unreadable } = content
  return columns.reduce((sum, part) => sum + part.columns.id.length, flags.length + unreadable)
}

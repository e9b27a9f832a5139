/** The audit log as it is read: acts at desks, and what tablets wrote, which the log of each commune knows. */
import type pg from 'pg'
import { z } from 'zod'
import { type AuditEntry, auditEntrySchema } from '#shared/api/audit.ts'
import { query } from './query.ts'

/** An entry's place in the order of the log. */
export interface AuditPlace {
  readonly at: string
  readonly id: string
}

export interface AuditQuestion {
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  /** `YYYY-MM-DD`, in Vietnam. */
  readonly day?: string | undefined
  /** Only what is older than this. */
  readonly after?: AuditPlace | undefined
  readonly limit: number
}

/** Microseconds and all: two entries of one millisecond keep their order from page to page. */
const atText = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const startOf = (day: string): string => `(${day})::timestamp at time zone 'Asia/Ho_Chi_Minh'`

/**
 * Newest first: what stands in the log, and what tablets wrote. A record's entries are also those of its groups, such as
 * one that was held and dismissed.
 */
export async function listAudit(pool: pg.Pool, asked: AuditQuestion): Promise<AuditEntry[]> {
  const { subject } = asked
  const record = z.uuid().safeParse(subject).data
  const ofRecord = record === undefined ? [] : await listSaves(pool, record)
  const own = await listActs(pool, asked, {
    subjects: [...(subject === undefined ? [] : [subject]), ...groupsOf(ofRecord)],
    record,
  })
  // an id is a record's, or a tablet's
  const sent = subject === undefined || record !== undefined ? await listSent(pool, asked, record) : []
  const saved = ofRecord.filter((entry) => isAsked(entry, asked))
  return [...own, ...sent, ...saved].sort(newestFirst).slice(0, asked.limit)
}

const newestFirst = (a: AuditPlace, b: AuditPlace): number =>
  a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1

const groupsOf = (saves: readonly AuditEntry[]): string[] => saves.map(({ id }) => id)

/** The same moment as `at`, in the day that the person in Vietnam means. */
const dayIn = (at: string): string =>
  new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 'YYYY-MM-DD'.length)

function isAsked(entry: AuditEntry, { actor, day, after }: AuditQuestion): boolean {
  if (actor !== undefined && entry.actor !== actor) return false
  if (day !== undefined && dayIn(entry.at) !== day) return false
  return after === undefined || newestFirst(entry, after) > 0
}

interface About {
  readonly subjects: readonly string[]
  /** Shown with another subject, perhaps. */
  readonly record: string | undefined
}

/** Each filter has an index that ends in the order of the log; of one record there is no such order, and not much. */
async function listActs(
  pool: pg.Pool,
  { actor, day, after, limit }: AuditQuestion,
  { subjects, record }: About,
): Promise<AuditEntry[]> {
  const values: unknown[] = [limit]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const narrowed: string[] = []
  if (actor !== undefined) narrowed.push(`actor = ${bind(actor)}`)
  if (day !== undefined) {
    const on = bind(day)
    narrowed.push(`at >= ${startOf(`${on}::date`)}`, `at < ${startOf(`${on}::date + 1`)}`)
  }
  if (after !== undefined)
    narrowed.push(`(at, id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`)
  const newestOf = (source: string, ...more: readonly string[]): string => {
    const conditions = [...narrowed, ...more]
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
    return `(select id, at, actor, device, address, action, subject_type, subject, commune, cardinality(records) as shown
      from ${source} ${where} order by at desc, id desc limit $1)`
  }
  const sources = [newestOf('audit', ...subjectIs(subjects, bind))]
  if (record !== undefined)
    sources.push(
      newestOf(`(select * from audit where records @> array[${bind(record)}::uuid] offset 0) shown`),
    )
  const found = await query(pool, {
    text: `select id, ${atText} as at, actor, device, address, action, subject_type as "subjectType", subject, commune,
        shown
      from (${sources.join(' union ')}) entry order by entry.at desc, id desc limit $1`,
    values,
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

function subjectIs(subjects: readonly string[], bind: (value: unknown) => string): string[] {
  const [subject, ...others] = subjects
  if (subject === undefined) return []
  return [others.length === 0 ? `subject = ${bind(subject)}` : `subject = any (${bind(subjects)})`]
}

/** More saves of one record than anybody reads. */
const savesOfRecord = 1_000

async function listSaves(pool: pg.Pool, record: string): Promise<AuditEntry[]> {
  const found = await query(pool, {
    name: 'read-saves',
    text: `select id, ${atText} as at, actor, device, commune, address,
        case outcome when 'held' then 'save-held' else 'save' end as action, 'record' as "subjectType",
        $1::text as subject
      from read_saves($1::text::uuid, $2)`,
    values: [record, savesOfRecord],
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

/** Batches of one person's tablets, of one tablet, or of all. */
async function listSent(
  pool: pg.Pool,
  { actor, day, after, limit }: AuditQuestion,
  device: string | undefined,
): Promise<AuditEntry[]> {
  const days = `${startOf('$3::date')}, ${startOf('$3::date + 1')}`
  const found = await query(pool, {
    name: 'read-sent',
    text: `select id, ${atText} as at, actor, device, commune, address, 'send-batch' as action,
        null as "subjectType", null as subject
      from read_sent($1, $2::uuid, ${days}, $4::timestamptz, $5::uuid, $6)`,
    values: [actor ?? null, device ?? null, day ?? null, after?.at ?? null, after?.id ?? null, limit],
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

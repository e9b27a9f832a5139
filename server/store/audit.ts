/** Who did what, when, from where. No names, numbers or addresses of residents ever go in here. */
import type pg from 'pg'
import { v7 } from 'uuid'
import { z } from 'zod'
import { type AuditEntry, auditEntrySchema } from '#shared/api/audit.ts'
import { query } from './query.ts'

export interface AuditAct {
  readonly actor: string
  readonly action: string
  readonly device?: string
  readonly address?: string
  readonly subjectType?: string
  readonly subject?: string
  readonly commune?: string
}

export async function recordAudit(pool: pg.Pool, act: AuditAct): Promise<void> {
  const { actor, action, device, address, subjectType, subject, commune } = act
  await query(pool, {
    name: 'record-audit',
    text: `insert into audit (id, actor, action, device, address, subject_type, subject, commune)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [v7(), actor, action, device, address, subjectType, subject, commune],
  })
}

/** What is asked again and again, by a list that refreshes itself, is one reading an hour. */
const onceAnHour = `not exists (
  select from audit x where x.actor = a.username and x.at > now() - interval '1 hour' and x.action = $2
    and x.commune is not distinct from $3`

/** Somebody at a desk looked at a list of people. */
export async function recordListing(
  pool: pg.Pool,
  act: Pick<AuditAct, 'actor' | 'action' | 'address' | 'commune'>,
): Promise<void> {
  await query(pool, {
    name: 'record-listing',
    text: `insert into audit (id, actor, action, commune, address)
      select $5, a.username, $2, $3, $4 from account a where a.username = $1 and ${onceAnHour})`,
    values: [act.actor, act.action, act.commune, act.address, v7()],
  })
}

/** A tablet was given rows of a commune. */
export async function recordFeed(
  pool: pg.Pool,
  { tokenHash, commune, address }: { tokenHash: Buffer; commune: string; address: string },
): Promise<void> {
  await query(pool, {
    name: 'record-feed',
    text: `insert into audit (id, actor, action, commune, address, device)
      select $5, a.username, $2, $3, $4, d.id from device d join account a on a.id = d.account
      where d.token_hash = $1 and ${onceAnHour} and x.device = d.id)`,
    values: [tokenHash, 'read-feed', commune, address, v7()],
  })
}

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
 * Newest first: what stands in the log and, of one person or one record, what tablets wrote. A record's entries are also
 * those of its groups, such as one that was held and dismissed.
 */
export async function listAudit(pool: pg.Pool, asked: AuditQuestion): Promise<AuditEntry[]> {
  const { actor, subject } = asked
  const ofRecord = z.uuid().safeParse(subject).success ? await listSaves(pool, String(subject)) : []
  const own = await listActs(pool, asked, [
    ...(subject === undefined ? [] : [subject]),
    ...groupsOf(ofRecord),
  ])
  const written =
    subject === undefined && actor !== undefined
      ? await listSent(pool, asked, actor)
      : ofRecord.filter((entry) => isAsked(entry, asked))
  return [...own, ...written].sort(newestFirst).slice(0, asked.limit)
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

/** Each filter has an index that ends in the order of the log. */
async function listActs(
  pool: pg.Pool,
  { actor, day, after, limit }: AuditQuestion,
  subjects: readonly string[],
): Promise<AuditEntry[]> {
  const values: unknown[] = [limit]
  const conditions: string[] = []
  const want = (condition: (...at: string[]) => string, ...given: readonly unknown[]) => {
    conditions.push(condition(...given.map((value) => `$${values.push(value)}`)))
  }
  if (actor !== undefined) want((who) => `actor = ${who}`, actor)
  const [subject, ...others] = subjects
  if (others.length > 0) want((all) => `subject = any (${all})`, subjects)
  else if (subject !== undefined) want((what) => `subject = ${what}`, subject)
  if (day !== undefined) {
    want((on) => `at >= ${startOf(`${on}::date`)} and at < ${startOf(`${on}::date + 1`)}`, day)
  }
  if (after !== undefined) {
    want((at, id) => `(at, id) < (${at}::timestamptz, ${id}::uuid)`, after.at, after.id)
  }
  const found = await query(pool, {
    text: `select id, ${atText} as at, actor, device, address, action, subject_type as "subjectType", subject, commune
      from audit ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
      order by audit.at desc, id desc limit $1`,
    values,
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

/** More saves of one record than anybody reads. */
const savesOfRecord = 1_000

async function listSaves(pool: pg.Pool, record: string): Promise<AuditEntry[]> {
  const found = await query(pool, {
    name: 'read-saves',
    text: `select id, ${atText} as at, actor, device, commune, null as address,
        case outcome when 'held' then 'save-held' else 'save' end as action, 'record' as "subjectType",
        $1::text as subject
      from read_saves($1::text::uuid, $2)`,
    values: [record, savesOfRecord],
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

async function listSent(
  pool: pg.Pool,
  { day, after, limit }: AuditQuestion,
  actor: string,
): Promise<AuditEntry[]> {
  const found = await query(pool, {
    name: 'read-sent',
    text: `select id, ${atText} as at, actor, device, commune, null as address, 'send-batch' as action,
        null as "subjectType", null as subject
      from read_sent($1, ${startOf('$2::date')}, ${startOf('$2::date + 1')}, $3::timestamptz, $4::uuid, $5)`,
    values: [actor, day ?? null, after?.at ?? null, after?.id ?? null, limit],
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

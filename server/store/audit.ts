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

/** Newest first. Each filter has an index that ends in the order of the log. */
export async function listAudit(pool: pg.Pool, asked: AuditQuestion): Promise<AuditEntry[]> {
  const values: unknown[] = [asked.limit]
  const conditions: string[] = []
  const want = (condition: (...at: string[]) => string, ...given: readonly unknown[]) => {
    conditions.push(condition(...given.map((value) => `$${values.push(value)}`)))
  }
  if (asked.actor !== undefined) want((actor) => `actor = ${actor}`, asked.actor)
  if (asked.subject !== undefined) want((subject) => `subject = ${subject}`, asked.subject)
  if (asked.day !== undefined) {
    const startOf = (day: string) => `(${day})::timestamp at time zone 'Asia/Ho_Chi_Minh'`
    want((day) => `at >= ${startOf(`${day}::date`)} and at < ${startOf(`${day}::date + 1`)}`, asked.day)
  }
  if (asked.after !== undefined) {
    want((at, id) => `(at, id) < (${at}::timestamptz, ${id}::uuid)`, asked.after.at, asked.after.id)
  }
  const found = await query(pool, {
    text: `select id, ${atText} as at, actor, device, address, action, subject_type as "subjectType", subject, commune
      from audit ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
      order by audit.at desc, id desc limit $1`,
    values,
  })
  return z.array(auditEntrySchema).parse(found.rows)
}

/** Who did what, when, from where. No names, numbers or addresses of residents ever go in here. */
import type pg from 'pg'
import { v7 } from 'uuid'
import { query } from './query.ts'

export interface AuditAct {
  readonly actor: string
  readonly action: string
  readonly device?: string
  readonly address?: string
  readonly subjectType?: string
  readonly subject?: string
  readonly commune?: string
  /** Everything that was shown with the subject: who asks for any of these finds the act. */
  readonly records?: readonly string[]
}

/**
 * Acts as a part of the statement that does them, so that both are there or neither. `acts` is its parameter, from
 * `actsParameter`; null for none.
 */
export const insertActs = (acts: string): string => `insert into audit (id, actor, action, device, address,
    subject_type, subject, commune, records)
  select id, actor, action, device, address, "subjectType", subject, commune, records
  from json_to_recordset(${acts}::json) act(id uuid, actor text, action text, device uuid, address text,
    "subjectType" text, subject text, commune text, records uuid[])`

export const actsParameter = (acts: readonly AuditAct[] = []): string | null =>
  acts.length === 0 ? null : JSON.stringify(acts.map((act) => ({ id: v7(), ...act })))

export async function recordAudit(pool: pg.Pool, ...acts: readonly AuditAct[]): Promise<void> {
  if (acts.length === 0) return
  await query(pool, { name: 'record-audit', text: insertActs('$1'), values: [actsParameter(acts)] })
}

/** What is asked again and again, by a list that refreshes itself, is one reading an hour. */
const onceAnHour = `not exists (
  select from audit x where x.actor = a.username and x.at > now() - interval '1 hour' and x.action = $2
    and x.commune is not distinct from $3`

type Listing = Pick<AuditAct, 'actor' | 'action' | 'address' | 'commune'> &
  Required<Pick<AuditAct, 'records'>>

/** Somebody at a desk looked at a list of people. One on which nobody is new is the same list. */
export async function recordListing(pool: pg.Pool, act: Listing): Promise<void> {
  if (act.records.length === 0) return
  await query(pool, {
    name: 'record-listing',
    text: `insert into audit (id, actor, action, commune, address, records)
      select $5, a.username, $2, $3, $4, $6::uuid[] from account a
      where a.username = $1 and ${onceAnHour} and x.records @> $6::uuid[])`,
    values: [act.actor, act.action, act.commune, act.address, v7(), act.records],
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

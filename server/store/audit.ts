/** Who did what, when, from where. No names, numbers or addresses of residents ever go in here. */
import type pg from 'pg'
import { v7 } from 'uuid'

export interface AuditEntry {
  readonly actor: string
  readonly action: string
  readonly device?: string
  readonly address?: string
  readonly subjectType?: string
  readonly subject?: string
}

export async function recordAudit(pool: pg.Pool, entry: AuditEntry): Promise<void> {
  await pool.query(
    `insert into audit (id, actor, action, device, address, subject_type, subject) values ($1, $2, $3, $4, $5, $6, $7)`,
    [v7(), entry.actor, entry.action, entry.device, entry.address, entry.subjectType, entry.subject],
  )
}

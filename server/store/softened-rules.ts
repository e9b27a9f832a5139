/** Rules that ask nobody in a unit of the tree for some days. A small table; nothing of it is deleted. */
import type pg from 'pg'
import { z } from 'zod'
import { type SoftenedRule, type Softening, softenedRuleSchema } from '#shared/api/rules.ts'
import { type AuditAct, actsParameter, insertActs } from './audit.ts'
import { query } from './query.ts'

const dayText = (column: string): string => `to_char(s.${column}, 'YYYY-MM-DD')`
const fields = `s.id, s.rule, s.level, s.code, s.severity, ${dayText('from_day')} as "from",
  ${dayText('until_day')} as until, s.reason, s.made_by as "madeBy",
  to_char(s.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
  coalesce((
    select a.name from area a where a.level = s.level and a.code = s.code order by a.valid_from desc limit 1),
    s.code) as name`

/** More than any administrator reads. */
const most = 500

export async function listSoftenedRules(pool: pg.Pool): Promise<SoftenedRule[]> {
  const found = await query(pool, {
    name: 'list-softened-rules',
    text: `select ${fields} from softened_rule s order by s.made_at desc, s.id limit $1`,
    values: [most],
  })
  return z.array(softenedRuleSchema).parse(found.rows)
}

const activeSchema = softenedRuleSchema.pick({
  rule: true,
  level: true,
  code: true,
  severity: true,
  from: true,
  until: true,
})
export type ActiveSoftening = z.infer<typeof activeSchema>

/** Those that are not over on the day. */
export async function listActiveSoftenings(pool: pg.Pool, today: string): Promise<ActiveSoftening[]> {
  const found = await query(pool, {
    name: 'list-active-softenings',
    text: `select s.rule, s.level, s.code, s.severity, ${dayText('from_day')} as "from", ${dayText('until_day')} as until
      from softened_rule s where s.until_day is null or s.until_day >= $1::date`,
    values: [today],
  })
  return z.array(activeSchema).parse(found.rows)
}

/** The same request again changes nothing, and is no act. */
export async function insertSoftening(
  pool: pg.Pool,
  made: Softening & { readonly by: string; readonly acts: readonly AuditAct[] },
): Promise<void> {
  const { id, rule, level, code, severity, from, until, reason, by, acts } = made
  await query(pool, {
    name: 'insert-softening',
    text: `with made as (
        insert into softened_rule (id, rule, level, code, severity, from_day, until_day, reason, made_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id),
      told as (${insertActs('$10')} where exists (select from made))
      select from made`,
    values: [id, rule, level, code, severity, from, until, reason, by, actsParameter(acts)],
  })
}

/** What the log calls it. */
export const subjectOfRule = ({ rule, level, code }: Pick<Softening, 'rule' | 'level' | 'code'>): string =>
  `${rule} ${level} ${code}`
const subjectSql = `concat_ws(' ', rule, level, code)`

interface Ending {
  readonly id: string
  readonly today: string
  /** Without the subject, which is known when it is found. */
  readonly acts: readonly AuditAct[]
}

/** From today on it asks again. `false`, and no act, where nothing is to be ended. */
export async function endSoftening(pool: pg.Pool, { id, today, acts }: Ending): Promise<boolean> {
  const actsOnIt = `(select json_agg(act || jsonb_build_object('subject', ${subjectSql}))
    from ended, jsonb_array_elements($3::jsonb) act)`
  const result = await query(pool, {
    name: 'end-softening',
    text: `with ended as (
        update softened_rule set until_day = $2::date - 1
        where id = $1 and (until_day is null or until_day >= $2::date) returning rule, level, code),
      told as (${insertActs(actsOnIt)})
      select from ended`,
    values: [id, today, actsParameter(acts)],
  })
  return result.rowCount === 1
}

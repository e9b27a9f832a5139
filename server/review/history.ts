/** A record's history out of the log: what each group said of it, as it came. */
import type pg from 'pg'
import { type HistoryLine, readHistoryLines } from '#server/store/read-flags.ts'
import { arrivalFromLine } from '#server/sync/arrival.ts'
import { readStored } from '#server/sync/read-lines.ts'
import type { Actor } from '#shared/access/actor.ts'
import { maskUnits } from '#shared/access/mask.ts'
import type { HistoryEntry } from '#shared/api/flags.ts'
import { type CommuneCode, groupId, type RecordId } from '#shared/ids.ts'

const entriesShown = 200

interface HistoryAsk {
  readonly actor: Actor
  readonly commune: CommuneCode
  readonly id: RecordId
}

export async function readHistory(
  pool: pg.Pool,
  { actor, commune, id }: HistoryAsk,
): Promise<HistoryEntry[]> {
  const lines = await readHistoryLines(pool, {
    account: actor.account,
    commune,
    ids: [id],
    limit: entriesShown,
  })
  const entries = await Promise.all(lines.map((line) => entriesOf(line, id, actor)))
  return entries.flat()
}

async function entriesOf(line: HistoryLine, id: RecordId, { role }: Actor): Promise<HistoryEntry[]> {
  const stored = (await readStored(line.bytes, line.line))?.line
  const arrival = stored === undefined ? undefined : arrivalFromLine(stored)
  if (arrival === undefined || arrival.reading.kind === 'fault') return []
  const { changes, event = null } = arrival.reading.group
  return changes.flatMap((change, index) => {
    if (change.id !== id) return []
    const inConflict = new Set((line.conflicts ?? []).filter(([at]) => at === index).map(([, unit]) => unit))
    const from = maskUnits(role, change.saw ?? {})
    const to = maskUnits(role, change.wrote ?? {})
    return {
      groupId: groupId(line.group_id),
      by: { username: line.username, name: line.name },
      device: line.device,
      desk: line.desk,
      at: line.received_at.toISOString(),
      madeAt: change.madeAt,
      kind: change.kind,
      outcome: line.outcome,
      problem: line.problem,
      reason: change.reason ?? null,
      event,
      units: Object.keys(to).map((unit) => ({
        unit,
        from: from[unit] ?? null,
        to: to[unit] ?? null,
        conflict: inConflict.has(unit),
      })),
    }
  })
}

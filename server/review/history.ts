/** A record's history out of the log: what each group said of it, as it came. */
import type pg from 'pg'
import { type HistoryLine, readHistoryLines } from '#server/store/read-flags.ts'
import { arrivalFromLine } from '#server/sync/arrival.ts'
import { readStored } from '#server/sync/read-lines.ts'
import type { Actor } from '#shared/access/actor.ts'
import { maskUnits } from '#shared/access/mask.ts'
import type { HistoryEntry, HistoryPage } from '#shared/api/flags.ts'
import { type CommuneCode, groupId, type RecordId } from '#shared/ids.ts'
import type { Group } from '#shared/sync/change.ts'
import { textOf } from './held.ts'

const groupsShown = 100

interface HistoryAsk {
  readonly actor: Actor
  readonly commune: CommuneCode
  readonly id: RecordId
  /** `next` of the page before. */
  readonly after?: string | undefined
}

/** A page, the newest first. A save that cannot be read is told as that, not passed over. */
export async function readHistory(
  pool: pg.Pool,
  { actor, commune, id, after }: HistoryAsk,
): Promise<HistoryPage> {
  const lines = await readHistoryLines(pool, {
    account: actor.account,
    commune,
    ids: [id],
    limit: groupsShown + 1,
    below: placeOf(after),
  })
  const shown = lines.slice(0, groupsShown)
  const last = lines.length > groupsShown ? shown.at(-1) : undefined
  const told = await Promise.all(shown.map((line) => readLine(line, id, actor)))
  return {
    entries: told.flatMap(({ entries }) => entries),
    unreadable: told.flatMap(({ unreadable }) => unreadable),
    next: last === undefined ? null : `${last.batch}-${last.line}`,
  }
}

function placeOf(after: string | undefined): { batch: string; line: number } | undefined {
  const [batch, line] = after?.split('-') ?? []
  return batch === undefined || line === undefined ? undefined : { batch, line: Number(line) }
}

type Told = Pick<HistoryPage, 'entries' | 'unreadable'>

async function readLine(line: HistoryLine, id: RecordId, actor: Actor): Promise<Told> {
  const stored = (await readStored(line.bytes, line.line))?.line
  const reading = stored === undefined ? undefined : arrivalFromLine(stored).reading
  if (reading?.kind === 'group') {
    return { entries: entriesOf(line, reading.group, { id, actor }), unreadable: [] }
  }
  return { entries: [], unreadable: [{ ...whoAndWhen(line), text: textOf(stored?.value, line.bytes) }] }
}

const whoAndWhen = (line: HistoryLine) => ({
  groupId: groupId(line.group_id),
  by: { username: line.username, name: line.name },
  device: line.device,
  desk: line.desk,
  at: line.received_at.toISOString(),
  outcome: line.outcome,
  problem: line.problem,
})

function entriesOf(
  line: HistoryLine,
  { changes, event }: Group,
  { id, actor: { role } }: Pick<HistoryAsk, 'id' | 'actor'>,
): HistoryEntry[] {
  return changes.flatMap((change, index) => {
    if (change.id !== id) return []
    const inConflict = new Set((line.conflicts ?? []).filter(([at]) => at === index).map(([, unit]) => unit))
    const from = maskUnits(role, change.saw ?? {})
    const to = maskUnits(role, change.wrote ?? {})
    return {
      ...whoAndWhen(line),
      madeAt: change.madeAt,
      kind: change.kind,
      reason: change.reason ?? null,
      event: event ?? null,
      units: Object.keys(to).map((unit) => ({
        unit,
        from: from[unit] ?? null,
        to: to[unit] ?? null,
        conflict: inConflict.has(unit),
      })),
    }
  })
}

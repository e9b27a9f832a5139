/** Holds the centre at rest against its own log, its feed and what tablets were told. Every answer is a list of faults. */
import type pg from 'pg'
import { z } from 'zod'
import { unitsFromColumns } from '#server/store/record-columns.ts'
import { recordId } from '#shared/ids.ts'
import { recordTypes } from '#shared/records/record.ts'
import { sameUnit } from '#shared/records/unit.ts'
import { type FeedPage, feedPageSchema } from '#shared/sync/feed.ts'
import type { Officer, Told } from '../tablet/officer.ts'
import { type Log, type ModelRow, wordKey } from './read-log.ts'

/** A row of a table of records, by the names of its columns. */
const cellsSchema = z.record(z.string(), z.unknown())

/** The tables are what follows from the log. Rows by record, with their `seq`. */
export async function checkTables(owner: pg.Pool, log: Log): Promise<string[]> {
  const faults: string[] = []
  let found = 0
  for (const type of recordTypes) {
    const { rows } = await owner.query(`select * from ${type} where commune = $1`, [log.commune])
    found += rows.length
    for (const cells of z.array(cellsSchema).parse(rows)) {
      const model = log.rows.get(String(cells.id))
      const fault = model === undefined ? 'is not in the log' : differenceOf(type, cells, model)
      if (fault !== undefined) faults.push(`${type} ${cells.id} ${fault}`)
    }
  }
  if (found !== log.rows.size)
    faults.push(`${log.rows.size} records in the log of ${log.commune}, ${found} rows`)
  return faults
}

const textOf = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null)

function differenceOf(
  type: (typeof recordTypes)[number],
  cells: z.infer<typeof cellsSchema>,
  model: ModelRow,
): string | undefined {
  if (Number(cells.seq) !== model.seq) return `stands at ${cells.seq}, and the log says ${model.seq}`
  const texts = Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, textOf(cell)]))
  for (const [name, value] of Object.entries(unitsFromColumns(type, texts))) {
    if (!sameUnit(value, model.units.get(name) ?? null))
      return `has ${JSON.stringify(value)} for ${name}, and the log says ${JSON.stringify(model.units.get(name))}`
  }
  return undefined
}

const countQueries = {
  'groups that came': `
    select (select coalesce(sum(groups), 0) from arrival_of_day where commune = $1) as kept,
           (select count(*) from change_group where commune = $1) as counted`,
  households: `
    select (select coalesce(sum(households), 0) from hamlet_count where commune = $1) as kept,
           (select count(*) from household where commune = $1 and removed_at is null and more::json -> 'closed' is null) as counted`,
  residents: `
    select (select coalesce(sum(residents), 0) from hamlet_count where commune = $1) as kept,
           (select count(*) from resident where commune = $1 and removed_at is null and left_why is null
             and left_on is null and left_to is null) as counted`,
  'open flags': `
    select (select coalesce(sum(flags), 0) from commune_count where commune = $1) as kept,
           (select count(*) from flag where commune = $1 and state = 'open') as counted`,
  'open flags by hamlet': `
    select (select coalesce(sum(flags), 0) from hamlet_count where commune = $1) as kept,
           (select count(*) from flag where commune = $1 and state = 'open') as counted`,
  'held groups by hamlet': `
    select (select coalesce(sum(held), 0) from hamlet_count where commune = $1) as kept,
           (select count(*) from held_group where commune = $1 and state = 'held') as counted`,
}

/** Kept counts change by differences: what is written twice, or half, shows here. */
export async function checkCounts(owner: pg.Pool, { commune }: Log): Promise<string[]> {
  const faults: string[] = []
  for (const [what, text] of Object.entries(countQueries)) {
    const { rows } = await owner.query<{ kept: string; counted: string }>(text, [commune])
    const { kept, counted } = rows[0] ?? { kept: '', counted: '' }
    if (Number(kept) !== Number(counted)) faults.push(`${commune} keeps ${kept} ${what} and has ${counted}`)
  }
  return faults
}

/** The head of the chain is the counter's, and nothing was given out beyond it. */
export async function checkCounter(owner: pg.Pool, log: Log): Promise<string[]> {
  const { rows } = await owner.query<{ seq: string; chain: Buffer }>(
    'select seq, chain from commune_counter where commune = $1',
    [log.commune],
  )
  const counter = rows[0]
  if (counter === undefined) return log.seq === 0 ? [] : [`${log.commune} has lost its counter`]
  const isWhole = Number(counter.seq) === log.seq && counter.chain.equals(log.chain)
  return isWhole ? [] : [`the counter of ${log.commune} stands at ${counter.seq}, its log ends at ${log.seq}`]
}

/** What this tablet was told is there, and what its officer saw as saved is there or was replaced by themselves. */
export function checkTold({ witness, username, saved }: Told, log: Log): string[] {
  const faults = witness.faults.map((fault) => `${username}: ${fault}`)
  for (const [id, receipt] of witness.acknowledged) {
    const stored = log.groups.get(id)
    if (stored === undefined) faults.push(`group ${id} was acknowledged to ${username} and is missing`)
    else if (stored.hash !== witness.sent.get(id)) faults.push(`group ${id} has other bytes at the centre`)
    else if (stored.outcome !== receipt.outcome)
      faults.push(`group ${id} was acknowledged as ${receipt.outcome} and is ${stored.outcome}`)
    for (const [record, seq] of Object.entries(receipt.seqs))
      if ((log.rows.get(record)?.seq ?? -1) < seq)
        faults.push(`${record} was acknowledged at ${seq} and stands at ${log.rows.get(record)?.seq}`)
  }
  const later = new Set<string>()
  for (const { record, unit, value } of saved.toReversed()) {
    const isReplaced = later.has(`${record} ${unit}`)
    later.add(`${record} ${unit}`)
    if (!isReplaced && !log.words.has(wordKey(record, unit, value)))
      faults.push(`${username} saw ${JSON.stringify(value)} saved, and it never came`)
  }
  return faults
}

/** At rest nothing waits on a tablet, and it shows what the centre has, where nobody is asked. */
export function checkTablet({ tablet }: Officer, log: Log): string[] {
  const { username, open } = tablet
  const { waiting, held } = open.sync.get()
  const faults = waiting + held > 0 ? [`${username} is at rest with ${waiting} waiting and ${held} held`] : []
  const book = open.book.get()
  for (const [id, { units }] of log.rows) {
    const view = book.findRecord(recordId(id))
    if (view === undefined) faults.push(`${username} does not show ${id}`)
    for (const [unit, value] of units)
      if (view !== undefined && !sameUnit(view.units[unit] ?? null, value))
        faults.push(`${username} shows ${JSON.stringify(view.units[unit])} for ${unit} of ${id}`)
  }
  return faults
}

interface Reader {
  readonly origin: string
  readonly token: string
}

/** Read from the beginning the feed has every row once, at its newest, and every flag. */
export async function checkFeed(reader: Reader, log: Log, flags: number): Promise<string[]> {
  const seen = new Map<string, number>()
  const faults: string[] = []
  const flagIds = new Set<string>()
  for (let cursor = 0, more = true; more; ) {
    const page = await readPage(reader, log.commune, cursor)
    if (page.from !== cursor || (page.more && page.next <= cursor)) faults.push(`the feed skips at ${cursor}`)
    for (const type of recordTypes)
      for (const [index, id] of page.rows[type].id.entries()) {
        if (seen.has(id)) faults.push(`${id} is in the feed twice`)
        seen.set(id, page.rows[type].seq[index] ?? 0)
      }
    for (const { id } of page.flags) flagIds.add(id)
    cursor = page.next
    more = page.more
  }
  for (const [id, { seq }] of log.rows)
    if (seen.get(id) !== seq) faults.push(`the feed has ${id} at ${seen.get(id)}, the log at ${seq}`)
  if (flagIds.size !== flags) faults.push(`the feed has ${flagIds.size} of ${flags} flags`)
  return faults
}

async function readPage({ origin, token }: Reader, commune: string, cursor: number): Promise<FeedPage> {
  const answer = await fetch(`${origin}/api/feed/${commune}?cursor=${cursor}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`the feed answered ${answer.status}`)
  return feedPageSchema.parse(await answer.json())
}

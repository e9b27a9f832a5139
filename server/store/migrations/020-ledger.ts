/**
 * The ledger: a group says itself at whose door it was made, and is found by its device. Of groups that are there
 * already the stored batches say it.
 */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'

export const ledger = `
alter table change_group add column household uuid;
-- partial, so that no plan can take it for a look-up by id
create index change_group_by_device on change_group (commune, device) where line > 0;
-- the last comparison of a tablet's ledger with ours
alter table device add column ledger jsonb;
`

const fenced = ['batch', 'change_group']
const batchesAtOnce = 200
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

interface Place {
  readonly commune: string
  readonly seq: string
}
interface Found {
  readonly commune: string
  readonly id: string
  readonly hash: string
  readonly household: string
}

/** For this transaction the owner looks behind the fences. */
export async function fillHouseholds(db: Kysely<unknown>): Promise<void> {
  for (const table of fenced) await sql.raw(`alter table ${table} no force row level security`).execute(db)
  let after: Place | undefined = { commune: '', seq: '0' }
  while (after !== undefined) after = await fillSome(db, after)
  for (const table of fenced) await sql.raw(`alter table ${table} force row level security`).execute(db)
}

/** Where the next ones begin; `undefined` at the end. */
async function fillSome(db: Kysely<unknown>, { commune, seq }: Place): Promise<Place | undefined> {
  const { rows } = await sql<Place & { bytes: Buffer }>`
    select commune, seq, bytes from batch where (commune, seq) > (${commune}, ${seq}::bigint)
    order by commune, seq limit ${sql.lit(batchesAtOnce)}`.execute(db)
  const found = rows.flatMap((batch) => householdsIn(batch.commune, batch.bytes))
  await sql`
    update change_group g set household = u.household
    from unnest(${column(found, 'commune')}::text[], ${column(found, 'id')}::uuid[],
      ${column(found, 'hash')}::text[], ${column(found, 'household')}::uuid[]) u(commune, id, hash, household)
    where g.commune = u.commune and g.id = u.id and g.hash = decode(u.hash, 'hex')`.execute(db)
  return rows.at(-1)
}

const column = (found: readonly Found[], name: keyof Found): string =>
  `{${found.map((one) => one[name]).join(',')}}`

function householdsIn(commune: string, bytes: Buffer): Found[] {
  const lines = gunzipSync(bytes).toString('utf8').split('\n')
  return lines.flatMap((line) => {
    const { id, household } = readLine(line)
    if (!uuid.test(id) || !uuid.test(household)) return []
    return [{ commune, id, household, hash: createHash('sha256').update(line).digest('hex') }]
  })
}

function readLine(line: string): { id: string; household: string } {
  try {
    const { groupId, household } = JSON.parse(line)
    return { id: String(groupId), household: String(household) }
  } catch {
    return { id: '', household: '' }
  }
}

/** A tablet without a screen: enrolled in the database, speaking the protocol over real HTTP. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type pg from 'pg'
import { z } from 'zod'
import type { Centre } from '../e2e/centre.ts'
import { insertAccount } from '../server/store/accounts.ts'
import { stateSchema } from '../shared/api/accounts.ts'
import { type CommuneCode, communeCode, type DeviceId, deviceId, type Epoch } from '../shared/ids.ts'
import type { Row } from '../shared/records/record.ts'
import { type Envelope, type Mark, markSchema } from '../shared/sync/batch.ts'
import { feedPageSchema, rowsFromTables } from '../shared/sync/feed.ts'
import { outcomes } from '../shared/sync/receipt.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

export interface Tablet {
  readonly deviceId: DeviceId
  readonly token: string
  readonly commune: CommuneCode
  readonly epoch: Epoch
  mark: Mark | null
}

export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function enrol(centre: Centre, commune: string): Promise<Tablet> {
  const account = randomUUID()
  const token = newToken()
  const id = deviceId(randomUUID())
  const owner: pg.Pool = centre.database
  await insertAccount(owner, {
    id: account,
    username: `can-bo.${commune}`,
    name: `Cán bộ thử nghiệm ${commune}`,
    role: 'officer',
    areas: [{ level: 'commune', code: commune }],
  })
  await owner.query(`insert into device (id, account, token_hash, kind) values ($1, $2, $3, 'tablet')`, [
    id,
    account,
    hashOf(token),
  ])
  return {
    deviceId: id,
    token,
    commune: communeCode(commune),
    epoch: await epochOf(centre, token),
    mark: null,
  }
}

export async function epochOf({ origin }: Pick<Centre, 'origin'>, token: string): Promise<Epoch> {
  const answer = await fetch(`${origin}/api/state`, { headers: { authorization: `Bearer ${token}` } })
  return stateSchema.parse(await answer.json()).epoch
}

/** What is looked at of an answer here. A tablet reads all of it, but on a processor of its own. */
const answerSchema = z.object({
  mark: markSchema.nullable(),
  receipts: z.array(z.object({ outcome: z.enum(outcomes) })),
})

/** As a tablet does: the lines are on its disk, the batch is put together and packed when it goes. */
export function packBatch(tablet: Tablet, lines: readonly string[]): Promise<Buffer> {
  const { deviceId, commune, epoch, mark } = tablet
  const envelope: Envelope = { deviceId, commune, epoch, mark, asking: [], own: 'by-feed' }
  return pack([JSON.stringify(envelope), ...lines].join('\n'))
}

export async function send(
  centre: Pick<Centre, 'origin'>,
  tablet: Tablet,
  lines: readonly string[],
): Promise<void> {
  const answered = await post(centre, tablet, await packBatch(tablet, lines))
  if (answered.status !== 200) throw new Error(`a batch was refused: ${answered.status} ${answered.body}`)
  takeAnswer(tablet, answered.body, lines.length)
}

/** @throws where a group was not applied */
export function takeAnswer(tablet: Tablet, body: string, groups: number): void {
  const answer = answerSchema.parse(JSON.parse(body))
  const applied = answer.receipts.filter(({ outcome }) => outcome === 'applied').length
  if (applied !== groups)
    throw new Error(`${applied} of ${groups} groups were applied: ${body.slice(0, 500)}`)
  tablet.mark = answer.mark
}

const agent = new http.Agent({ keepAlive: true })

interface Answered {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

function ask(url: string, options: http.RequestOptions, body?: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, ...options }, async (response) => {
      try {
        const bytes = await buffer(response)
        const isPacked = response.headers['content-encoding'] === 'gzip'
        const text = (isPacked ? await unpack(bytes) : bytes).toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      } catch (error) {
        reject(error)
      }
    })
    request.on('error', reject)
    request.end(body)
  })
}

export const post = (
  { origin }: Pick<Centre, 'origin'>,
  { token }: Pick<Tablet, 'token'>,
  body: Buffer,
  options: http.RequestOptions = {},
): Promise<Answered> =>
  ask(
    `${origin}/api/batches`,
    {
      ...options,
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        'accept-encoding': 'gzip',
        'content-length': body.length,
      },
    },
    body,
  )

/** The whole feed of the tablet's commune, decoded as a tablet decodes it. */
export async function pull({ origin }: Pick<Centre, 'origin'>, tablet: Tablet): Promise<Row[]> {
  const rows: Row[] = []
  const headers = { authorization: `Bearer ${tablet.token}`, 'accept-encoding': 'gzip' }
  for (let cursor = 0, more = true; more; ) {
    const answered = await ask(`${origin}/api/feed/${tablet.commune}?cursor=${cursor}`, { headers })
    if (answered.status !== 200) throw new Error(`no feed: ${answered.status} ${answered.body}`)
    const page = feedPageSchema.parse(JSON.parse(answered.body))
    rows.push(...rowsFromTables(page, page.rows))
    cursor = page.next
    more = page.more
  }
  return rows
}

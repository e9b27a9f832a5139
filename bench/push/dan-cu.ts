/** The product: tablets that send batches to the real server, everything on. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import { z } from 'zod'
import type { Centre } from '../../e2e/centre.ts'
import { groupOfHousehold } from '../../server/seed/synthetic-batches.ts'
import { insertAccount } from '../../server/store/accounts.ts'
import { stateSchema } from '../../shared/api/accounts.ts'
import { type CommuneCode, communeCode, type DeviceId, deviceId, type Epoch } from '../../shared/ids.ts'
import { type Envelope, type Mark, markSchema } from '../../shared/sync/batch.ts'
import { outcomes } from '../../shared/sync/receipt.ts'
import type { Contender, Round } from './contender.ts'

const pack = promisify(gzip)

export interface Tablet {
  readonly deviceId: DeviceId
  readonly token: string
  readonly commune: CommuneCode
  readonly epoch: Epoch
  mark: Mark | null
}

export async function enrol(centre: Centre, commune: string): Promise<Tablet> {
  const account = randomUUID()
  const token = randomBytes(32).toString('base64url')
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
    createHash('sha256').update(token).digest(),
  ])
  const answer = await fetch(`${centre.origin}/api/state`, { headers: { authorization: `Bearer ${token}` } })
  const { epoch } = stateSchema.parse(await answer.json())
  return { deviceId: id, token, commune: communeCode(commune), epoch, mark: null }
}

/** What is looked at of an answer here. A tablet reads all of it, but on a processor of its own. */
const answerSchema = z.object({
  mark: markSchema.nullable(),
  receipts: z.array(z.object({ outcome: z.enum(outcomes) })),
})

/** As a tablet does: the lines are on its disk, the batch is put together and packed when it goes. */
export async function send(centre: Centre, tablet: Tablet, lines: readonly string[]): Promise<void> {
  const { deviceId, commune, epoch, mark } = tablet
  const envelope: Envelope = { deviceId, commune, epoch, mark, asking: [] }
  const body = await pack([JSON.stringify(envelope), ...lines].join('\n'))
  const answered = await post(centre, tablet, body)
  if (answered.status !== 200) throw new Error(`a batch was refused: ${answered.status} ${answered.body}`)
  const answer = answerSchema.parse(JSON.parse(answered.body))
  const applied = answer.receipts.filter(({ outcome }) => outcome === 'applied').length
  if (applied !== lines.length)
    throw new Error(`${applied} of ${lines.length} groups were applied: ${answered.body.slice(0, 500)}`)
  tablet.mark = answer.mark
}

const agent = new http.Agent({ keepAlive: true })

const post = (centre: Centre, { token }: Tablet, body: Buffer): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const request = http.request(
      `${centre.origin}/api/batches`,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/x-ndjson',
          'content-encoding': 'gzip',
          'content-length': body.length,
        },
      },
      async (response) => {
        try {
          resolve({ status: response.statusCode ?? 0, body: await text(response) })
        } catch (error) {
          reject(error)
        }
      },
    )
    request.on('error', reject)
    request.end(body)
  })

export async function pushToDanCu(centre: Centre, communes: readonly string[]): Promise<Contender> {
  const tablets = new Map<string, Tablet>()
  for (const commune of communes) tablets.set(commune, await enrol(centre, commune))
  const tabletOf = (commune: string): Tablet => {
    const tablet = tablets.get(commune)
    if (tablet === undefined) throw new Error(`no tablet in ${commune}`)
    return tablet
  }
  return {
    name: 'dan-cu',
    prepare: async (round: Round) => {
      const outboxes = [...round].map(([commune, batches]) => {
        const tablet = tabletOf(commune)
        const lines = batches.map((households) =>
          households.map((household) => JSON.stringify(groupOfHousehold(household, tablet.epoch))),
        )
        return { tablet, lines }
      })
      return async () => {
        await Promise.all(
          outboxes.map(async ({ tablet, lines }) => {
            for (const batch of lines) await send(centre, tablet, batch)
          }),
        )
      }
    },
    countStored: async () => {
      const { rows } = await centre.database.query<{ count: string }>(
        `select (select count(*) from household where commune = any($1)) +
                (select count(*) from resident where commune = any($1)) as count`,
        [communes],
      )
      return Number(rows[0]?.count)
    },
    stop: () => centre.stop(),
  }
}

/** The product: tablets that send batches to the real server, everything on. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import type { Centre } from '../../e2e/centre.ts'
import { groupOfHousehold } from '../../server/seed/synthetic-batches.ts'
import { insertAccount } from '../../server/store/accounts.ts'
import { stateSchema } from '../../shared/api/accounts.ts'
import { type CommuneCode, communeCode, type DeviceId, deviceId, type Epoch } from '../../shared/ids.ts'
import { answerSchema, type Envelope, type Mark } from '../../shared/sync/batch.ts'
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

/** As a tablet does: the lines are on its disk, the batch is put together and packed when it goes. */
export async function send(centre: Centre, tablet: Tablet, lines: readonly string[]): Promise<void> {
  const { deviceId, commune, epoch, mark } = tablet
  const envelope: Envelope = { deviceId, commune, epoch, mark, asking: [] }
  const body = await pack([JSON.stringify(envelope), ...lines].join('\n'))
  const response = await fetch(`${centre.origin}/api/batches`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tablet.token}`,
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    },
    body,
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`a batch was refused: ${response.status} ${text}`)
  const answer = answerSchema.pick({ mark: true, receipts: true }).parse(JSON.parse(text))
  const applied = answer.receipts.filter(({ outcome }) => outcome === 'applied').length
  if (applied !== lines.length)
    throw new Error(`${applied} of ${lines.length} groups were applied: ${text.slice(0, 500)}`)
  tablet.mark = answer.mark
}

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

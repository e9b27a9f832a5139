/** The product: tablets that send batches to the real server, everything on. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Centre } from '../../e2e/centre.ts'
import { groupOfHousehold } from '../../server/seed/synthetic-batches.ts'
import { enrol, send, type Tablet } from '../node-tablet.ts'
import type { Contender, Round } from './contender.ts'

/** What a tablet has on its disk of a batch. */
const linesOf = (households: Parameters<typeof groupOfHousehold>[0][], epoch: Tablet['epoch']): string[] =>
  households.map((household) => JSON.stringify(groupOfHousehold(household, epoch)))

export interface OutboxOfTablet {
  readonly tablet: Tablet
  readonly batches: readonly (readonly string[])[]
}

export const outboxesOf = (tablets: ReadonlyMap<string, Tablet>, round: Round): OutboxOfTablet[] =>
  [...round].map(([commune, batches]) => {
    const tablet = tablets.get(commune)
    if (tablet === undefined) throw new Error(`no tablet in ${commune}`)
    return { tablet, batches: batches.map((households) => linesOf([...households], tablet.epoch)) }
  })

/** All tablets at once, each one batch after the other. */
export async function sendAll(
  centre: Pick<Centre, 'origin'>,
  outboxes: readonly OutboxOfTablet[],
): Promise<void> {
  await Promise.all(
    outboxes.map(async ({ tablet, batches }) => {
      for (const lines of batches) await send(centre, tablet, lines)
    }),
  )
}

export async function enrolAll(
  centre: Centre,
  communes: readonly string[],
): Promise<ReadonlyMap<string, Tablet>> {
  const tablets = new Map<string, Tablet>()
  for (const commune of communes) tablets.set(commune, await enrol(centre, commune))
  return tablets
}

export async function countStored(centre: Centre, communes: readonly string[]): Promise<number> {
  const { rows } = await centre.database.query<{ count: string }>(
    `select (select count(*) from household where commune = any($1)) +
            (select count(*) from resident where commune = any($1)) as count`,
    [communes],
  )
  return Number(rows[0]?.count)
}

/** Until every number and person has been looked for over the whole database. */
async function untilLookedFor(centre: Centre): Promise<void> {
  for (;;) {
    const { rows } = await centre.database.query<{ waits: boolean }>(
      'select exists (select from check_queue) or exists (select from move_queue) as waits',
    )
    if (rows[0]?.waits !== true) return
    await sleep(100)
  }
}

export async function pushToDanCu(centre: Centre, communes: readonly string[]): Promise<Contender> {
  const tablets = await enrolAll(centre, communes)
  return {
    name: 'dan-cu',
    prepare: async (round) => {
      const outboxes = outboxesOf(tablets, round)
      return () => sendAll(centre, outboxes)
    },
    settle: () => untilLookedFor(centre),
    countStored: () => countStored(centre, communes),
    stop: () => centre.stop(),
  }
}

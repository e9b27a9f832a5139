/** All that must hold when everything has been sent and the centre rests. */
import type pg from 'pg'
import type { ChaosCentre } from '../centre/chaos-centre.ts'
import { type Officer, type Told, toldTo } from '../tablet/officer.ts'
import { checkCounter, checkCounts, checkFeed, checkTables, checkTablet, checkTold } from './check-centre.ts'
import { type Log, newLog, readOn } from './read-log.ts'

type Centre = Pick<ChaosCentre, 'look' | 'origin'>

export interface AtRest {
  readonly faults: readonly string[]
  /** Batches that were committed and whose answer no tablet has heard: kills that hit where it hurts. */
  readonly unheard: number
}

/** Of these communes: their logs from where they were read to, everything else whole. */
export async function checkAtRest(
  centre: Centre,
  logs: readonly Log[],
  officers: readonly Officer[],
): Promise<AtRest> {
  const faults: string[] = []
  const unheard = await centre.look((owner) => countUnheard(owner, officers))
  for (const log of logs) {
    const own = officers.filter(({ tablet }) => tablet.commune === log.commune)
    faults.push(...(await checkCommune(centre, log, own.map(toldTo))))
    for (const officer of own) faults.push(...checkTablet(officer, log))
  }
  return { faults, unheard }
}

/** Every commune in which anybody was told anything, its log read from the first batch on. */
export async function checkFromTheFirst(centre: Centre, told: readonly Told[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const commune of new Set(told.map((one) => one.commune))) {
    const own = told.filter((one) => one.commune === commune)
    faults.push(...(await checkCommune(centre, newLog(commune), own)))
  }
  return faults
}

async function checkCommune(centre: Centre, log: Log, told: readonly Told[]): Promise<string[]> {
  const { faults, flags } = await centre.look(async (owner) => ({
    faults: [
      ...(await readOn(owner, log)),
      ...(await checkCounter(owner, log)),
      ...(await checkTables(owner, log)),
      ...(await checkCounts(owner, log)),
    ],
    flags: await countFlags(owner, log),
  }))
  for (const one of told) faults.push(...checkTold(one, log))
  const token = told[0]?.token
  if (token !== undefined) faults.push(...(await checkFeed({ origin: centre.origin, token }, log, flags)))
  return faults
}

async function countFlags(owner: pg.Pool, { commune }: Log): Promise<number> {
  const { rowCount } = await owner.query('select from flag where commune = $1', [commune])
  return rowCount ?? 0
}

async function countUnheard(owner: pg.Pool, officers: readonly Officer[]): Promise<number> {
  const hashes = officers.flatMap(({ tablet }) => tablet.witness.takeUnheard())
  const { rowCount } = await owner.query(
    `select from batch where encode(sha256(bytes), 'hex') = any ($1) and commune = any ($2)`,
    [hashes, [...new Set(officers.map(({ tablet }) => tablet.commune))]],
  )
  return rowCount ?? 0
}

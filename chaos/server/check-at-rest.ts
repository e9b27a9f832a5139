/** All that must hold when everything has been sent and the centre rests. */
import type pg from 'pg'
import type { ChaosCentre } from '../centre/chaos-centre.ts'
import type { Officer } from '../tablet/officer.ts'
import { checkBook, checkCounter, checkCounts, checkFeed, checkOfficer, checkTables } from './check-centre.ts'
import { type Log, readOn } from './read-log.ts'

export interface AtRest {
  readonly faults: readonly string[]
  /** Batches that were committed and whose answer no tablet has heard: kills that hit where it hurts. */
  readonly unheard: number
}

export async function checkAtRest(
  centre: Pick<ChaosCentre, 'look' | 'origin'>,
  logs: readonly Log[],
  officers: readonly Officer[],
): Promise<AtRest> {
  const faults: string[] = []
  const unheard = await centre.look(async (owner) => {
    for (const log of logs) faults.push(...(await checkCommune(owner, log)))
    return countUnheard(owner, officers)
  })
  for (const log of logs) {
    const own = officers.filter(({ tablet }) => tablet.commune === log.commune)
    for (const officer of own) faults.push(...checkOfficer(officer, log), ...checkBook(officer, log))
    const token = own[0]?.tablet.token
    const flags = await centre.look((owner) => countFlags(owner, log))
    if (token !== undefined) faults.push(...(await checkFeed({ ...centre, token }, log, flags)))
  }
  return { faults, unheard }
}

async function checkCommune(owner: pg.Pool, log: Log): Promise<string[]> {
  return [
    ...(await readOn(owner, log)),
    ...(await checkCounter(owner, log)),
    ...(await checkTables(owner, log)),
    ...(await checkCounts(owner, log)),
  ]
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

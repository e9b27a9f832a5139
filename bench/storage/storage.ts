/**
 * What a resident costs on the centre's disk, with household, indexes, history, receipts and the log, after 100,000 of
 * them have come through the intake in households of 4 (`--scale 1`). Without the database's own journal.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Centre } from '../../e2e/centre.ts'
import { startCentre } from '../../e2e/centre.ts'
import { readScale, report, say } from '../figure.ts'
import { enrolAll, outboxesOf, sendAll } from '../push/dan-cu.ts'
import { householdsInBatch, makeCommunes, makeRound } from '../push/households.ts'

const residents = 100_000
const residentsInBatch = householdsInBatch * 4
const communesToFill = 12
const budget = 1.2 * 1024

async function sizes(centre: Centre): Promise<Map<string, number>> {
  const { rows } = await centre.database.query<{ name: string; size: string }>(
    `select relname as name, pg_total_relation_size(oid) as size from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  return new Map(rows.map(({ name, size }) => [name, Number(size)]))
}

async function untilChecked(centre: Centre): Promise<void> {
  for (;;) {
    const { rows } = await centre.database.query('select from check_queue limit 1')
    if (rows.length === 0) return
    await sleep(1000)
  }
}

const centre = await startCentre({ scale: 0.001 })
try {
  const communes = makeCommunes(communesToFill)
  const tablets = await enrolAll(
    centre,
    communes.map(({ code }) => code),
  )
  const before = await sizes(centre)
  const rounds = Math.max(1, Math.round((residents * readScale(1)) / residentsInBatch / communesToFill))
  for (let round = 1; round <= rounds; round += 1) {
    if (round % 10 === 1) say(`round ${round} of ${rounds}`)
    await sendAll(centre, outboxesOf(tablets, makeRound(communes, 1)))
  }
  await untilChecked(centre)
  await centre.database.query('vacuum')
  const stored = rounds * communesToFill * residentsInBatch
  let total = 0
  for (const [name, size] of await sizes(centre)) {
    const grown = (size - (before.get(name) ?? 0)) / stored
    total += grown
    if (grown >= 1) say(`${name}: ${Math.round(grown)} bytes a resident`)
  }
  say(`${stored} residents`)
  report([{ name: 'storage', value: total, unit: 'bytes a resident', peer: null, limit: budget }])
} finally {
  await centre.stop()
}
